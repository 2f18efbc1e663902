import type { IncomingMessage } from 'node:http';
import { readBody } from './body-cap.ts';

/** More than any form of ours. */
const MAX_BYTES = 4_096;

/** The fields of a form that was sent; none of one that is too large, or none of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request, MAX_BYTES);
  const isForm = request.headers['content-type']?.split(';')[0] === 'application/x-www-form-urlencoded';
  return new URLSearchParams(isForm ? (body?.toString() ?? '') : '');
}

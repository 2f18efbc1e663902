import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** More than any state we have seen; a larger one is refused before it fills our memory. */
export const MAX_STATE_BYTES = 64 * 1024 * 1024;

/** The whole body, or undefined when it is larger than `limit`. */
export async function readBody(request: IncomingMessage, limit = MAX_STATE_BYTES): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** True when `contentMd5` (base64, RFC 1864) is the body's; terraform sends it with every state. */
export function md5Matches(body: Uint8Array, contentMd5: string | undefined): boolean {
  const expected = createHash('md5').update(body).digest();
  const given = Buffer.from(contentMd5 ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

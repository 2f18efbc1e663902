import type { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { UploadedFile } from '../messages/body.ts';

/** A request as it arrived. */
export interface Arrived {
  /** On the machine's clock of `performance.now()`. */
  arrivedAt: number;
  method: string;
  /** Percent-decoded, so that `%40original` is `@original`. */
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  body: unknown;
  files: UploadedFile[];
}

/** A request on its way to a route, with the parameters of the path. */
export interface Call extends Arrived {
  params: Record<string, string>;
}

/** What a route answers; no body means 204. */
export interface Reply {
  status: number;
  body?: object;
}

export const ok = (body: object): Reply => ({ status: 200, body });
export const created = (body: object): Reply => ({ status: 201, body });
export const noContent: Reply = { status: 204 };

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Multipart: `payload_json` is the body, `files[0]`… come along. */
async function readForm(raw: Buffer, contentType: string): Promise<Pick<Arrived, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData();
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (typeof value === 'string' || index === undefined) continue;
    const content = Buffer.from(await value.arrayBuffer());
    files.push({
      index: Number(index),
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      content,
    });
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? JSON.parse(payload) : {}, files };
}

/** @throws SyntaxError for JSON that is none */
export async function readCall(request: IncomingMessage): Promise<Arrived> {
  const arrivedAt = performance.now();
  const url = new URL(request.url ?? '/', 'http://localhost');
  const raw = await readAll(request);
  const contentType = request.headers['content-type'] ?? '';
  const isForm = contentType.startsWith('multipart/form-data');
  const { body, files } = isForm
    ? await readForm(raw, contentType)
    : { body: raw.length > 0 ? JSON.parse(raw.toString('utf8')) : undefined, files: [] };
  return {
    arrivedAt,
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    authorization: request.headers.authorization,
    body,
    files,
  };
}

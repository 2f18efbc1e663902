import type { IncomingMessage } from 'node:http';

/** A request with all of its body. */
export interface Call {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export async function readCall(request: IncomingMessage, origin: string): Promise<Call> {
  const { method = 'GET', url = '/', headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return { method, url: new URL(url, origin), headers, body: Buffer.concat(chunks) };
}

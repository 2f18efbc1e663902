import type { IncomingMessage } from 'node:http';
import { type Handler, sendJson } from './handler.ts';

/** GitHub drops webhooks over 25 MB itself; nothing larger comes from it. */
export const WEBHOOK_BODY_BYTES = 25 * 1024 * 1024;

/**
 * Reads the body before `handler`, up to `maxBytes`, and hands it on as `rawBody`. Probot would read a body of any size into memory
 * before it looks at the signature.
 */
export const withBodyCap =
  (handler: Handler, maxBytes = WEBHOOK_BODY_BYTES): Handler =>
  async (request, response) => {
    const body = await readBody(request, maxBytes);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      return sendJson(response, 413, { error: `The body is larger than ${maxBytes} bytes.` });
    }
    return handler(Object.assign(request, { body: {}, rawBody: body }), response);
  };

/** The body, or undefined when it is too large; what follows is not read. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

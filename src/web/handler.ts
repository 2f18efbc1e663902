import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request, or leaves it to the next: false means that nothing was written. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Ends the response with a JSON body. Lengths are in bytes, so any text is safe. */
export function sendJson(response: ServerResponse, status: number, body: unknown): true {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
  return true;
}

/** Path of a request without its query. */
export const pathOf = ({ url }: IncomingMessage): string => (url ?? '/').split('?', 1)[0] ?? '/';

/** Limits a handler to one path and what is below it. */
export const at =
  (path: string, handler: Handler): Handler =>
  async (request, response) => {
    const asked = pathOf(request);
    return asked === path || asked.startsWith(`${path}/`) ? handler(request, response) : false;
  };

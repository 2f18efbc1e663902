import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestFault } from './faults.ts';
import type { Reply } from './rest/route.ts';

/** JSON with an ETag. A client that `known`s it has the same already is told so, without the body. */
export function writeReply(
  response: ServerResponse,
  { status, body, text, headers = {} }: Reply,
  known?: string,
): void {
  const content = text ?? (body === undefined ? '' : JSON.stringify(body));
  const etag = `W/"${createHash('sha256').update(content).digest('hex')}"`;
  const unchanged = status === 200 && known === etag;
  const type = text === undefined ? 'application/json' : 'text/plain';
  response.writeHead(unchanged ? 304 : status, {
    ...(content === '' ? {} : { 'content-type': `${type}; charset=utf-8` }),
    ...(status === 200 ? { etag } : {}),
    'x-github-request-id': randomUUID(),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    ...headers,
  });
  response.end(unchanged ? '' : content);
}

export const faultReply = ({ status = 502, message = 'Server Error', headers = {} }: RequestFault): Reply => ({
  status,
  body: { message },
  headers,
});

/** A response that swallows what is written to it and ends with the fault: the work was done, its answer is lost. */
export function muted(response: ServerResponse, fault: RequestFault): ServerResponse {
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  return Object.assign(response, {
    setHeader: () => response,
    writeHead: () => response,
    write: () => true,
    end: () => {
      writeHead(fault.status ?? 502);
      return end();
    },
  });
}

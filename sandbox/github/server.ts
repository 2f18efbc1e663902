import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults, RequestFault } from './faults.ts';
import { parseGitPath, serveGit } from './git/smart-http.ts';
import type { Hub } from './hub.ts';
import { renderPage } from './pages/pages.ts';
import type { RequestLogEntry } from './request-log.ts';
import type { Api } from './rest/api.ts';
import type { Reply } from './rest/route.ts';

export interface ServerParts {
  readonly hub: Hub;
  readonly api: Api;
  readonly faults: Faults;
  log(entry: RequestLogEntry): void;
}

const apiRoot = '/api/v3';
const bodyLimitBytes = 25 * 1024 * 1024;

/** Answers every request: the API below `/api/v3`, git below `/owner/repo.git`, and pages for people. */
export async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { hub, faults } = parts;
  const url = new URL(request.url ?? '/', hub.url);
  const path = url.pathname.startsWith(`${apiRoot}/`) ? url.pathname.slice(apiRoot.length) : url.pathname;
  response.setHeader('date', hub.now().toUTCString());
  const fault = faults.forRequest(request.method ?? 'GET', path);
  if (fault?.kind === 'delay') await wait(fault.delayMs ?? 1_000);
  if (fault?.kind === 'reset') return void request.socket.destroy();
  if (fault?.kind === 'status-before') {
    request.resume();
    return writeReply(response, faultReply(fault));
  }
  const gitPath = parseGitPath(url.pathname);
  if (gitPath) {
    await serveGit(hub, gitPath, request, fault ? muted(response, fault) : response);
    const { method = 'GET' } = request;
    parts.log({ at: hub.now(), method, path, status: response.statusCode, caller: undefined, body: '' });
  } else if (path !== url.pathname || url.pathname.startsWith('/api/'))
    await serveApi(parts, { request, response, url, path, fault });
  else await renderPage(hub, url.pathname, response);
}

interface ApiExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly path: string;
  readonly fault: RequestFault | undefined;
}

async function serveApi(
  { hub, api, log }: ServerParts,
  { request, response, url, path, fault }: ApiExchange,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const body = await readBody(request);
  const { authorization, accept = '' } = headers;
  const { reply, caller } = await api.answer({ method, path, url, authorization, accept, body });
  const visible = fault?.kind === 'status-after-commit' ? faultReply(fault) : reply;
  log({ at: hub.now(), method, path, status: visible.status, caller, body });
  writeReply(response, visible, headers['if-none-match']);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw new Error('Request body over 25 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** JSON with an ETag; a client that has the same already is told so. */
function writeReply(response: ServerResponse, { status, body, text, headers = {} }: Reply, known?: string): void {
  const content = text ?? (body === undefined ? '' : JSON.stringify(body));
  const etag = `W/"${createHash('sha256').update(content).digest('hex')}"`;
  const unchanged = status === 200 && known === etag;
  response.writeHead(unchanged ? 304 : status, {
    ...(content === ''
      ? {}
      : { 'content-type': text === undefined ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8' }),
    ...(status === 200 ? { etag } : {}),
    'x-github-request-id': randomUUID(),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    ...headers,
  });
  response.end(unchanged ? '' : content);
}

const faultReply = ({ status = 502, message = 'Server Error', headers = {} }: RequestFault): Reply => ({
  status,
  body: { message },
  headers,
});

/** Does as told but lets only the fault out: for a push that arrives while its answer is lost. */
function muted(response: ServerResponse, fault: RequestFault): ServerResponse {
  if (fault.kind !== 'status-after-commit') return response;
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  Object.assign(response, {
    setHeader: () => response,
    writeHead: () => response,
    write: () => true,
    end: () => {
      writeHead(fault.status ?? 502);
      return end();
    },
  });
  return response;
}

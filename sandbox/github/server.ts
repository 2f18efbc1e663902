import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults, RequestFault } from './faults.ts';
import { type GitPath, parseGitPath, serveGit } from './git/smart-http.ts';
import { answerQuery } from './graphql/answer.ts';
import type { Hub } from './hub.ts';
import { renderPage } from './pages/pages.ts';
import type { RequestLogEntry } from './request-log.ts';
import { type Api, refusal } from './rest/api.ts';
import { faultReply, muted, writeReply } from './write-reply.ts';

export interface ServerParts {
  readonly hub: Hub;
  readonly api: Api;
  readonly faults: Faults;
  /** Signs people in to the App; false for what is no part of that. */
  signIn(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
  log(entry: RequestLogEntry): void;
  /** Told of what does not fit GitHub's description. */
  violated(what: string): void;
  /** Ends delays early. */
  readonly stopped: AbortSignal;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
  /** Without the API's prefix. */
  readonly path: string;
  readonly fault: RequestFault | undefined;
}

const apiRoot = '/api/v3';
const bodyLimitBytes = 25 * 1024 * 1024;

/** Answers every request: the API below `/api/v3`, git below `/owner/repo.git`, and pages for people. */
export async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { hub, faults } = parts;
  const { method = 'GET' } = request;
  const url = new URL(request.url ?? '/', hub.url);
  const path = url.pathname.startsWith(`${apiRoot}/`) ? url.pathname.slice(apiRoot.length) : url.pathname;
  response.setHeader('date', hub.now().toUTCString());
  const fault = faults.forRequest(method, path);
  if (fault?.kind === 'delay')
    await wait(fault.delayMs ?? 1_000, undefined, { signal: parts.stopped }).catch(() => undefined);
  if (fault?.kind === 'meanwhile') await fault.act?.();
  if (fault?.kind === 'reset') return void request.socket.destroy();
  if (fault?.kind === 'status-before') return void writeReply(response, faultReply(fault));
  const exchange = { request, response, method, url, path, fault };
  const gitPath = parseGitPath(url.pathname);
  if (gitPath) await answerGit(parts, gitPath, exchange);
  else if (url.pathname === '/api/graphql') await answerGraphql(parts, exchange);
  else if (url.pathname.startsWith('/api/')) await answerApi(parts, exchange);
  else if (!(await parts.signIn(request, response, url))) renderPage(hub, url.pathname, response);
}

async function answerGit({ hub, log }: ServerParts, gitPath: GitPath, exchange: Exchange): Promise<void> {
  const { request, response, method, path, fault } = exchange;
  const audible = fault?.kind === 'status-after-commit' ? muted(response, fault) : response;
  const caller = await serveGit(hub, gitPath, request, audible);
  log({ at: hub.now(), method, path, status: response.statusCode, caller, body: '' });
}

async function answerApi({ hub, api, log }: ServerParts, exchange: Exchange): Promise<void> {
  const { request, response, method, url, path, fault } = exchange;
  const { authorization, accept = '', 'if-none-match': known } = request.headers;
  const body = await readBody(request);
  const { reply, caller } = await api.answer({ method, path, url, authorization, accept, body });
  const visible = fault?.kind === 'status-after-commit' ? faultReply(fault) : reply;
  log({ at: hub.now(), method, path, status: visible.status, caller, body });
  writeReply(response, visible, known);
}

async function answerGraphql({ hub, violated, log }: ServerParts, exchange: Exchange): Promise<void> {
  const { request, response, method, path } = exchange;
  const body = await readBody(request);
  const asked = { authorization: request.headers.authorization, body };
  const answered = await answerQuery(hub, asked, violated).catch((error: unknown) => ({ login: undefined, error }));
  const reply = 'error' in answered ? refusal(answered.error) : { status: 200, body: answered.body };
  log({ at: hub.now(), method, path, status: reply.status, caller: answered.login, body });
  writeReply(response, reply);
}

async function readBody(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw new Error('Request body over 25 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StateId } from '../core/ids.ts';
import type { Sealer } from '../core/seal.ts';
import { readBody } from './body.ts';
import type { StateStore, StateToken } from './ports.ts';
import { type Answer, METHODS, type StateRequest } from './requests.ts';
import { tokenHashOf } from './tokens.ts';
import { createVersions } from './versions.ts';

/** Fixed words with fields; pino fits. */
export interface StateLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface StateServerOptions {
  store: StateStore;
  sealer: Sealer;
  clock: { now(): Date };
  log: StateLog;
}

/** Terraform's `http` backend as a handler for the private listener. */
export interface StateServer {
  /** Answers `/state/<stateId>` and says true; any other path is left alone. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** Path of a state below the private listener. */
export const statePath = (stateId: StateId): string => `/state/${stateId}`;

/**
 * The state backend. A run reads and locks the one state its token is for; an apply also writes it. A fault answers 500, which
 * terraform retries.
 */
export function createStateServer({ store, sealer, clock, log }: StateServerOptions): StateServer {
  const now = () => clock.now();
  const backend = { store, versions: createVersions(store, sealer, now), now };

  async function answer(request: IncomingMessage, url: URL): Promise<Answer> {
    const hash = tokenHashOf(request.headers.authorization);
    const token = hash && (await store.findToken(hash));
    if (!token) return { status: 401, body: 'a token of a run is needed' };
    if (url.pathname !== statePath(token.stateId)) return { status: 403, body: 'the token is for another state' };
    const method = METHODS[request.method ?? ''];
    if (!method) return { status: 405, body: 'GET, POST, LOCK and UNLOCK are served here' };
    const body = await readBody(request);
    if (!body) return { status: 413, body: 'the state is too large' };
    return method(backend, toStateRequest(request, url, token, body));
  }

  return {
    async handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://state');
      if (!url.pathname.startsWith('/state/')) return false;
      const facts = { method: request.method, path: url.pathname };
      const reply = await answer(request, url).catch((fault: unknown): Answer => {
        log.error({ ...facts, err: fault }, 'state request failed');
        return { status: 500, body: 'the state could not be read or kept; try again' };
      });
      if (reply.status >= 400 && reply.status < 500)
        log.warn({ ...facts, status: reply.status }, 'state request refused');
      send(request, response, reply);
      return true;
    },
  };
}

function toStateRequest(request: IncomingMessage, url: URL, token: StateToken, body: Buffer): StateRequest {
  const lockId = url.searchParams.get('ID');
  const contentMd5 = request.headers['content-md5'];
  return {
    token,
    body,
    ...(lockId !== null && { lockId }),
    ...(typeof contentMd5 === 'string' && { contentMd5 }),
  };
}

function send(request: IncomingMessage, response: ServerResponse, { status, body = '' }: Answer): void {
  const bytes = Buffer.from(body);
  if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="state"');
  // A request that was answered before its body was read leaves bytes on the connection that nobody wants.
  if (!request.complete) response.setHeader('Connection', 'close');
  if (status !== 204) response.setHeader('Content-Length', bytes.length);
  response.writeHead(status);
  response.end(status === 204 ? undefined : bytes);
}

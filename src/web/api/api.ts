import type { IncomingMessage } from 'node:http';
import { type Digest, digestOf, type Repo } from '../../core/ids.ts';
import { tokenHolder } from '../../core/person.ts';
import { createRate } from '../../core/rate.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Clock, Log } from '../../deploy/ports.ts';
import { type Handler, pathOf, sendJson } from '../handler.ts';
import { ApiProblem, problemBody, sendProblem, toApiProblem } from './problem.ts';
import { type ApiNeeds, ROUTES, type Route } from './routes.ts';

/** Path on the public listener below which the API is. */
export const API_PATH = '/api/v1';

/** What is known of a token; its hash finds it. */
interface Token {
  name: string;
  repo: Repo;
  may: readonly string[];
  expiresAt: Date;
  revokedAt?: Date;
  usedAt?: Date;
}

export interface ApiSettings extends ApiNeeds {
  tokens: { find(hash: Digest): Promise<Token | undefined>; used(name: string, at: Date): Promise<void> };
  clock: Clock;
  log: Log;
  /** Requests a token may make in a minute; default 60. */
  perMinute?: number;
}

const USED_MS = 60_000;

/** `/api/v1`: for programs that hold a token. Every act is told to the log under the token's name, and to the audit trail where it changes something. */
export function createApi({ tokens, clock, log, perMinute = 60, ...needs }: ApiSettings): Handler {
  const rate = createRate(perMinute, () => clock.now());

  async function holderOf({ headers }: IncomingMessage): Promise<Token> {
    const given = /^Bearer (gops_[\w-]{43})$/i.exec(headers.authorization ?? '')?.[1];
    const token = given === undefined ? undefined : await tokens.find(digestOf(given));
    const at = clock.now();
    if (!token || token.revokedAt || token.expiresAt <= at)
      throw new ApiProblem(
        ...([401, 'token-needed', token ? 'This token has ended.' : 'A token is needed.'] as const),
        'Send "Authorization: Bearer <token>" with one that `guildops token create` made.',
        { 'www-authenticate': 'Bearer realm="guildops"' },
      );
    const waitS = rate(token.name);
    if (waitS > 0)
      throw new ApiProblem(
        ...([429, 'rate-limited', `More than ${perMinute} requests in a minute.`, `Try again in ${waitS} s.`] as const),
        { 'retry-after': String(waitS) },
      );
    if (!token.usedAt || at.getTime() - token.usedAt.getTime() > USED_MS) await tokens.used(token.name, at);
    return token;
  }

  async function answer(request: IncomingMessage) {
    const token = await holderOf(request);
    const path = pathOf(request).slice(API_PATH.length);
    const { route, words } = routeOf(request.method ?? 'GET', path);
    if (!token.may.includes(route.needs))
      throw new ApiProblem(
        ...([403, 'no-right', `This token may not ${route.needs}.`] as const),
        `Make one with --may ${[...token.may, route.needs].join(',')}.`,
      );
    const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'));
    const by = tokenHolder(token.name);
    const answered = await route.answer(needs, { words, query, by, repo: token.repo });
    log.info({ token: token.name, method: route.method, path, status: answered.status }, 'api answered');
    return answered;
  }

  return async (request, response) => {
    request.resume(); // nothing is read from a body
    try {
      const { status, body } = await answer(request);
      return sendJson(response, status, body);
    } catch (error) {
      if (error instanceof ApiProblem) return sendProblem(response, error.status, problemBody(error), error.headers);
      if (error instanceof Refusal) {
        const { status, body } = toApiProblem(error);
        return sendProblem(response, status, body);
      }
      if (isMissing(error)) {
        const gone = new ApiProblem(404, 'no-such', 'GitHub knows no such pull request.', 'Check its number.');
        return sendProblem(response, 404, problemBody(gone));
      }
      log.error({ err: error, path: pathOf(request) }, 'api failed');
      const fault = new ApiProblem(500, 'fault', 'Something went wrong inside GuildOps.', 'Try again; it was logged.');
      return sendProblem(response, 500, problemBody(fault));
    }
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'status' in error && error.status === 404;

function routeOf(method: string, path: string): { route: Route; words: string[] } {
  const here = ROUTES.filter((route) => route.path.test(path));
  const route = here.find((each) => each.method === method);
  if (route) return { route, words: (route.path.exec(path) ?? []).slice(1) };
  if (here.length === 0)
    throw new ApiProblem(404, 'no-such', 'There is nothing here.', 'docs/openapi.yaml lists all there is.');
  const allow = here.map((each) => each.method).join(', ');
  throw new ApiProblem(405, 'bad-method', `${method.slice(0, 10)} is not possible here.`, `Send ${allow} instead.`, {
    allow,
  });
}

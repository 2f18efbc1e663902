import { authenticate, type Caller, canSee, mayDo } from '../auth/caller.ts';
import type { Contract } from '../contract/contract.ts';
import { findRepository, type Hub } from '../hub.ts';
import { ApiError, badCredentials, notAccessible, notFound } from './api-error.ts';
import type { Call, GlobalRoute, Reply, RepoRoute, Route } from './route.ts';
import { routes } from './routes.ts';

export interface ApiRequest {
  readonly method: string;
  /** Below the API's root, still encoded: `/repos/acme/infra/git/ref/heads%2Fmain`. */
  readonly path: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly accept: string;
  readonly body: string;
}

export interface Answered {
  readonly reply: Reply;
  /** Login, or undefined before anybody was recognised. */
  readonly caller: string | undefined;
}

export interface Api {
  /** Never throws: refusals and faults are replies. */
  answer(request: ApiRequest): Promise<Answered>;
}

/** The REST API. Whatever does not fit GitHub's description, in either direction, is told to `violated`. */
export function createApi(hub: Hub, contract: Contract, violated: (what: string) => void): Api {
  const byName = new Map(routes.map((route) => [route.on, route]));

  const prepare = (request: ApiRequest): { route: Route; call: Call } => {
    const match = contract.match(request.method, request.path);
    const route = match && byName.get(match.name);
    if (!match || !route) {
      violated(`${request.method} ${request.path}: this sandbox knows no such call`);
      throw notFound();
    }
    const caller = authenticate(hub, request.authorization);
    const { query, problems } = contract.checkQuery(match.name, request.url.searchParams);
    const input = parseBody(request.body);
    const wrong = [...problems, ...contract.checkRequest(match.name, input)];
    for (const problem of wrong) violated(`${match.name}: ${problem}`);
    if (wrong.length > 0) throw new ApiError(422, `Invalid request.\n\n${wrong.join('\n')}`);
    const { url, accept } = request;
    return { route, call: { hub, caller, params: match.params, query, input, url, accept } };
  };

  const run = async (request: ApiRequest, seen: { caller?: Caller }): Promise<Reply> => {
    const { route, call } = prepare(request);
    seen.caller = call.caller;
    const reply = await runRoute(route, call);
    if (!['GET', 'HEAD'].includes(request.method)) hub.changes.announce();
    const problems = reply.text === undefined ? contract.checkResponse(route.on, reply.status, reply.body) : [];
    for (const problem of problems) violated(`${route.on} answered ${reply.status}: ${problem}`);
    return reply;
  };

  return {
    async answer(request) {
      const seen: { caller?: Caller } = {};
      const reply = await run(request, seen).catch(refusal);
      return { reply, caller: seen.caller?.user.login };
    },
  };
}

function runRoute(route: Route, call: Call): Reply | Promise<Reply> {
  return 'role' in route ? runInRepository(route, call) : runGlobally(route, call);
}

function runGlobally(route: GlobalRoute, call: Call): Reply | Promise<Reply> {
  if (route.as === 'app' && call.caller.kind !== 'app')
    throw new ApiError(401, 'A JSON web token could not be decoded');
  if (route.as !== 'app' && call.caller.kind === 'app') throw badCredentials();
  if (route.as !== 'anyone' && route.as !== call.caller.kind) throw notAccessible();
  return route.run(call);
}

function runInRepository(route: RepoRoute, call: Call): Reply | Promise<Reply> {
  if (call.caller.kind === 'app') throw badCredentials();
  const repo = findRepository(call.hub, `${call.params.owner}/${call.params.repo}`);
  if (!repo || !canSee(repo, call.caller)) throw notFound();
  if (mayDo(repo, call.caller, route)) return route.run({ ...call, repo });
  if (call.caller.kind === 'installation') throw notAccessible();
  throw new ApiError(
    403,
    route.role === 'app' ? 'You must authenticate via a GitHub App.' : `Must have ${route.role} access.`,
  );
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}

/** An error as GitHub words it; anything unforeseen is a 500 that says what happened, as this is a sandbox. */
export function refusal(error: unknown): Reply {
  const { status, message, errors } =
    error instanceof ApiError ? error : { status: 500, message: `Sandbox fault: ${String(error)}`, errors: [] };
  const documentation_url = 'https://docs.github.com/rest';
  return {
    status,
    body: { message, ...(errors.length > 0 ? { errors } : {}), documentation_url, status: String(status) },
  };
}

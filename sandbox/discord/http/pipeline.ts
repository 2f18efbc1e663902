import { describe, type Problem } from '../rules/problem.ts';
import type { Validator } from '../schema/validator.ts';
import type { World } from '../world/world.ts';
import type { Arrived, Call, Reply } from './call.ts';
import { DiscordError, errors, invalidForm } from './errors.ts';
import type { Faults, RequestFault } from './faults.ts';
import type { createLimiter, Refused } from './limits.ts';
import type { Log, RequestLogEntry } from './log.ts';
import type { createRouter, Match } from './router.ts';

/** What stands between the socket and the routes. */
export interface Stations {
  world: World;
  log: Log;
  find: ReturnType<typeof createRouter>;
  limiter: ReturnType<typeof createLimiter>;
  faults: Faults;
  validator: Validator | undefined;
}

/** What goes back; `drop` breaks the connection instead. */
export type Outcome = { status: number; headers: Record<string, string>; body?: object } | 'drop';

const HOUR_MS = 3_600_000;
const PREFIX = '/api/v10';

function tooMany({ retryAfterMs, isGlobal }: Refused, headers: Record<string, string>, code?: number): Outcome {
  const retryAfter = retryAfterMs / 1000;
  return {
    status: 429,
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: {
      message: 'You are being rate limited.',
      retry_after: retryAfter,
      global: isGlobal,
      ...(code ? { code } : {}),
    },
  };
}

/** Without headers it looks as from the wall before Discord (Cloudflare): only the body says how long to wait. */
function limitedOnDemand({
  retryAfterMs,
  global = false,
  headers = true,
}: Extract<RequestFault, { kind: 'rate-limit' }>): Outcome {
  const outcome = tooMany({ retryAfterMs, isGlobal: global }, {});
  return headers || outcome === 'drop' ? outcome : { ...outcome, headers: {} };
}

/** What a fault answers in place of the route, if it does. */
function instead(fault: RequestFault): Outcome | undefined {
  switch (fault.kind) {
    case 'status-before':
      return { status: fault.status, headers: {}, body: { code: 0, message: `${fault.status}: on demand` } };
    case 'unauthorized':
      return { status: 401, headers: {}, body: errors.unauthorized().toJSON() };
    case 'rate-limit':
      return limitedOnDemand(fault);
    case 'drop':
      return fault.after ? undefined : 'drop';
    default:
      return undefined;
  }
}

/** What a fault answers although the route did its work, if it does. */
function afterwards(fault: RequestFault): Outcome | undefined {
  if (fault.kind === 'drop' && fault.after) return 'drop';
  if (fault.kind !== 'status-after') return undefined;
  return { status: fault.status, headers: {}, body: { code: 0, message: `${fault.status}: on demand` } };
}

/** Discord's own limit on messages older than an hour is a bucket of its own, known by code 30046. */
function bucketOf(world: World, { route, params }: Match): string {
  const message = route.operation === 'update_message' ? world.messages.get(params.message_id ?? '') : undefined;
  return message && world.clock.now() - message.createdAt > HOUR_MS ? 'edit_old_message' : route.operation;
}

const firstOf = (faults: RequestFault[], answer: (fault: RequestFault) => Outcome | undefined) =>
  faults.map(answer).find((outcome) => outcome !== undefined);

/** Takes one request through faults, identity, limits, the description and its route. It never throws. */
export function createPipeline({ world, log, find, limiter, faults, validator }: Stations) {
  const violate = (arrived: Arrived, words: string) =>
    log.violations.push(`${arrived.method} ${arrived.path}: ${words}`);
  const violateAll = (arrived: Arrived, problems: Problem[]) => {
    for (const problem of problems) violate(arrived, describe(problem));
  };

  function checkIdentity(arrived: Arrived, { route }: Match): void {
    if (route.auth === 'bot' && arrived.authorization !== `Bot ${world.token}`) throw errors.unauthorized();
    if (route.auth === 'path-token' && arrived.authorization)
      violate(arrived, 'the bot token was sent where the path proves who asks');
  }

  function checkRequest(arrived: Arrived, { route }: Match): void {
    const problems = validator?.request(route.method, route.path, arrived.body) ?? [];
    if (problems.length > 0) throw invalidForm(problems);
  }

  function checkResponse(arrived: Arrived, { route }: Match, { status, body }: Reply): void {
    violateAll(arrived, validator?.response(route.method, route.path, status, body) ?? []);
  }

  function perform(call: Call, match: Match): Reply {
    const reply = match.route.answer(call, world);
    // The description is judged on what travels: as JSON, without what is undefined.
    const body: object | undefined = reply.body && JSON.parse(JSON.stringify(reply.body));
    const sent = { status: reply.status, ...(body ? { body } : {}) };
    checkResponse(call, match, sent);
    return sent;
  }

  function refuse(arrived: Arrived, error: unknown): Outcome {
    if (error instanceof DiscordError) {
      violateAll(arrived, error.problems);
      return { status: error.status, headers: {}, body: error.toJSON() };
    }
    violate(arrived, `the sandbox broke: ${error instanceof Error ? error.stack : String(error)}`);
    return { status: 500, headers: {}, body: { code: 0, message: '500: Internal Server Error' } };
  }

  async function answer(arrived: Arrived, match: Match, entry: RequestLogEntry): Promise<Outcome> {
    const hits = faults.hit(match.route.operation, arrived.path);
    for (const hit of hits) {
      if (hit.kind === 'delay') await new Promise<void>((resolve) => void world.clock.after(hit.ms, resolve));
    }
    const replaced = firstOf(hits, instead);
    if (replaced) return replaced;
    checkIdentity(arrived, match);
    const bucket = bucketOf(world, match);
    const { headers, refused } = limiter(match, bucket);
    if (refused) {
      entry.isLimited = true;
      return tooMany(refused, headers, bucket === 'edit_old_message' ? 30046 : undefined);
    }
    checkRequest(arrived, match);
    const { status, body } = perform({ ...arrived, params: match.params }, match);
    return firstOf(hits, afterwards) ?? { status, headers, ...(body ? { body } : {}) };
  }

  return async (arrived: Arrived): Promise<Outcome> => {
    const match = arrived.path.startsWith(PREFIX) ? find(arrived.method, arrived.path.slice(PREFIX.length)) : undefined;
    const { method, path, query, authorization, body, files } = arrived;
    const entry: RequestLogEntry = {
      at: Date.now(),
      method,
      path: match ? path.slice(PREFIX.length) : path,
      operation: match?.route.operation ?? 'unknown',
      query: query.toString(),
      authorization,
      body,
      filenames: files.map(({ filename }) => filename),
      status: 0,
      isLimited: false,
    };
    log.requests.push(entry);
    world.changes.changed();
    if (!match) violate(arrived, 'this Discord has no such call');
    const outcome = await (match ? answer(arrived, match, entry) : Promise.reject(errors.notFound())).catch(
      (error: unknown) => refuse(arrived, error),
    );
    if (outcome !== 'drop') entry.status = outcome.status;
    world.changes.changed();
    return outcome;
  };
}

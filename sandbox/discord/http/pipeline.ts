import { describe } from '../rules/problem.ts';
import type { Validator } from '../schema/validator.ts';
import type { World } from '../world/world.ts';
import type { Arrived, Reply } from './call.ts';
import { DiscordError, errors, invalidForm } from './errors.ts';
import type { Faults } from './faults.ts';
import type { createLimiter } from './limits.ts';
import type { Log, RequestLogEntry } from './log.ts';
import { afterwards, failed, instead, type Outcome, type Sent, tooMany } from './outcome.ts';
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

const HOUR_MS = 3_600_000;
const PREFIX = '/api/v10';
/** Discord's code for too many edits of an old message. */
const OLD_MESSAGE_EDITS = 30046;

function violate({ violations }: Log, { method, path }: Arrived, words: string): void {
  violations.push(`${method} ${path}: ${words}`);
}

function checkIdentity({ world, log }: Stations, arrived: Arrived, { route }: Match): void {
  if (route.auth === 'bot' && arrived.authorization !== `Bot ${world.token}`) throw errors.unauthorized();
  if (route.auth === 'path-token' && arrived.authorization) {
    violate(log, arrived, 'the bot token was sent where the path proves who asks');
  }
}

/** The route's answer, with the bodies judged by the description: what came in is refused, what goes out is noted. */
function perform({ world, log, validator }: Stations, arrived: Arrived, { route, params }: Match): Reply {
  const problems = validator?.request(route.method, route.path, arrived.body) ?? [];
  if (problems.length > 0) throw invalidForm(problems);
  const { status, body } = route.answer({ ...arrived, params }, world);
  // Judged is what travels: JSON, without what is undefined.
  const sent: object | undefined = body && JSON.parse(JSON.stringify(body));
  for (const wrong of validator?.response(route.method, route.path, status, sent) ?? []) {
    violate(log, arrived, `the sandbox answers wrongly: ${describe(wrong)}`);
  }
  return { status, ...(sent ? { body: sent } : {}) };
}

/** An error as an answer; what the client did wrong is noted, and so is a fault of this sandbox. */
function refuse({ log }: Stations, arrived: Arrived, error: unknown): Sent {
  if (!(error instanceof DiscordError)) {
    violate(log, arrived, `the sandbox broke: ${error instanceof Error ? error.stack : String(error)}`);
    return failed(new DiscordError(500, 0, '500: Internal Server Error'));
  }
  for (const problem of error.problems) violate(log, arrived, describe(problem));
  return failed(error);
}

/** Discord's own limit on messages older than an hour is a bucket of its own. */
function bucketOf(world: World, { route, params }: Match): string {
  const message = route.operation === 'update_message' ? world.messages.get(params.message_id ?? '') : undefined;
  return message && world.clock.now() - message.createdAt > HOUR_MS ? 'edit_old_message' : route.operation;
}

/** Limits first, then the work; the headers of the bucket go with every answer, errors among them. */
function answerWithinLimits(stations: Stations, arrived: Arrived, match: Match, entry: RequestLogEntry): Sent {
  const bucket = bucketOf(stations.world, match);
  const { headers, refused } = stations.limiter(match, bucket);
  if (refused) {
    entry.isLimited = true;
    return tooMany(refused, headers, bucket === 'edit_old_message' ? OLD_MESSAGE_EDITS : undefined);
  }
  try {
    return { headers, ...perform(stations, arrived, match) };
  } catch (error) {
    return { ...refuse(stations, arrived, error), headers };
  }
}

async function answer(stations: Stations, arrived: Arrived, match: Match, entry: RequestLogEntry): Promise<Outcome> {
  const hits = stations.faults.hit(match.route.operation, arrived.path);
  for (const hit of hits) {
    if (hit.kind === 'delay') await new Promise<void>((resolve) => stations.world.clock.after(hit.ms, resolve));
  }
  const replaced = instead(hits);
  if (replaced) return replaced;
  checkIdentity(stations, arrived, match);
  const sent = answerWithinLimits(stations, arrived, match, entry);
  return afterwards(hits) ?? sent;
}

const toEntry = (
  { method, path, query, authorization, body, files }: Arrived,
  match: Match | undefined,
): RequestLogEntry => ({
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
});

/** Takes one request through faults, identity, limits, the description and its route. It never throws. */
export function createPipeline(stations: Stations) {
  const { world, log, find } = stations;
  return async (arrived: Arrived): Promise<Outcome> => {
    const match = arrived.path.startsWith(PREFIX) ? find(arrived.method, arrived.path.slice(PREFIX.length)) : undefined;
    const entry = toEntry(arrived, match);
    log.requests.push(entry);
    world.changes.changed();
    if (!match) violate(log, arrived, 'this Discord has no such call');
    const answered = match ? answer(stations, arrived, match, entry) : Promise.reject(errors.notFound());
    const outcome = await answered.catch((error: unknown) => refuse(stations, arrived, error));
    if (outcome !== 'drop') entry.status = outcome.status;
    world.changes.changed();
    return outcome;
  };
}

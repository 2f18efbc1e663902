import { setTimeout as sleep } from 'node:timers/promises';
import { ProbotOctokit } from 'probot';
import type { Redactor } from '../core/redact.ts';
import type { Log } from '../deploy/ports.ts';
import { isStatus, isSuspended, toFault } from './errors.ts';
import { redactTexts } from './outgoing.ts';
import type { Permissions } from './permissions.ts';
import type { spacedBy } from './spacing.ts';

/** A client for one repository (or for the App itself), with typed `rest` calls and `paginate`. */
export type Client = ProbotOctokit;

export interface ClientSettings {
  /** Root of the REST API, `https://api.github.com` or `https://ghe.example.com/api/v3`. */
  apiUrl: string;
  /** Shared by all clients; undefined: the plugin's 1 s between writes, and 3 s between those that notify people. */
  spacing?: ReturnType<typeof spacedBy> | undefined;
  log: Log;
  /** Told after each answer how many requests GitHub says are left, and of whose. */
  onLimit?(limits: string, remaining: number): void;
  /** Every text we write passes it. */
  redact: Redactor;
}

/** Waiting longer than this for a limit is the job's business: it is put off and leaves the worker free. */
const LONGEST_WAIT_S = 60;
const MOST_WAITS = 2;

/** The throttling that all our clients have; `id` is whose limits are shared. */
export function throttleOptions({ log, spacing }: ClientSettings, id: string) {
  const onLimit =
    (what: string) => (retryAfter: number, options: { method: string }, _client: unknown, count: number) => {
      log.warn({ method: options.method, retryAfterS: retryAfter }, `github ${what} limit reached`);
      return retryAfter <= LONGEST_WAIT_S && count < MOST_WAITS;
    };
  return {
    id,
    onRateLimit: onLimit('primary'),
    onSecondaryRateLimit: onLimit('secondary'),
    ...spacing,
  };
}

/** The class Probot builds its own App-level client from; the settings that must hold everywhere are in it. */
export const appClientClass = (settings: ClientSettings) =>
  ProbotOctokit.defaults({ throttle: throttleOptions(settings, 'app') });

export interface ClientIdentity {
  token: string;
  granted: Permissions;
  /** Whose limits the client shares. */
  limits: string;
  /** GitHub no longer accepts the token. */
  onRejected(): void;
}

/** GitHub's servers learn of a new token one after the other; a refusal in its first seconds says nothing. */
const YOUNG_MS = 5_000;
const YOUNG_WAITS_MS = [500, 1_500];

/** A client that acts with one token. Its errors are `GitHubFault`s; only reads are tried again. */
export function createClient(settings: ClientSettings, { token, granted, limits, onRejected }: ClientIdentity): Client {
  const client = new ProbotOctokit({
    auth: { token },
    baseUrl: settings.apiUrl,
    throttle: throttleOptions(settings, limits),
    log: quiet,
  });
  client.hook.before('request', (options) => {
    // Copied, because octokit shares the object between all requests, and the retries of one are counted in it.
    options.request = { ...options.request };
    if (options.method === 'GET') return;
    // A write whose answer was lost may have been carried out; whoever asked for it must look before trying again.
    options.request.retries = 0;
    Object.assign(options, redactTexts(options, settings.redact));
  });
  client.hook.after('request', ({ headers }) => {
    const remaining = Number(headers['x-ratelimit-remaining']);
    if (Number.isInteger(remaining)) settings.onLimit?.(limits, remaining);
  });
  const madeAt = Date.now();
  client.hook.wrap('request', (request, options) => {
    const send = async () => {
      try {
        return await request(options);
      } catch (error) {
        if (isSuspended(error)) onRejected(); // asking for the next token tells why
        throw toFault(error, granted);
      }
    };
    return acceptedSoon(send, () => {
      onRejected();
      return Date.now() - madeAt < YOUNG_MS;
    });
  });
  return client;
}

/** Sends again, a little later each time, while GitHub answers 401 and `isYoung` says that this may pass. */
async function acceptedSoon<T>(
  send: () => Promise<T>,
  isYoung: () => boolean,
  [waitMs, ...later]: readonly number[] = YOUNG_WAITS_MS,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!isStatus(error, 401) || !isYoung() || waitMs === undefined) throw error;
    await sleep(waitMs);
    return acceptedSoon(send, isYoung, later);
  }
}

const nothing = (): void => {};
/** The plugins' chatter holds request bodies; what matters reaches our log through faults and limits. */
const quiet = { debug: nothing, info: nothing, warn: nothing, error: nothing };

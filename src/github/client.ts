import { ProbotOctokit } from 'probot';
import type { Log } from '../deploy/ports.ts';
import { toFault } from './errors.ts';
import type { Permissions } from './permissions.ts';
import { spacedBy } from './spacing.ts';

/** A client for one repository (or for the App itself), with typed `rest` calls and `paginate`. */
export type Client = ProbotOctokit;

export interface ClientSettings {
  /** Root of the REST API, `https://api.github.com` or `https://ghe.example.com/api/v3`. */
  apiUrl: string;
  /** Milliseconds between writes; undefined: the plugin's 1 s, and 3 s between those that notify people. */
  writeSpacingMs?: number | undefined;
  log: Log;
}

/** Waiting longer than this for a limit is the job's business: it is put off and leaves the worker free. */
const LONGEST_WAIT_S = 60;
const MOST_WAITS = 2;

/** The throttling that all our clients have; `id` is whose limits are shared. */
export function throttleOptions({ log, writeSpacingMs }: ClientSettings, id: string) {
  const onLimit =
    (what: string) => (retryAfter: number, options: { method: string }, _client: unknown, count: number) => {
      log.warn({ method: options.method, retryAfterS: retryAfter }, `github ${what} limit reached`);
      return retryAfter <= LONGEST_WAIT_S && count < MOST_WAITS;
    };
  return {
    id,
    onRateLimit: onLimit('primary'),
    onSecondaryRateLimit: onLimit('secondary'),
    ...(writeSpacingMs !== undefined && spacedBy(writeSpacingMs)),
  };
}

/** The class Probot builds its own App-level client from; the settings that must hold everywhere are in it. */
export const appClientClass = (settings: ClientSettings) =>
  ProbotOctokit.defaults({ throttle: throttleOptions(settings, 'app') });

/** A client that acts with one token. Its errors are `GitHubFault`s; only reads are tried again. */
export function createClient(settings: ClientSettings, token: string, granted: Permissions, id: string): Client {
  const client = new ProbotOctokit({
    auth: { token },
    baseUrl: settings.apiUrl,
    throttle: throttleOptions(settings, id),
    log: quiet,
  });
  client.hook.before('request', (options) => {
    // A write whose answer was lost may have been carried out; whoever asked for it must look before trying again.
    if (options.method !== 'GET') options.request.retries = 0;
  });
  client.hook.error('request', (error) => {
    throw toFault(error, granted);
  });
  return client;
}

const nothing = (): void => {};
/** The plugins' chatter holds request bodies; what matters reaches our log through faults and limits. */
const quiet = { debug: nothing, info: nothing, warn: nothing, error: nothing };

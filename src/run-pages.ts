import type { Config } from './config.ts';
import { onGitHub } from './core/person.ts';
import type { Clock, Log, Pulls, Run } from './deploy/ports.ts';
import { createOAuth } from './github/oauth.ts';
import type { Tell } from './runner/ports.ts';
import type { SqliteStore } from './store/open-store.ts';
import type { Handler } from './web/handler.ts';
import { createAccess } from './web/runs/access.ts';
import { createRunFeed } from './web/runs/feed.ts';
import { RUNS_PATH, runPages } from './web/runs/pages.ts';
import { createSessions } from './web/sign-in/session.ts';
import { CALLBACK_PATH, SIGN_IN_PATH, type SignInNeeds, signInCallback } from './web/sign-in/sign-in.ts';
import { SIGN_OUT_PATH, signOut } from './web/sign-in/sign-out.ts';

/** GitHub's side and ours of a sign-in; undefined where the settings for it are not complete. */
function signInOf(config: Config, { store, clock: { now }, log }: RunPagesParts): SignInNeeds | undefined {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET_FILE: clientSecret, GUILDOPS_URL: url } = config;
  if (!clientId || !clientSecret || !url) return undefined;
  const apiUrl = config.GITHUB_API_URL;
  return {
    oauth: createOAuth({ clientId, clientSecret, callbackUrl: `${url}${CALLBACK_PATH}`, ...(apiUrl && { apiUrl }) }),
    sessions: createSessions({
      keys: config.GUILDOPS_KEY_FILE,
      known: store.webSessions,
      secure: url.startsWith('https:'),
      now,
    }),
    signedIn: (login) => store.audit.add({ at: now(), by: onGitHub(login), surface: 'web', what: 'signed-in' }),
    log,
  };
}

export interface RunPagesParts {
  store: SqliteStore;
  permission: Pulls['permission'];
  clock: Clock;
  log: Log;
}

/** What runs say: kept as it comes, and shown on the public listener to people who may read their repository. */
export function createRunPages(config: Config, parts: RunPagesParts) {
  const { store, permission, clock } = parts;
  const feed = createRunFeed();
  const signIn = signInOf(config, parts);
  const pages: Record<string, Handler> = {
    [RUNS_PATH]: runPages({ store, feed, signIn, mayRead: createAccess(permission, clock) }),
    ...(signIn && { [SIGN_IN_PATH]: signInCallback(signIn), [SIGN_OUT_PATH]: signOut(signIn) }),
  };
  const tell: Tell = {
    last: async (run) => ((await store.runs.find(run)) ? store.runLogs.last(run) : undefined),
    async put(run, lines) {
      await store.runLogs.put(run, lines);
      feed.changed(run);
    },
  };
  const { GUILDOPS_URL: url } = config;
  return {
    pages,
    tell,
    /** A run has ended: pages that follow it are told. */
    ended: feed.changed,
    close: feed.close,
    /** Where a run is shown; undefined where nobody has said under which address we can be reached. */
    urlOf: url === undefined ? undefined : (run: Run['id']): string => `${url}${RUNS_PATH}/${run}`,
  };
}

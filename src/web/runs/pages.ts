import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Repo, RunId } from '../../core/ids.ts';
import type { LogLine, Store } from '../../deploy/ports.ts';
import { type Handler, pathOf } from '../handler.ts';
import { PAGE_HEADERS, pageAround, policyOf, STYLE_PATH, sendPage } from '../page.ts';
import { askToSignIn, type SignInNeeds } from '../sign-in/sign-in.ts';
import { streamEvents } from './events.ts';
import type { RunFeed } from './feed.ts';
import { runPage } from './render.ts';
import { SCRIPT, SCRIPT_PATH } from './script.ts';
import { STYLE } from './style.ts';

export const RUNS_PATH = '/runs';

export interface RunPageNeeds {
  store: Pick<Store, 'runs' | 'runLogs' | 'deploys'>;
  feed: RunFeed;
  mayRead(repo: Repo, login: string): Promise<boolean>;
  /** Absent where nobody can sign in: then nothing is shown to anybody. */
  signIn: SignInNeeds | undefined;
}

const RUN = /^\/runs\/([a-z0-9][a-z0-9-]{0,99})(\/events)?$/;
/** As many pages may follow runs at the same time. */
const MOST_FOLLOWERS = 200;
const PAGE = 500;

const ASSETS: Readonly<Record<string, { type: string; text: string }>> = {
  [SCRIPT_PATH]: { type: 'text/javascript', text: SCRIPT },
  [STYLE_PATH]: { type: 'text/css', text: STYLE },
};

/** The page itself, its script and its style come from us; nothing else is loaded, and no script stands in the page. */
const POLICY = { 'content-security-policy': policyOf({ script: true, form: true }) };

/** `GET /runs/<run>`: what a run said and says, for people who may read its repository. What they may not see is not there. */
export function runPages(needs: RunPageNeeds): Handler {
  let followers = 0;
  return async (request, response) => {
    const path = pathOf(request);
    if (request.method !== 'GET') return false;
    const asset = ASSETS[path];
    if (asset) return sendAsset(response, asset, request.headers['if-none-match']);
    const [, id, events] = RUN.exec(path) ?? [];
    if (id === undefined) return false;
    if (!needs.signIn) return sendPage(response, 403, UNCONFIGURED);
    const { sessions } = needs.signIn;
    const session = await sessions.of(request);
    if (!session) return events ? sendPage(response, 401, ENDED) : askToSignIn(needs.signIn, request, response);
    const found = await findRun(needs, id as RunId, session.login);
    if (!found) return sendPage(response, 404, NOT_FOUND);
    if (events === undefined) {
      const [lines, runs] = await Promise.all([
        allLines(needs, found.run.id),
        needs.store.runs.ofDeploy(found.deploy.id),
      ]);
      return sendPage(response, 200, runPage({ ...found, session, lines, runs }), POLICY);
    }
    if (followers >= MOST_FOLLOWERS) return sendPage(response, 503, BUSY, { 'retry-after': '30' });
    followers += 1;
    try {
      const mayFollow = async () => (await sessions.of(request)) !== undefined;
      return await streamEvents({ ...needs, mayFollow }, found.run.id, request, response);
    } finally {
      followers -= 1;
    }
  };
}

async function findRun({ store, mayRead }: RunPageNeeds, id: RunId, login: string) {
  const run = await store.runs.find(id);
  const deploy = run && (await store.deploys.find(run.deploy));
  return run && deploy && (await mayRead(deploy.repo, login)) ? { run, deploy } : undefined;
}

async function allLines({ store }: RunPageNeeds, run: RunId): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for (;;) {
    const page = await store.runLogs.after(run, lines.at(-1)?.n ?? 0, PAGE);
    lines.push(...page);
    if (page.length < PAGE) return lines;
  }
}

function sendAsset(response: ServerResponse, { type, text }: { type: string; text: string }, known?: string): true {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const isKnown = known === etag;
  response.writeHead(isKnown ? 304 : 200, {
    ...PAGE_HEADERS,
    ...{ etag, 'cache-control': 'no-cache', 'content-type': `${type}; charset=utf-8` },
  });
  response.end(isKnown ? undefined : text);
  return true;
}

const UNCONFIGURED = pageAround(
  'Sign-in is not configured',
  '<p>The operator of this GuildOps sets GUILDOPS_URL, GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET_FILE; docs/run-pages.md says how.</p>',
);
const ENDED = pageAround('Your session has ended', '<p>Load the page again.</p>');
const NOT_FOUND = pageAround('Not found', '<p>There is no such run, or you may not read its repository on GitHub.</p>');
const BUSY = pageAround('Busy', '<p>Too many people follow runs at the moment; load the page again later.</p>');

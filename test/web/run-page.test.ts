import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import type { LogLine } from '../../src/deploy/ports.ts';
import { wordsIn } from '../../src/runner/words.ts';
import { type Listener, listen } from '../../src/web/listener.ts';
import { createRunFeed, type RunFeed } from '../../src/web/runs/feed.ts';
import { runPages } from '../../src/web/runs/pages.ts';
import { createSessions } from '../../src/web/sign-in/session.ts';
import { signOut } from '../../src/web/sign-in/sign-out.ts';
import { storedDeploy } from '../contracts/stored-deploy.ts';
import { manualClock } from '../fakes/ports.ts';
import { fakeStore } from '../fakes/store.ts';
import { NOW } from '../fakes/words.ts';
import * as scene from '../must-hold/scene.ts';
import { expectNoViolations, useStage } from '../must-hold/use-stage.ts';
import { createBrowser } from './browser.ts';

const HOSTILE = '<script>alert(1)</script>';

/** Fails at every plan with words that would be a script. */
const check = `variable "it" {
  default = "x"
}

check "it" {
  assert {
    condition     = var.it == "y"
    error_message = "${HOSTILE} is not so."
  }
}
`;

describe('the page of a run', () => {
  let number = 0;
  const onStage = useStage(
    async (stage) => {
      await scene.addProject(stage, 'shop');
      await scene.seed(stage, 'shop');
      number = await scene.openByHand(stage, { branch: 'topic', files: scene.inProject('shop', { 'it.tf': check }) });
      await scene.whenAt(stage, number, 'plan_ready');
      await scene.calm(stage);
    },
    { pages: true },
  );
  const planPage = async () =>
    `${onStage().origin}/runs/${(await scene.deployOfPull(onStage(), number)).id.toLowerCase()}-1-plan`;

  /** Somebody who has signed in to GitHub as that, and to nothing else. */
  async function browserOf(login: string) {
    const browser = createBrowser();
    await browser.get(`${onStage().github.url}/login?as=${login}`);
    return browser;
  }

  it('is linked from the pull request', async () => {
    expect(await scene.stickyOf(onStage(), number, 'run page')).toContain(`[run page](${await planPage()})`);
  });

  it('is shown to people who may read the repository, once GitHub has said who they are', async () => {
    const rob = await browserOf('rob');
    const first = await rob.get(await planPage());
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toMatch(`${onStage().github.url}/login/oauth/authorize?`);
    const page = await rob.visit(await planPage());
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('Signed in as rob');
    expect(html).toContain('google_compute_network.shop: will be created');
    expect(html).toMatch(/class="done">.*Plan|plan: 4 to add, 0 to change, 0 to destroy/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; is not so.');
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/runs/follow.js" defer>']);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const session = rob.cookies.find(({ name }) => name === 'guildops_session');
    expect(session?.facts).toMatch(/Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax$/);
    expect(rob.cookies.some(({ name }) => name === 'guildops_sign_in')).toBe(false);
  });

  it('is not there for others, as a run that is none', async () => {
    onStage().github.addPerson('eve');
    const eve = await browserOf('eve');
    const hidden = await eve.visit(await planPage());
    const none = await eve.visit(`${onStage().origin}/runs/none-1-plan`);
    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(await hidden.text()).toBe(await none.text());
    expect((await eve.get(`${await planPage()}/events`)).status).toBe(404);
  });

  it('signs nobody in with a code that another browser asked for, and follows no link elsewhere', async () => {
    const rob = await browserOf('rob');
    const asked = await rob.get(await planPage());
    const back = (await rob.get(asked.headers.get('location') ?? '')).headers.get('location') ?? '';
    const victim = createBrowser();
    expect((await victim.get(back)).status).toBe(403);
    await victim.get(await planPage());
    expect((await victim.get(back)).status).toBe(403);
    expect(victim.cookies.some(({ name }) => name === 'guildops_session')).toBe(false);
    expect((await rob.get(back)).headers.get('location')).toMatch(/^\/runs\//);
  });

  it('tells what followed a line, and that the run has ended', async () => {
    const rob = await browserOf('rob');
    await rob.visit(await planPage());
    const whole = await (await rob.get(`${await planPage()}/events`)).text();
    const ids = [...whole.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids.length).toBeGreaterThan(4);
    const rest = await (await rob.get(`${await planPage()}/events`, { 'last-event-id': String(ids.at(-2)) })).text();
    expect([...rest.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual(ids.slice(-1));
    expect(rest).toMatch(/event: ended\ndata: \{\}\n\n$/);
  });

  it('signs out by a button, and by going there', async () => {
    const rob = await browserOf('rob');
    const html = await (await rob.visit(await planPage())).text();
    const token = /name="token" value="([\w-]+)"/.exec(html)?.[1] ?? '';
    const out = `${onStage().origin}/sign-out`;
    expect(await (await rob.get(out)).text()).toContain('You are signed in as rob.');
    expect((await rob.post(out, { token, where: 'here' })).status).toBe(303);
    expect(rob.cookies.some(({ name }) => name === 'guildops_session')).toBe(false);
    expect(await (await rob.get(out)).text()).toContain('You are signed out');
  });

  it('shows an apply, also when its folder is gone', async () => {
    await onStage().li.comment(onStage().repo, number, 'guildops approve');
    await onStage().li.comment(onStage().repo, number, 'guildops apply');
    await scene.whenAt(onStage(), number, 'applied');
    await scene.calm(onStage());
    const rob = await browserOf('rob');
    const html = await (await rob.visit((await planPage()).replace('plan', 'apply'))).text();
    expect(html).toMatch(/google_compute_network\.shop: create done after \d+ s/);
    expect(html).toContain('already applied');
  });

  expectNoViolations(onStage);
});

const rethrow = (error: unknown): never => {
  throw error;
};

describe('following a run', () => {
  let listener: Listener | undefined;
  afterEach(() => listener?.close(0));

  async function opened() {
    const store = await fakeStore();
    const { id, stateId } = await storedDeploy(store);
    const run = 'a-1-apply' as RunId;
    await store.runs.put({ id: run, deploy: id, kind: 'apply', stateId, startedAt: NOW });
    const clock = manualClock(NOW);
    const keys = [{ id: 'k', key: randomBytes(32) }];
    const sessions = createSessions({ keys, known: store.webSessions, secure: true, now: clock.now });
    const signIn = {
      sessions,
      oauth: { authorizeUrl: () => '/', loginOf: async () => 'li' },
      log: { warn() {} },
      signedIn: async () => {},
    };
    /** The service, started; where its events are. */
    async function serve(feed: RunFeed): Promise<string> {
      const pages = runPages({ store, feed, signIn, mayRead: async () => true });
      await listener?.close(0);
      listener = await listen({ host: '127.0.0.1', port: 0, handlers: [pages, signOut(signIn)], onError: rethrow });
      return `${listener.url}/runs/${run}/events`;
    }
    const line = (n: number): LogLine => ({ n, at: NOW, is: 'info', text: `line ${n}` });
    const cookie = await sessions.begin('li');
    return { store, run, line, cookie, serve, clock, sessions };
  }

  it('tells lines as they come, and goes on after the last that was heard', async () => {
    const { store, run, line, cookie, serve } = await opened();
    const feed = createRunFeed();
    expect(cookie).toMatch(/; Secure$/);
    await store.runLogs.put(run, [line(1)]);
    const headers = { cookie: cookie.split(';')[0] ?? '', 'last-event-id': '0' };
    const answer = await fetch(await serve(feed), { headers });
    const heard = readerOf(answer);
    await heard.until('line 1');
    await store.runLogs.put(run, [line(1), line(2)]); // told again after a restart, and one more
    feed.changed(run);
    await heard.until('line 2');
    feed.close(); // the service stops; the browser comes back
    await heard.end();
    expect(heard.text().match(/line 1/g)).toHaveLength(1);
    await store.runLogs.put(run, [line(3)]);
    await store.runs.end(run, NOW);
    const rest = await (
      await fetch(await serve(createRunFeed()), { headers: { ...headers, 'last-event-id': '2' } })
    ).text();
    expect(rest).not.toContain('line 2');
    expect(rest).toContain('line 3');
    expect(rest).toContain('event: ended');
  });

  /** The page, as who holds that cookie sees it, and the form to sign out that is on it. */
  async function pageFor(events: string, cookie: string) {
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const answer = await fetch(events.replace('/events', ''), { headers, redirect: 'manual' });
    const html = await answer.text();
    const token = /name="token" value="([\w-]+)"/.exec(html)?.[1] ?? '';
    const leave = (fields: Record<string, string>) =>
      fetch(new URL('/sign-out', events), {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
    return { status: answer.status, html, token, leave };
  }

  it('ends for who signs out: also the stream that is open, and a copy of the cookie', async () => {
    const { store, run, line, cookie, serve } = await opened();
    const feed = createRunFeed();
    const events = await serve(feed);
    const following = readerOf(await fetch(events, { headers: { cookie: cookie.split(';')[0] ?? '' } }));
    await following.until('still here');
    const { token, leave } = await pageFor(events, cookie);
    const left = await leave({ token, where: 'here' });
    expect([left.status, left.headers.get('location')]).toEqual([303, '/sign-out']);
    expect(left.headers.get('set-cookie')).toMatch(
      /^guildops_session=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/,
    );
    await store.runLogs.put(run, [line(1)]);
    feed.changed(run);
    await following.end();
    expect(following.text()).not.toContain('line 1');
    expect((await pageFor(events, cookie)).status).toBe(302);
  });

  it('goes on for who did not: the form of another session, or of another site, signs nobody out', async () => {
    const { cookie, serve, sessions } = await opened();
    const events = await serve(createRunFeed());
    const theirs = await pageFor(events, await sessions.begin('eve'));
    const { leave } = await pageFor(events, cookie);
    for (const token of [theirs.token, '']) expect((await leave({ token, where: 'here' })).status).toBe(403);
    expect((await pageFor(events, cookie)).status).toBe(200);
  });

  it('ends in every browser when that is asked for, and for nobody else', async () => {
    const { cookie, serve, sessions } = await opened();
    const events = await serve(createRunFeed());
    const [other, eve] = [await sessions.begin('li'), await sessions.begin('eve')];
    const { token, leave } = await pageFor(events, cookie);
    await leave({ token, where: 'everywhere' });
    const seen = await Promise.all([cookie, other, eve].map((each) => pageFor(events, each)));
    expect(seen.map(({ status }) => status)).toEqual([302, 302, 200]);
  });

  it('ends by itself after eight hours, and its row goes with the next sign-in', async () => {
    const { cookie, serve, clock, sessions } = await opened();
    const events = await serve(createRunFeed());
    clock.advance(8 * 3_600_000 - 1);
    expect((await pageFor(events, cookie)).status).toBe(200);
    clock.advance(1);
    expect((await pageFor(events, cookie)).status).toBe(302);
    await sessions.begin('eve');
    clock.set(NOW);
    expect((await pageFor(events, cookie)).status).toBe(302);
  });

  it('shows nothing at all where nobody can sign in', async () => {
    const store = await fakeStore();
    const pages = runPages({ store, feed: createRunFeed(), signIn: undefined, mayRead: async () => true });
    const onError = () => {};
    listener = await listen({ host: '127.0.0.1', port: 0, handlers: [pages], onError });
    const answer = await fetch(`${listener.url}/runs/a-1-apply`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('GITHUB_CLIENT_SECRET_FILE');
  });

  it('forgets lines of before a time', async () => {
    const { store, run, line } = await opened();
    await store.runLogs.put(run, [line(1), { ...line(2), at: new Date(NOW.getTime() + 1) }]);
    await store.runLogs.forget(new Date(NOW.getTime() + 1));
    expect((await store.runLogs.after(run, 0, 9)).map(({ n }) => n)).toEqual([2]);
  });
});

describe('what a run says', () => {
  const at = '"@timestamp":"2026-11-20T12:00:00Z"';
  it.each([
    { line: `{"type":"version","terraform":"1.11.4",${at}}`, says: 'Terraform 1.11.4' },
    {
      line: `{"type":"planned_change","change":{"resource":{"addr":"a.b"},"action":"replace"},${at}}`,
      says: 'a.b: will be replaced',
    },
    {
      line: `{"type":"apply_progress","hook":{"resource":{"addr":"a.b"},"action":"create","elapsed_seconds":10},${at}}`,
      says: 'a.b: create goes on after 10 s',
    },
    {
      line: `{"type":"apply_complete","hook":{"resource":{"addr":"a.b"},"action":"create","elapsed_seconds":1,"id_value":"hunter22"},${at}}`,
      says: 'a.b: create done after 1 s (id ***)',
    },
    {
      line: `{"type":"diagnostic","diagnostic":{"severity":"error","summary":"No hunter22"},${at}}`,
      says: 'Error: No ***',
    },
    { line: `{"type":"outputs","outputs":{"it":{"value":"hunter22"}},${at}}`, says: undefined },
    { line: `{"type":"provision_progress","hook":{"resource":{"addr":"a.b"},"output":"x"},${at}}`, says: undefined },
    { line: 'panic: hunter22', says: undefined },
  ])('is told as $says', ({ line, says }) => {
    const redact = (text: string) => text.replaceAll('hunter22', '***');
    expect(wordsIn([line], 6, redact)).toEqual(
      says === undefined ? [] : [{ n: 7, at: NOW, is: expect.any(String), text: says }],
    );
  });
});

/** What a stream has said so far, and the way to wait for more. */
function readerOf({ body }: Response) {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (): Promise<boolean> => {
    const chunk = await reader?.read();
    text += chunk?.value ?? '';
    return chunk?.done === false;
  };
  return {
    text: () => text,
    async until(words: string): Promise<void> {
      while (!text.includes(words)) if (!(await read())) throw new Error(`it ended without ${words}: ${text}`);
    },
    async end(): Promise<void> {
      while (await read());
    },
  };
}

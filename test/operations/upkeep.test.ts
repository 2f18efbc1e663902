import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { prepareSite, type Site, unbuilt } from './site.ts';

const HOUR_MS = 3_600_000;

/** Step by step on one site. Its pull requests touch no project, so nothing of it needs terraform. */
describe.skipIf(unbuilt)('upkeep by the operator', () => {
  let site: Site;
  let draft: string;

  beforeAll(async () => {
    site = await prepareSite();
  });
  afterAll(() => site?.end());

  const openPull = async (branch: string): Promise<number> => {
    await site.li.push(site.repo, branch, { files: { 'NOTES.md': branch }, message: branch });
    return site.li.openPull(site.repo, { title: branch, head: branch });
  };
  const isChecked = async (number: number) => {
    const head = site.github.pull(site.repo, number)?.head.sha ?? '';
    const isDone = () => site.github.checkRuns(site.repo, head).find(({ conclusion }) => conclusion === 'success');
    return (await site.github.until(isDone, `#${number} is checked`)).name;
  };

  it('makes the database before the first start', async () => {
    const { code, out } = await site.guildops('migrate');
    expect({ code, out }).toEqual({ code: 0, out: `${join(site.dir, 'data', 'guildops.db')} is up to date\n` });
  });

  it('leaves pull requests to the service while it does not run', async () => {
    const { code, err } = await site.guildops('sync');
    expect(code).toBe(1);
    expect(err).toContain('the service does not run');
  });

  it('finds at its start the pull request that came while it was down', async () => {
    const number = await openPull('while-down');
    await site.start();
    expect(await isChecked(number)).toMatch(/^guildops\//);
  });

  it('finds by sync the pull request whose webhook got lost', async () => {
    site.github.fault({ kind: 'drop-delivery', event: 'pull_request.opened' });
    const number = await openPull('lost-webhook');
    await site.github.settled();
    const head = site.github.pull(site.repo, number)?.head.sha ?? '';
    expect(site.github.checkRuns(site.repo, head)).toEqual([]);
    const { code, out } = await site.guildops('sync');
    expect({ code, out }).toEqual({ code: 0, out: 'looked at 2 open pull requests\n' });
    expect(await isChecked(number)).toMatch(/^guildops\//);
  });

  it('has nothing to migrate in a service that runs', async () => {
    const { code, out } = await site.guildops('migrate');
    expect(code).toBe(0);
    expect(out).toContain('the running service has brought the database up to date');
  });

  it('sweeps nothing that is young, and says so', async () => {
    const place = { provider: 'gcp', region: 'us-central1', environment: 'dev' };
    await play.command(site.mira, 'cloud-create-project', { project: 'web-dev', ...place }, site);
    draft = (await play.openLobby(site.mira, 'web-dev', site)).deploy;
    const { code, out } = await site.guildops('sweep');
    expect(code).toBe(0);
    expect(out).toMatch(/^ended 0 drafts, 0 plans, 0 idle pull requests/);
  });

  it('sweeps an old draft of a stopped service, and says what the sweep before did', async () => {
    await site.program().stop();
    age(join(site.dir, 'data', 'guildops.db'), draft);
    const { code, out } = await site.guildops('sweep');
    expect(code).toBe(0);
    expect(out).toMatch(/^ended 1 draft, 0 plans, 0 idle pull requests; the time before, at \S+Z: 0 drafts, /);
  });

  it('shows in the lobby what was swept, as soon as the service runs again, and remembers it', async () => {
    await site.start();
    await play.lobbyThat(site, draft, (text) => /expired/i.test(text), 'says expired');
    const { out } = await site.guildops('sweep');
    expect(out).toMatch(/^ended 0 drafts, .*; the time before, at \S+Z: /);
  });

  it('tells no secret', async () => {
    const printed = site.printed();
    for (const secret of await site.secrets()) expect(printed).not.toContain(secret);
  });
});

/** Makes a deploy of a stopped service one that nobody has touched for an hour. */
function age(file: string, deploy: string): void {
  const database = new BetterSqlite3(file);
  try {
    const row = database.prepare('select doc, changedAt from deploys where id = ?').get(deploy);
    const { doc, changedAt } = row as { doc: string; changedAt: string };
    const earlier = new Date(Date.parse(changedAt) - HOUR_MS).toISOString();
    const change = database.prepare('update deploys set doc = ?, changedAt = ? where id = ?');
    change.run(doc.replaceAll(changedAt, earlier), earlier, deploy);
  } finally {
    database.close();
  }
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { prepareSite, type Site, unplannable } from './site.ts';

/** Step by step on one site: each test goes on where the one before ended. */
describe.skipIf(unplannable)('a backup in the middle of a story', () => {
  let site: Site;
  let copy: string;
  let deploy: string;
  let number: number;

  const createProject = (project: string) => {
    const place = { provider: 'gcp', region: 'us-central1', environment: 'dev' };
    return play.command(site.mira, 'cloud-create-project', { project, ...place }, site);
  };
  const database = () => join(site.dir, 'data', 'guildops.db');
  const lobby = () => play.lobbyThat(site, deploy, () => true, 'is there');

  beforeAll(async () => {
    site = await prepareSite();
    copy = join(site.dir, 'copies', 'now.db');
    await site.start();
    await createProject('web-dev');
    const opened = await play.openLobby(site.mira, 'web-dev', site);
    deploy = opened.deploy;
    await play.addNetwork(site.mira, opened.lobby, { name: 'main' });
    await play.lobbyThat(site, deploy, (text) => text.includes('main'), 'shows the network');
    await play.press(site.mira, site, await lobby(), 'Plan');
    await play.lobbyThat(site, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
    number = (await play.pullThat(site, ({ state }) => state === 'open', 'the pull request')).number;
    await play.stickyThat(site, number, (body) => body.includes(`${deploy}.1`), 'shows the first plan');
  });
  afterAll(() => site?.end());

  it('is made while the program runs, for the eyes of its owner only', async () => {
    const { code, out } = await site.guildops('backup', copy);
    expect({ code, out }).toEqual({ code: 0, out: `copied to ${copy}\n` });
    expect((await stat(copy)).mode & 0o077).toBe(0);
  });

  it('does not hold up what happens next', async () => {
    await createProject('after-dev');
    await play.press(site.mira, site, await lobby(), 'Re-plan');
    await play.stickyThat(site, number, (body) => body.includes(`${deploy}.2`), 'shows the second plan');
    await play.lobbyThat(site, deploy, (text) => text.includes('plan 2'), 'shows the second plan');
  });

  it('is not put back while the program runs, and nothing is changed by the attempt', async () => {
    const before = await stat(database());
    const { code, err } = await site.guildops('restore', copy);
    expect(code).toBe(1);
    expect(err).toContain(`in use by process ${site.program().pid}`);
    expect((await stat(database())).ino).toBe(before.ino); // the program would go on in a file that nobody finds again
    expect((await play.command(site.mira, 'cloud-projects', {}, site)).text).toContain('after-dev');
  });

  it('is put back when the program has stopped, and what was there is kept', async () => {
    await site.program().stop();
    const { code, out } = await site.guildops('restore', copy);
    expect(code).toBe(0);
    const kept = /kept as (\S+)/.exec(out)?.[1] ?? '';
    expect((await stat(kept)).size).toBeGreaterThan(0);
  });

  it('brings every view back to what was so then', async () => {
    await site.start();
    await play.stickyThat(site, number, (body) => body.includes(`${deploy}.1`), 'shows the first plan again');
    await play.lobbyThat(site, deploy, (text) => text.includes('plan 1'), 'shows the first plan again');
    const { text } = await play.command(site.mira, 'cloud-projects', {}, site);
    expect(text).toContain('web-dev');
    expect(text).not.toContain('after-dev');
    expect(
      site.github.comments(site.repo, number).filter(({ body }) => body.includes('<!-- guildops:v1')),
    ).toHaveLength(1);
  });

  it('lets the story go on from there to its end', async () => {
    await play.press(site.mira, site, await lobby(), 'Approve & Deploy');
    await play.pullThat(site, play.isMerged, 'merged');
    await play.lobbyThat(site, deploy, (text) => text.includes('Merged as'), 'says applied');
    expect((await site.cloud.objects()).map(({ name }) => name)).toContain('main');
  });

  it('is refused when the file is none of ours, and the database stays as it is', async () => {
    await site.program().stop();
    const { code, err } = await site.guildops('restore', site.settings.DISCORD_TOKEN_FILE ?? '');
    expect(code).toBe(1);
    expect(err).toContain('cannot be restored');
    await site.start();
    expect((await play.command(site.mira, 'cloud-list', {}, site)).text).toContain(deploy);
  });

  it('is made and put back without telling a secret', async () => {
    const printed = site.printed();
    for (const secret of await site.secrets()) expect(printed).not.toContain(secret);
  });
});

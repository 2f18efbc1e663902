import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { chainTests } from './chain.ts';
import { eventually } from './database.ts';
import { expectOneStory, lobbies, made, stickies } from './outcome.ts';
import * as request from './request.ts';
import { left, prepareSite, type Site } from './site.ts';

const CALLBACK = /\/interactions\/\d+\/[^/]+\/callback/;
const PUSH = /\/git-receive-pack$/;

/** One request from draft to merge, on which the program dies at every point. Each test goes on where the one before ended. */
describe.skipIf(left !== undefined)('a request whose program is killed at every point', () => {
  let site: Site;
  let deploy: string;
  const dieAt: Site['dieAt'] = (...point) => site.dieAt(...point);
  const restart = () => site.start();
  const press = (label: string) => request.press(site, deploy, label);
  const lobbyReads = (words: string) => request.lobbyReads(site, deploy, words);
  const ourBranches = async () =>
    (await site.github.branches(site.repo)).filter(({ name }) => name.startsWith('guildops/'));

  chainTests(() => site);
  beforeAll(async () => {
    site = await prepareSite({ latencyMs: 150 });
    await site.start();
  });
  afterAll(() => site?.end());

  it('answers a command that was stored and not yet acknowledged', async () => {
    await dieAt('discord', { when: 'before', path: CALLBACK }, () =>
      site.mira.run('cloud-create-project', request.projectOptions('web-dev'), { channel: site.channel }),
    );
    await restart();
    await site.discord.until(
      () => site.discord.messages(site.channel.id).find(({ text }) => text.includes('web-dev')),
      'the answer comes into the channel',
    );
    await site.quiet();
  });

  it('has one lobby, though it died after posting it and before knowing that it had', async () => {
    await dieAt('discord', { when: 'after', method: 'POST', path: /\/channels\/\d+\/messages$/ }, () =>
      site.mira.run('cloud-deploy', { project: 'web-dev' }, { channel: site.channel }),
    );
    await restart();
    await site.quiet();
    const [{ id } = { id: '' }] = site.database.rows<{ id: string }>('select id from deploys');
    deploy = id;
    expect(lobbies(site, deploy)).toHaveLength(1);
  });

  it('keeps a line of the draft that was acknowledged and not yet handled', async () => {
    const lobby = await play.lobbyThat(site, deploy, () => true, 'is there');
    const form = await site.mira.select(lobby, 'Add a resource…', ['network']);
    await dieAt('discord', { when: 'after', path: CALLBACK }, () => site.mira.submitModal(form, { name: 'main' }));
    await restart();
    expect((await lobbyReads('main')).text).toContain('Resources (1)');
  });

  it('begins the empty repository that it died beginning', async () => {
    await dieAt('github', { when: 'before', method: 'POST', path: PUSH, body: /heads\/main/ }, () => press('Plan'));
    expect(await site.github.branches(site.repo)).toEqual([]);
  });

  it('takes the commit of a push that outlived it', async () => {
    const trap = { when: 'before', method: 'POST', path: PUSH, body: /guildops\// } as const;
    const old = site.trap('github', trap);
    void restart().catch(() => {});
    await old.hit;
    await site.crash();
    const own = site.trap('github', trap);
    void restart().catch(() => {});
    await own.hit;
    old.pass();
    await site.github.until(async () => (await ourBranches())[0], 'the old push arrives');
    await dieAt('github', { when: 'before', method: 'POST', path: /\/pulls$/ }, () => own.pass());
    expect(await ourBranches()).toHaveLength(1);
    expect(site.github.pulls(site.repo)).toEqual([]);
  });

  it('finds the pull request that it died opening, and plans it although the webhook found nobody', async () => {
    await dieAt('github', { when: 'after', method: 'POST', path: /\/pulls$/ }, restart);
    expect(site.github.pulls(site.repo)).toHaveLength(1);
  });

  it('finds its comment again, and makes the plan again that it died making', async () => {
    await site.cloud.addChaos({ on: 'plan', kind: 'hang', times: 1 });
    const comment = site.trap('github', { when: 'after', method: 'POST', path: /\/issues\/1\/comments$/ });
    void restart().catch(() => {});
    await comment.hit;
    await eventually(
      async () => (await readdir(join(site.dir, 'cloud', 'chaos'))).find((name) => name.endsWith('.1')),
      'it plans',
    );
    await site.crash();
    comment.drop();
    expect(stickies(site, 1)).toHaveLength(1);
    await site.cloud.clearChaos();
  });

  it('shows the plan that it stored and died before showing', async () => {
    await dieAt('github', { when: 'before', path: /\/issues\/(comments\/\d+|1\/comments)$/, body: /to add/ }, restart);
    expect(site.database.stateOf(deploy)).toBe('plan_ready');
    await restart();
    await play.stickyThat(site, 1, (body) => body.includes('to add'), 'shows the plan');
    await lobbyReads('Approve & Deploy');
  });

  it('honours a click that was acknowledged and not yet handled', async () => {
    await dieAt('discord', { when: 'after', path: CALLBACK }, () => press('Approve & Deploy'));
    await dieAt('github', { when: 'before', path: /info\/refs\?service=git-upload-pack/ }, restart);
    expect(site.database.stateOf(deploy)).toBe('approved');
    expect(await made(site)).toEqual([]);
  });

  it('adopts the apply that it had just started', async () => {
    void restart().catch(() => {});
    await eventually(() => (site.database.stateOf(deploy) === 'applying' ? true : undefined), 'it applies');
    await site.program().line(({ msg }) => msg === 'apply started');
    await site.crash();
  });

  it('merges what it applied and died before merging', async () => {
    await dieAt('github', { when: 'before', method: 'PUT', path: /\/pulls\/1\/merge$/ }, restart);
    expect(site.database.stateOf(deploy)).toBe('applied');
    expect(site.program().log.some(({ msg }) => msg === 'apply found')).toBe(true);
    expect(site.github.pull(site.repo, 1)?.merged).toBeUndefined();
  });

  it.each([
    ['the merge', { method: 'PUT', path: /\/pulls\/1\/merge$/ }],
    ['the tag object', { method: 'POST', path: /\/git\/tags$/ }],
    ['the tag', { method: 'POST', path: /\/git\/refs$/ }],
    ['the deletion of the branch', { method: 'DELETE', path: /\/git\/refs\// }],
  ])('does %s once, though it died before hearing of it', async (_, request) => {
    await dieAt('github', { when: 'after', ...request }, restart);
  });

  it('ends as if nothing had happened', async () => {
    await restart();
    await expectOneStory(site, deploy);
    expect(await made(site)).toHaveLength(4);
  });
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '../../sandbox/discord/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import { chainTests } from './chain.ts';
import { eventually } from './database.ts';
import { expectCleanUp, made } from './outcome.ts';
import * as request from './request.ts';
import { left, prepareSite, type Site } from './site.ts';

/** What was asked for is stored; that a form opens is answered, too, and stores nothing. */
const ACKNOWLEDGED = { when: 'after', path: /\/interactions\/\d+\/[^/]+\/callback/, body: /^\{"type":[56]\b/ } as const;

/** What people govern with, on which the program dies. Each test goes on where the one before ended. */
describe.skipIf(left !== undefined)('a team whose program is killed while it governs', () => {
  let site: Site;
  let audit: Channel;
  let deploy: string;
  const lobbyReads = (words: string) => request.lobbyReads(site, deploy, words);
  /** Events of the trail, in order. */
  const happened = (what: string) => site.database.rows('select n from audit where what = ?', what);
  const told = (words: string) => site.discord.messages(audit.id).filter(({ text }) => text.includes(words));
  const fill = async (label: string, fields: Record<string, string>) => {
    const lobby = await lobbyReads(label);
    return site.mira.submitModal(await site.mira.click(lobby, label), fields);
  };

  chainTests(() => site);
  beforeAll(async () => {
    site = await prepareSite({ emptyRepository: false });
    audit = site.discord.addChannel(site.guild, 'audit');
    await site.start();
    await request.createProject(site, 'web');
    const panel = await play.command(site.mira, 'cloud-setup', {}, site);
    await (await site.mira.select(panel, 'Channel for administrators…', [audit.id])).settled();
  });
  afterAll(() => site?.end());

  it('grants once what was acknowledged and not yet handled', async () => {
    const grant = { role: 'admin', user: site.kim.id, for: '1d' };
    await site.dieAt('discord', ACKNOWLEDGED, () => site.mira.run('cloud-grant', grant, { channel: site.channel }));
    await site.start();
    await site.quiet();
    expect(site.database.rows('select * from grants')).toHaveLength(1);
    expect(happened('granted')).toHaveLength(1);
  });

  it('answers a look at a draft that it died making, and has left nothing of it', async () => {
    deploy = await request.draftNetwork(site, 'web', 'main');
    await site.cloud.addChaos({ on: 'plan', kind: 'hang', times: 1 });
    const answer = await site.mira.run('cloud-validate', { deploy }, { channel: site.channel });
    await eventually(
      async () => (await readdir(join(site.dir, 'cloud', 'chaos'))).find((name) => name.endsWith('.1')),
      'it looks',
    );
    await site.crash();
    await site.cloud.clearChaos();
    await site.start();
    await site.discord.until(() => answer.message().text.includes('Nothing was pushed') || undefined, 'the answer');
    await site.quiet();
    expect(site.database.stateOf(deploy)).toBe('draft');
    await expectCleanUp(site);
  });

  it('applies what was asked for at a time that came while nobody was there', async () => {
    await request.plan(site, deploy);
    await site.dieAt('discord', ACKNOWLEDGED, () => fill('Deploy at…', { when: '1h' }));
    await site.start();
    await lobbyReads('not before');
    expect(await made(site)).toEqual([]);
    await site.crash();
    site.database.anHourPasses(deploy);
    await site.start();
    await lobbyReads('Merged as');
    await site.quiet();
    expect(await made(site)).toHaveLength(4);
    expect(happened('apply-asked')).toHaveLength(1);
    await expectCleanUp(site);
  });

  it('freezes once what was acknowledged and not yet handled', async () => {
    const freeze = { do: 'set', freeze: 'holidays', reason: 'Nobody is here', until: '2d' };
    await site.dieAt('discord', ACKNOWLEDGED, () => site.mira.run('cloud-freeze', freeze, { channel: site.channel }));
    await site.start();
    await site.quiet();
    expect(happened('frozen')).toHaveLength(1);
    deploy = await request.draftNetwork(site, 'web', 'other');
    await request.plan(site, deploy);
    const refused = await site.mira.click(await lobbyReads('Approve & Deploy'), 'Approve & Deploy');
    expect((await refused.settled()).text).toContain('Nobody is here');
    expect(await made(site)).toHaveLength(4);
  });

  it('breaks the glass once, and tells each once, though it died before and after', async () => {
    const said = /broke the glass/;
    const post = { method: 'POST', path: new RegExp(`/channels/${audit.id}/messages$`), body: said } as const;
    await site.dieAt('discord', ACKNOWLEDGED, () => fill('Break glass…', { reason: 'the shop is down' }));
    await site.dieAt('discord', { when: 'before', ...post }, () => site.start());
    await site.dieAt('discord', { when: 'after', ...post }, () => site.start());
    await site.start();
    await lobbyReads('Merged as');
    await site.quiet();
    expect(happened('apply-asked')).toHaveLength(2);
    expect(told('broke the glass')).toHaveLength(1);
    expect(site.kim.dms().filter(({ text }) => said.test(text))).toHaveLength(1);
    expect(site.mira.dms().filter(({ text }) => said.test(text))).toEqual([]);
    expect(await made(site)).toHaveLength(8);
    await expectCleanUp(site);
  });
});

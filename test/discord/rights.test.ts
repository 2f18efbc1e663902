import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/core/guild-settings.ts';
import type { GuildId, ProjectId } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { setStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof setStage>>;
type Options = Parameters<Stage['ana']['run']>[1];

async function says(stage: Stage, command: string, options: Options = {}, who = stage.ana): Promise<string> {
  return (await (await who.run(command, options)).settled()).text;
}

describe('rights in Discord', () => {
  it('are given with limits, shown with where they come from, and taken back from the list', async () => {
    const stage = await setStage();
    const limits = { provider: 'gcp', size: 'large', regions: 'europe-west1', budget: 200, allow: 'public-address' };
    const granted = await says(stage, '/cloud-grant', { role: 'deploy', user: stage.bo.id, for: '1d', ...limits });
    expect(granted).toMatch(
      /@bo is user in all projects, on gcp, machines up to large .*, up to \$200 a month, with public address, until/,
    );
    expect(await says(stage, '/cloud-access', { user: stage.bo.id })).toMatch(
      /In web-dev: user.*granted to @bo on gcp/s,
    );
    const [choice] = await stage.ana.autocomplete('/cloud-revoke', { grant: '' }, 'grant');
    expect(choice?.name).toContain('user in all projects, on gcp');
    expect(await says(stage, '/cloud-revoke', { grant: String(choice?.value) })).toContain('is no longer user');
    expect(await says(stage, '/cloud-revoke', { grant: String(choice?.value) })).toContain('There is no grant');
  });

  it('reach GitHub logins and teams, and say what is wrong with what is neither', async () => {
    const stage = await setStage();
    expect(await says(stage, '/cloud-grant', { role: 'user', github: '@Acme/Ops' })).toContain(
      'team acme/ops on GitHub is user',
    );
    expect(await says(stage, '/cloud-grant', { role: 'user', github: 'Ana-GH' })).toContain('ana-gh on GitHub is user');
    expect(await says(stage, '/cloud-grant', { role: 'user', github: 'a b' })).toContain('neither a login nor a team');
    expect(await says(stage, '/cloud-grant', { role: 'user', user: stage.bo.id, kinds: 'vm, boat' })).toContain(
      '"boat" is none',
    );
  });

  it('of others are shown to administrators only', async () => {
    const stage = await setStage();
    stage.cases.rights.plain.add(stage.bo.id);
    expect(await says(stage, '/cloud-access', {}, stage.bo)).toContain('In all projects: nothing');
    expect(await says(stage, '/cloud-access', { user: stage.ana.id }, stage.bo)).toContain('see the rights of others');
  });

  it('are asked for by a button on the refusal, and given by a click of whoever may', async () => {
    const stage = await setStage();
    const { cases, bo, ana, channel } = stage;
    cases.rights.plain.add(bo.id);
    const store = await cases.rights.store();
    const guild = stage.guild.id as GuildId;
    await store.guilds.choose({ ...noSettings(guild), approversChannel: channel.id });
    cases.failNext(
      'startDraft',
      new Refusal({ code: 'no-right', needs: 'user', to: 'deploy to web-dev', askAlso: [] }),
    );
    const refused = await (await bo.run('/cloud-deploy', { project: 'web-dev' })).settled();
    const form = await bo.click(refused, 'Request access');
    const asked = await (await bo.submitModal(form, { 'What do you need it for?': 'the @everyone shop' })).settled();
    expect(asked.text).toContain('Asked: user in web-dev');

    const notice = await store.notices.find(`access:${[...stage.inbox.keys()].at(-1)}@${channel.id}`);
    if (!notice) throw new Error('nobody was asked');
    await stage.program().mirror.notice(notice)?.write(undefined);
    const question = await stage.discord.until(
      () => stage.discord.messages(channel.id).find(({ text }) => text.includes('asks to be user in web-dev')),
      'the question',
    );
    await bo.click(question, '1 day');
    await stage.idle();
    expect(await cases.grantsInForce(guild)).toEqual([]);
    await ana.click(question, '1 day');
    await stage.idle();
    expect(await cases.grantsInForce(guild)).toMatchObject([
      { subject: { id: bo.id }, role: 'user', project: 'web-dev' },
    ]);
    expect(stage.failures).toEqual([]);
  });

  it('no button is offered where no right would help', async () => {
    const stage = await setStage();
    stage.cases.failNext('startDraft', new Refusal({ code: 'gone', resource: 'vm-web' }));
    const refused = await (await stage.bo.run('/cloud-deploy', { project: 'web-dev' })).settled();
    await expect(stage.bo.click(refused, 'Request access')).rejects.toThrow();
  });
});

describe('a link in Discord', () => {
  it('shows a code, then both names, and is bound by a yes', async () => {
    let now = new Date();
    const stage = await setStage({ clock: { now: () => now } });
    const { ana, cases } = stage;
    cases.rights.writers.add('ana-gh');
    cases.rights.polled.push({ is: 'pending' }, { is: 'known', login: 'Ana-GH' });
    const card = await (await ana.run('/cloud-link')).settled();
    expect(card.text).toContain('WDJB-MJHT');
    const press = async (button: string) => {
      now = new Date(now.getTime() + 5_000);
      return (await ana.click(card, button)).settled();
    };
    expect((await press('I have typed it')).text).toContain('GitHub has not heard of it yet');
    expect((await press('I have typed it')).text).toMatch(/on Discord @ana.*on GitHub Ana-GH/s);
    expect((await press('Yes, link them')).text).toContain('are one person from now on');
    expect(await says(stage, '/cloud-link')).toContain('You are linked to ana-gh');
    expect(await says(stage, '/cloud-unlink')).toContain('are two again');
    expect(stage.failures).toEqual([]);
  });
});

describe('the audit trail in Discord', () => {
  it('is shown to administrators, fifty acts a page, narrowed by what is asked', async () => {
    const stage = await setStage();
    const manager = { permissions: PermissionFlagsBits.ManageGuild };
    const [mira, max] = ['mira', 'max'].map((name) => stage.discord.addMember(stage.guild, name, manager));
    if (!mira || !max) throw new Error('nobody is there');
    const store = await stage.cases.rights.store();
    const guild = stage.guild.id as GuildId;
    const by = { surface: 'discord' as const, id: mira.id, name: 'mira', roles: [] };
    const project = 'the-longest-name-that-a-project-can-have' as ProjectId;
    for (let n = 1; n <= 51; n += 1) {
      const what = n === 1 ? 'first' : `a-rather-long-event-${n}`;
      await store.audit.add({ guild, at: new Date('2026-11-20T12:00:00Z'), by, what, project });
    }
    const card = await (await mira.run('/cloud-audit')).settled();
    expect(card.text).toMatch(/51 in all · Page 1 of 2/);
    expect(card.text).not.toContain('first');
    expect(card.text.match(/a-rather-long-eve/g)).toHaveLength(50);
    expect((await (await mira.click(card, 'Next ›')).settled()).text).toContain('first');
    expect(await says(stage, '/cloud-audit', { event: 'first', person: mira.id }, mira)).toContain('1 in all');
    expect(await says(stage, '/cloud-audit', { from: '2026-11-21' }, mira)).toContain('Nothing of that kind');
    expect(await says(stage, '/cloud-audit', { from: 'yesterday!' }, mira)).toContain('is no day');
    stage.cases.rights.plain.add(max.id);
    expect(await says(stage, '/cloud-audit', {}, max)).toContain('read the audit trail');
  });
});

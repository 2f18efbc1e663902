import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/core/guild-settings.ts';
import type { GuildId } from '../../src/core/ids.ts';
import { bindLimits, type LimitCases } from '../../src/deploy/use-cases/limits.ts';
import { AUDIT, limitsWorld } from '../deploy/limits/cases.ts';
import { applied } from '../deploy/steps.ts';
import { createWorld, type World } from '../deploy/world.ts';
import { GUILD, NOW, REPO } from '../fakes/words.ts';
import { setStage } from './stage.ts';

/** The real use cases of limits behind the real client: bo administers, ana may deploy. */
async function stageWithLimits() {
  const stage = await setStage();
  // Discord offers these commands to people who may manage the server; our grants decide.
  const as = (name: string) =>
    stage.discord.addMember(stage.guild, name, { permissions: PermissionFlagsBits.ManageGuild });
  const [ana, bo] = [as('ana-who-deploys'), as('bo-who-administers')];
  const world = await limitsWorld();
  const { store, project } = world;
  const grant = (id: string, role: 'user' | 'admin') =>
    store.governance.addGrant({
      ...{ guild: GUILD, subject: { kind: 'discord-user', id }, role },
      ...{ grantedBy: 'test', grantedAt: world.clock.now() },
    });
  await grant(ana.id, 'user');
  await grant(bo.id, 'admin');
  await applied(world, { vms: ['a'] });
  const cases = bindLimits(world.ports);
  for (const name of Object.keys(cases) as (keyof LimitCases)[]) {
    const inWorld = async (input: { guild: GuildId }) =>
      (cases[name] as (input: object) => unknown)({ ...input, guild: GUILD });
    Object.assign(stage.cases, { [name]: inWorld });
  }
  const run = async (
    who: typeof stage.ana,
    command: string,
    options: Record<string, string | number | boolean> = {},
  ) => {
    const answer = await who.run(command, options, { channel: stage.channel });
    return answer.settled();
  };
  /** Sends what is told in the audit channel into the channel of the stage. */
  const tellAll = async () => {
    await world.settle();
    for (const notice of world.notices.splice(0))
      if ('channel' in notice.to && notice.to.channel === AUDIT)
        await stage
          .program()
          .mirror.notice({ ...notice, to: { channel: stage.channel.id } })
          ?.write(undefined);
  };
  return { ...stage, ana, bo, world, store, project, ask: run, tellAll };
}

describe('/cloud-quota', () => {
  it('shows bars with what is used and left, and offers to ask for more', async () => {
    const { ask, ana } = await stageWithLimits();
    const message = await ask(ana, '/cloud-quota', { project: 'web-dev' });
    expect(message.text).toContain('Machines');
    expect(message.text).toContain('▰▱▱▱▱▱▱▱▱▱ 1 used of 10 machines · 9 left');
    expect(message.text).toContain('[Ask for more…]');
  });

  it('is refused to somebody without a role, and for a region that is none', async () => {
    const { ask, ana, discord, guild } = await stageWithLimits();
    const eve = discord.addMember(guild, 'eve');
    expect((await ask(eve, '/cloud-quota', { project: 'web-dev' })).text).toContain('You need the role "viewer"');
    const wrong = await ask(ana, '/cloud-quota', { project: 'web-dev', region: 'us-central-1' });
    expect(wrong.text).toContain('Did you mean us-central1?');
  });

  it('leads to a higher limit: asked for in a form, granted with a click', async () => {
    const { ask, ana, bo, tellAll, world, discord, channel } = await stageWithLimits();
    const quota = await ana.run('/cloud-quota', { project: 'web-dev' }, { channel });
    await quota.settled();
    const form = await ana.click(quota.message(), 'Ask for more…');
    console.log('form');
    const sent = await ana.submitModal(form, { name: 'compute.instances', most: '20', why: 'Black Friday' });
    await sent.settled();
    expect(sent.message().text).toContain('Asked for: compute.instances of web-dev up to 20');
    await tellAll();
    const notice = await discord.until(
      () => discord.messages(channel.id).find(({ text }) => text.includes('More quota is asked for')),
      'what is asked',
    );
    expect(notice.text).toContain('Black Friday');
    const denied = await ana.click(notice, 'Approve');
    await denied.settled();
    expect(denied.message().text).toContain('You need the role "admin"');
    const granted = await bo.click(notice, 'Approve');
    await granted.settled();
    expect(granted.message().text).toContain('may be up to 20');
    expect(await world.load('compute.instances')).toEqual([1, 0, 20]);
    expect((await ask(ana, '/cloud-quota', { project: 'web-dev' })).text).toContain('of 20 machines');
  });
});

describe('a request beyond a quota', () => {
  /** All real use cases: ana may deploy, bo administers, and one machine is all that a project may have. */
  async function stageWithWorld() {
    let world: World | undefined;
    const stage = await setStage({
      clock: { now: () => NOW },
      world: async (guild) => {
        const rules = { guilds: new Map([[guild, { repos: [REPO] }]]) };
        world = await createWorld({ project: { guild }, rules, users: [] });
        return world;
      },
    });
    if (!world) throw new Error('no world');
    const guild = stage.guild.id as GuildId;
    for (const [{ id }, role] of [
      [stage.ana, 'user'],
      [stage.bo, 'admin'],
    ] as const)
      await world.store.governance.addGrant({
        ...{ guild, subject: { kind: 'discord-user', id }, role, grantedBy: 'test', grantedAt: NOW },
      });
    await world.store.guilds.choose({ ...noSettings(guild), approversChannel: stage.channel.id });
    await world.store.limits.set({
      ...{ guild, project: world.project.id, name: 'compute.instances', most: 1, setBy: 'test', setAt: NOW },
    });
    return { ...stage, world };
  }

  it('goes through once an administrator has given more, asked for where it was refused', async () => {
    const { ana, bo, channel, world, mirror, lobby, idle, discord, program, failures } = await stageWithWorld();
    const settled = async (asked: ReturnType<typeof ana.run>) => (await asked).settled();
    const ask = (name: string) =>
      settled(ana.run('/cloud-deploy', { project: 'web-dev', kind: 'vm', name, type: 'e2-small' }, { channel }));
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    const { guild, id: project } = world.project;
    const draft = await world.useCases.startDraft({ guild, by, project, channel: channel.id, cause: 'draft' });
    await world.useCases.addResource({ deploy: draft.id, by, kind: 'network', name: 'main', settings: {} });
    await mirror(draft.id);
    await ask('one');
    const refused = await ask('two');
    expect(refused.text).toContain('Quota: this project may have 1 machines; 0 in use');
    const form = await ana.click(refused, 'Ask for more…');
    const sent = await ana.submitModal(form, { most: '2', why: 'two shops' });
    expect((await sent.settled()).text).toContain('Asked for: compute.instances of web-dev up to 2');
    await world.settle();
    for (const notice of world.notices.splice(0)) await program().mirror.notice(notice)?.write(undefined);
    const wish = await discord.until(
      () => discord.messages(channel.id).find(({ text }) => text.includes('two shops')),
      'the wish where administrators decide',
    );
    await settled(bo.click(wish, 'Approve'));
    expect((await ask('two')).text).toContain('The request keeps every rule.');
    await mirror(draft.id);
    await ana.click(await lobby('Keeps every rule, quota and budget'), 'Plan');
    await idle();
    await world.settle();
    expect(await world.at(draft.id)).toBe('plan_ready');
    expect(failures).toEqual([]);
  });
});

describe('/cloud-set-quota', () => {
  it.each([
    [{ name: 'vpc', limit: '9', project: 'web-dev' }, 'web-dev: network.vpcs may be up to 9.'],
    [{ name: 'vm', limit: '2', project: 'web-dev', region: 'us-central1' }, 'web-dev · us-central1'],
    [{ name: 'resources', limit: '5', each_person: true }, 'whole server · each person: resources may be up to 5.'],
    [{ name: 'vm', limit: 'default', project: 'web-dev' }, 'what is usual for compute.instances holds again'],
    [{ name: 'unicorns', limit: '2' }, '"unicorns" is nothing that has a limit'],
  ])('%j', async (options, says) => {
    const { ask, bo } = await stageWithLimits();
    expect((await ask(bo, '/cloud-set-quota', options)).text).toContain(says);
  });

  it('is for administrators', async () => {
    const { ask, ana } = await stageWithLimits();
    expect((await ask(ana, '/cloud-set-quota', { name: 'vm', limit: '2' })).text).toContain(
      'You need the role "admin"',
    );
  });
});

describe('/cloud-set-budget', () => {
  it.each([
    [{ limit: '500', project: 'web-dev' }, 'Budget of web-dev: $500.00/mo'],
    [{ limit: '$900', alerts: '50%, $800', over: 'approve' }, 'Alerts at 50 %, $800'],
    [{ limit: 'none', project: 'web-dev' }, 'has no budget any more'],
    [{ limit: 'lots' }, '"lots" is no amount'],
  ])('%j', async (options, says) => {
    const { ask, bo } = await stageWithLimits();
    expect((await ask(bo, '/cloud-set-budget', options)).text).toContain(says);
  });
});

describe('/cloud-cost', () => {
  it('shows what a project costs by resource, with a picture that has words', async () => {
    const { ask, ana, store, project } = await stageWithLimits();
    await store.projects.setBudget(GUILD, project.id, 100);
    const message = await ask(ana, '/cloud-cost', { project: 'web-dev' });
    expect(message.text).toContain('google_compute_instance.a');
    expect(message.text).toMatch(/% of the budget of \$100\.00\/mo/);
    expect(JSON.stringify(message.components)).toContain('What web-dev costs, $ a month: google_compute_instance.a $');
  });

  it('sets when the report comes, for administrators', async () => {
    const { ask, bo, ana } = await stageWithLimits();
    const report = { report: '0 8 * * 1' };
    expect((await ask(bo, '/cloud-cost', report)).text).toContain(
      'The cost report comes 0 8 * * 1 (UTC) in the audit channel',
    );
    expect((await ask(ana, '/cloud-cost', report)).text).toContain('You need the role "admin"');
  });

  it('tells the report with its picture in the channel', async () => {
    const { ask, bo, world, tellAll, discord, channel } = await stageWithLimits();
    await ask(bo, '/cloud-cost', { report: '0 8 * * 1' });
    await world.settleLater(8 * 24 * 3_600_000);
    await tellAll();
    const report = discord.messages(channel.id).find(({ text }) => text.includes('Cost report'));
    expect(report?.files).toMatchObject([{ filename: 'cost.png', alt: expect.stringContaining('web-dev $') }]);
  });
});

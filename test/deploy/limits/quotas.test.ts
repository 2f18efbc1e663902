import { describe, expect, it } from 'vitest';
import { EACH } from '../../../src/core/limit.ts';
import { setLimits } from '../../fakes/limits.ts';
import { GUILD } from '../../fakes/words.ts';
import { applied, deployOf, draft, filesWith, handMade, newCause, planned, refusalOf, submitted } from '../steps.ts';
import { ana, bo, kim, mira } from '../world.ts';
import { KEY, limitsWorld } from './cases.ts';

describe('quotas', () => {
  it('show what is used, reserved and allowed', async () => {
    const world = await limitsWorld();
    await applied(world, { vms: ['a'] });
    await submitted(world, { network: '', vms: ['b'] });
    expect(await world.load('compute.instances')).toEqual([1, 1, 10]);
    expect(await world.load('network.vpcs')).toEqual([1, 0, 5]);
    await world.set('vm', 7);
    expect(await world.load('compute.instances')).toEqual([1, 1, 7]);
    await world.set('compute.instances', 'default');
    expect(await world.load('compute.instances')).toEqual([1, 1, 10]);
  });

  it.each([
    { what: 'a word that is none', set: { name: 'unicorns', most: '1' }, code: 'bad-input' },
    { what: 'a number that is none', set: { name: 'vm', most: '-1' }, code: 'bad-input' },
    { what: 'a region that is none', set: { name: 'vm', most: '1', region: 'us-central-1' }, code: 'region-unknown' },
    { what: 'somebody who is no administrator', set: { name: 'vm', most: '1', by: ana }, code: 'no-right' },
  ])('are not set by $what', async ({ set, code }) => {
    const { useCases, project } = await limitsWorld();
    const refusal = refusalOf(useCases.setQuota({ guild: GUILD, by: mira, project: project.id, ...set }));
    expect(await refusal).toEqual([code]);
  });

  it.each([
    ['compute_vm', 'compute.instances'],
    ['VPC', 'network.vpcs'],
    ['lb', 'network.load_balancers'],
    ['vcpus', 'compute.cpus'],
    ['memory', 'compute.ram_gb'],
    ['buckets', 'storage.buckets'],
    ['rds', 'database.instances'],
    ['per_day', 'resources.per_day'],
  ])('are known by other words: %s', async (word, name) => {
    expect(await (await limitsWorld()).set(word, 3)).toMatchObject({ name, most: 3 });
  });

  it('hold in one region alone', async () => {
    const world = await limitsWorld();
    await world.set('vm', 1, { region: world.project.region });
    expect(await refusalOf(draft(world, { vms: ['a', 'b'] }))).toEqual(['quota-exceeded']);
    await world.set('vm', 'default', { region: world.project.region });
    await draft(world, { vms: ['a', 'b'] });
  });

  it('hold for whoever asked, in all projects together', async () => {
    const world = await limitsWorld();
    await setLimits(world.store, { resources: 2 }, { person: EACH });
    await applied(world, { vms: ['a'] });
    expect(await refusalOf(draft(world, { network: '', vms: ['b'] }))).toEqual(['quota-exceeded']);
    await draft(world, { by: bo, network: '', vms: ['b'] });
    await setLimits(world.store, { resources: 3 }, { person: KEY });
    await draft(world, { network: '', vms: ['b'] });
  });

  it('count what somebody asked for on either surface, once a link says who they are', async () => {
    const world = await limitsWorld();
    await setLimits(world.store, { resources: 2 }, { person: KEY });
    const files = filesWith(world.project, { vms: ['a'] });
    const number = await handMade(world, { branch: 'more', files, author: 'ana-gh' });
    await draft(world, { network: 'other' });
    await world.store.governance.addLink({
      discordId: ana.id,
      githubLogin: 'ana-gh',
      linkedAt: world.clock.now(),
      by: 'github',
    });
    expect((await deployOf(world, number)).state.at).toBe('plan_ready');
    expect(await refusalOf(draft(world, { network: 'third' }))).toEqual(['quota-exceeded']);
  });

  it('of a day count what came to be since midnight', async () => {
    const world = await limitsWorld();
    await world.set('per_day', 2);
    await applied(world, { vms: ['a'] });
    expect(await refusalOf(draft(world, { network: '', vms: ['b'] }))).toEqual(['quota-exceeded']);
    world.clock.advance(12 * 3_600_000);
    await draft(world, { network: '', vms: ['b'] });
  });

  it('are not taken by a plan that they deny: nobody else has to make room for it', async () => {
    const world = await limitsWorld();
    await world.set('vm', 2);
    const number = await handMade(world, { branch: 'many', files: filesWith(world.project, { vms: ['a', 'b', 'c'] }) });
    const denied = await deployOf(world, number);
    expect(denied.state).toMatchObject({ plan: { verdict: { is: 'deny' } } });
    expect(await world.load('compute.instances')).toEqual([0, 0, 2]);
    await draft(world, { network: '', vms: [] });
  });
});

describe('more of a quota', () => {
  const ask = (world: Awaited<ReturnType<typeof limitsWorld>>, most: string, by = ana) =>
    world.useCases.askQuota({
      ...{ guild: GUILD, by, project: world.project.id, name: 'vm', most, why: 'Black Friday', cause: newCause() },
    });

  it('is asked for in the channel of those who decide, granted once, and told', async () => {
    const world = await limitsWorld();
    const { id } = await ask(world, '20');
    await world.runJobs();
    expect(world.notices.at(-1)?.body).toMatchObject({
      title: 'More quota is asked for: Machines of web-dev: 20 machines instead of 10',
      lines: ['Asked by ana', 'Why: Black Friday'],
      choices: [{ action: 'grant-quota', args: [id] }, { action: 'deny-quota' }],
    });
    const decide = (isGranted: boolean, by = mira) =>
      world.useCases.decideQuota({ guild: GUILD, by, ask: id, isGranted });
    expect(await refusalOf(decide(true, ana))).toEqual(['no-right']);
    await decide(true);
    await decide(false);
    expect(await world.load('compute.instances')).toEqual([0, 0, 20]);
    await world.runJobs();
    expect(world.told().slice(-2)).toEqual([
      'channel: More quota is granted: Machines of web-dev: 20 machines instead of 10',
      `${ana.id}: More quota is granted: Machines of web-dev: 20 machines instead of 10`,
    ]);
    expect(world.notices.at(-1)?.body.choices).toBeUndefined();
  });

  it('never lowers what was set higher since, and nothing changes when it is denied', async () => {
    const world = await limitsWorld();
    const { id } = await ask(world, '20');
    const { id: other } = await ask(world, '99');
    await world.set('vm', 30);
    await world.useCases.decideQuota({ guild: GUILD, by: mira, ask: id, isGranted: true });
    await world.useCases.decideQuota({ guild: GUILD, by: mira, ask: other, isGranted: false });
    expect(await world.load('compute.instances')).toEqual([0, 0, 30]);
  });

  it.each([
    { what: 'less than there is', most: '10', by: ana, code: 'bad-input' },
    { what: 'no number', most: 'lots', by: ana, code: 'bad-input' },
    { what: 'anything by somebody without a role', most: '20', by: kim, code: 'no-right' },
  ])('is not asked for as $what', async ({ most, by, code }) => {
    expect(await refusalOf(ask(await limitsWorld(), most, by))).toEqual([code]);
  });

  it('is not asked for where nobody would hear it', async () => {
    const world = await limitsWorld();
    await world.store.guilds.choose({ guild: GUILD, subscribers: [] });
    expect(await refusalOf(ask(world, '20'))).toEqual(['bad-input']);
    expect(await planned(world, { vms: [] })).toBeTruthy();
  });
});

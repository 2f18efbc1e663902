import { describe, expect, it } from 'vitest';
import { limitMachines } from '../fakes/limits.ts';
import { GUILD } from '../fakes/words.ts';
import { applied, draft, newCause, planned, refusalOf, submitted, vmSettings } from './steps.ts';
import { ana, bo, createWorld, kim, type World } from './world.ts';

const keys = async (world: World, id: Awaited<ReturnType<typeof draft>>) =>
  (await world.get(id)).deltas.map((delta) => (delta.do === 'remove' ? delta.name : delta.resource.name));
const machine = (name: string, size = 'e2-small') => ({
  kind: 'vm' as const,
  name,
  settings: vmSettings('main', size),
});

describe('a draft', () => {
  it('is opened once by one interaction', async () => {
    const world = await createWorld();
    const open = () =>
      world.useCases.startDraft({ guild: GUILD, by: ana, project: 'web-dev', channel: 'c', cause: 'click' });
    expect((await open()).id).toBe((await open()).id);
    expect(await world.useCases.recentDeploys(GUILD)).toHaveLength(1);
  });

  it.each([
    { what: 'a project that is not there', by: ana, project: 'nope', code: 'no-such' },
    { what: 'somebody without a right', by: kim, project: 'web-dev', code: 'no-right' },
  ])('is refused to $what', async ({ by, project, code }) => {
    const world = await createWorld();
    const asked = world.useCases.startDraft({ guild: GUILD, by, project, channel: 'c', cause: newCause() });
    expect(await refusalOf(asked)).toEqual([code]);
    expect(await world.useCases.recentDeploys(GUILD)).toEqual([]);
  });

  it('tells price and rules at once', async () => {
    const world = await createWorld();
    const deploy = await draft(world);
    const answer = await world.useCases.addResource({ deploy, by: ana, ...machine('web') });
    expect(answer.problems).toEqual([]);
    expect(answer.monthlyUsd).toBeGreaterThan(0);
    await world.settle();
    expect(world.shown.get(deploy)?.[0]?.draft?.resources.map(({ resource }) => resource.name)).toEqual([
      'main',
      'web',
    ]);
  });

  it('warns of what its purposes say', async () => {
    const world = await createWorld();
    const deploy = await draft(world);
    const warnings = async () => {
      await world.settle();
      return world.shown.get(deploy)?.[0]?.draft?.warnings?.filter((warning) => warning.includes('patient'));
    };
    await world.useCases.addResource({ deploy, by: ana, ...machine('web') });
    expect(await warnings()).toEqual([]);
    const named = machine('records');
    const settings = { ...named.settings, purpose: 'Keeps patient records' };
    await world.useCases.addResource({ deploy, by: ana, ...named, settings });
    expect(await warnings()).toEqual(['It speaks of health data ("patient"): HIPAA or GDPR may apply.']);
  });

  it('takes the same form twice as one line', async () => {
    const world = await createWorld();
    const deploy = await draft(world);
    const first = await world.useCases.addResource({ deploy, by: ana, ...machine('web') });
    const second = await world.useCases.addResource({ deploy, by: ana, ...machine('web') });
    expect(second.deploy).toEqual(first.deploy);
    expect(await keys(world, deploy)).toEqual(['main', 'web']);
  });

  it.each<{
    what: string;
    resource: Parameters<World['useCases']['addResource']>[0] extends infer I ? Partial<I> : never;
    code: string;
  }>([
    { what: 'would break the quota', resource: machine('second'), code: 'quota-exceeded' },
    { what: 'is larger than the role allows', resource: machine('huge', 'n2-standard-32'), code: 'size-too-large' },
    { what: 'has a name that is taken', resource: machine('first', 'e2-medium'), code: 'exists' },
    {
      what: 'has no machine type',
      resource: { kind: 'vm', name: 'x', settings: { network: 'main' } },
      code: 'bad-input',
    },
    { what: 'has an illegal name', resource: machine('../etc'), code: 'bad-input' },
    {
      what: 'stands in a network that is not there',
      resource: { ...machine('x'), settings: vmSettings('nope', 'e2-small') },
      code: 'bad-input',
    },
    {
      what: 'is of a kind that cannot be made',
      resource: { kind: 'database', name: 'db', settings: {} },
      code: 'bad-input',
    },
  ])('refuses a resource that $what, and stays as it was', async ({ resource, code }) => {
    const world = await createWorld();
    const deploy = await draft(world, { vms: ['first'] });
    await limitMachines(world, 1);
    const before = await world.get(deploy);
    const add = { deploy, by: ana, kind: 'vm' as const, name: 'x', settings: {}, ...resource };
    expect(await refusalOf(world.useCases.addResource(add))).toContain(code);
    expect(await world.get(deploy)).toEqual(before);
  });

  it('lets lines go, but not what others stand in', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { vms: ['web'] });
    expect(await refusalOf(world.useCases.dropLine({ deploy, by: ana, key: 'network-main' }))).toEqual(['bad-input']);
    await world.useCases.dropLine({ deploy, by: ana, key: 'vm-web' });
    await world.useCases.dropLine({ deploy, by: ana, key: 'vm-web' });
    expect(await keys(world, deploy)).toEqual(['main']);
  });

  it('is made smaller even when it breaks a rule by now', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { vms: ['a', 'b'] });
    await limitMachines(world, 0);
    await world.useCases.dropLine({ deploy, by: ana, key: 'vm-a' });
    expect(await keys(world, deploy)).toEqual(['main', 'b']);
  });
});

describe('submitting', () => {
  it('asks all rules again', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { vms: ['web'] });
    await limitMachines(world, 0);
    expect(await refusalOf(world.useCases.submitRequest({ deploy, by: ana }))).toEqual(['quota-exceeded']);
    expect(await world.at(deploy)).toBe('draft');
    expect(await world.store.ledger.reservationOf(deploy)).toBeUndefined();
  });

  it('looks at what others made meanwhile', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { by: bo });
    await applied(world);
    expect(await refusalOf(world.useCases.submitRequest({ deploy, by: bo }))).toEqual(['exists']);
    expect(await world.at(deploy)).toBe('draft');
  });

  it('is refused for an empty draft and to somebody without a right', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { network: '' });
    expect(await refusalOf(world.useCases.submitRequest({ deploy, by: ana }))).toEqual(['nothing-to-do']);
    await world.useCases.addResource({ deploy, by: ana, kind: 'network', name: 'main', settings: {} });
    expect(await refusalOf(world.useCases.submitRequest({ deploy, by: kim }))).toEqual(['no-right']);
  });

  it('ends the draft: nothing is added to it or submitted again', async () => {
    const world = await createWorld();
    const deploy = await submitted(world);
    expect(await refusalOf(world.useCases.submitRequest({ deploy, by: ana }))).toEqual(['not-now']);
    expect(await refusalOf(world.useCases.addResource({ deploy, by: ana, ...machine('web') }))).toEqual(['not-now']);
    expect(await refusalOf(world.useCases.dropLine({ deploy, by: ana, key: 'network-main' }))).toEqual(['not-now']);
  });

  it('initialises an empty repository', async () => {
    const world = await createWorld({ emptyRepository: true });
    const id = await planned(world);
    expect(await world.at(id)).toBe('plan_ready');
    expect(world.repositories.paths('main')).toEqual(['.gitignore', 'README.md', 'guildops.yaml']);
  });

  it('writes a branch of an earlier attempt anew when the base moved since', async () => {
    const world = await createWorld();
    world.faults.once('pulls.open', 'before');
    const id = await submitted(world);
    await world.runJobs();
    world.repositories.push('main', { 'README.md': 'moved' });
    await world.settleLater();
    expect(await world.at(id)).toBe('plan_ready');
    expect(world.repositories.proposed.at(-1)?.onto).toBe(world.repositories.tip('main'));
  });
});

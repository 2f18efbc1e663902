import { describe, expect, it } from 'vitest';
import type { Deploy } from '../../src/core/deploy.ts';
import { stateIdOf } from '../../src/core/project.ts';
import { deployOf, handMade } from './steps.ts';
import { createWorld, dev, type World } from './world.ts';

const CONFIG = (lock: string) => `version: 1\nlock: ${lock}\nprojects: [{name: net, dir: net, environment: dev}]\n`;

/** A project whose state is locked from its apply on, and two pull requests for it. */
async function twoPulls(lock = 'apply') {
  const world = await createWorld();
  world.repositories.push('main', {
    'net/main.tf': 'terraform {\n  backend "http" {}\n}\n',
    'guildops.yaml': CONFIG(lock),
  });
  await world.settle();
  const open = async (name: string) => {
    const number = await handMade(world, { branch: name, files: { [`net/network-${name}.tf`]: '# one more\n' } });
    return (await deployOf(world, number)).id;
  };
  return { world, first: await open('one'), second: await open('two') };
}

const holderOf = async (world: World, { stateId }: Pick<Deploy, 'stateId'>) =>
  (await world.store.locks.of(stateId))?.holder;
const eventsOf = async (world: World, id: Deploy['id']) =>
  (await world.store.deploys.events(id)).map(({ event }) => event);

describe('a state that is locked from the apply on', () => {
  it('lets two pull requests be planned, and holds no lock for either', async () => {
    const { world, first, second } = await twoPulls();
    expect([await world.at(first), await world.at(second)]).toEqual(['plan_ready', 'plan_ready']);
    expect(await holderOf(world, await world.get(first))).toBeUndefined();
  });

  it('is locked by the one that is applied, and who asks meanwhile follows by itself with its approvals', async () => {
    const { world, first, second } = await twoPulls();
    world.engine.during.apply = async () => {
      world.engine.during = {};
      expect(await holderOf(world, await world.get(first))).toBe(first);
      await world.useCases.askApply({ deploy: second, by: dev });
    };
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.settle();
    const after = await world.get(second);
    expect(after).toMatchObject({ plans: 2, state: { at: 'applied', merge: { is: 'merged' } } });
    expect(after.state).toMatchObject({ approvals: [{ by: dev }] });
    expect(await eventsOf(world, second)).toContainEqual(
      expect.objectContaining({ kind: 'replan-asked', why: expect.objectContaining({ code: 'overtaken' }) }),
    );
    expect(world.engine.applied).toHaveLength(2);
    expect(await holderOf(world, after)).toBeUndefined();
  });

  it('has what waits planned anew by itself after the other was applied, with the approvals that it had', async () => {
    const { world, first, second } = await twoPulls();
    await world.useCases.approveDeploy({ deploy: second, by: dev });
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.settle();
    expect(await world.get(second)).toMatchObject({ plans: 2, state: { at: 'approved', approvals: [{ by: dev }] } });
    await world.useCases.askApply({ deploy: second, by: dev });
    await world.settle();
    expect(await world.get(second)).toMatchObject({
      plans: 2,
      state: { at: 'applied', merge: { is: 'merged' } },
    });
    expect(world.engine.applied).toHaveLength(2);
  });

  it('is not touched with a plan of another serial: made anew, told, and the lock given back', async () => {
    const { world, first, second } = await twoPulls();
    world.engine.nextApplies.push({ kind: 'moved', was: 'none', is: { serial: 7, lineage: 'x' } });
    const seen: (string | undefined)[] = [];
    world.engine.during.plan = async () => void seen.push(await holderOf(world, await world.get(first)));
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.settle();
    expect(seen[0]).toBeUndefined();
    expect(await world.get(first)).toMatchObject({ plans: 2, state: { at: 'applied' } });
    expect(await world.at(second)).toBe('plan_ready');
  });

  it('has the serial of a state that GuildOps keeps compared before anything begins', async () => {
    const { world, first } = await twoPulls();
    const { stateId } = await world.get(first);
    const planned = { serial: 1, lineage: 'a' };
    const stored = { stateId, lineage: 'a', sha256: '' as never, run: 'x' as never, at: world.clock.now() };
    world.engine.nextPlans.push(async () => ({ ...(await plannedOn(world, planned)) }));
    await world.useCases.askReplan({ deploy: first, by: dev });
    await world.settle();
    await world.store.states.append({ ...stored, serial: 2, sealed: Buffer.from('sealed') });
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.settle();
    expect(await eventsOf(world, first)).toContainEqual(
      expect.objectContaining({ why: { code: 'state-moved', was: planned, is: { serial: 2, lineage: 'a' } } }),
    );
    expect(await world.at(first)).toBe('applied');
  });

  it('stays locked from the plan on where nothing else is said', async () => {
    const { world, first, second } = await twoPulls('plan');
    expect(await world.get(second)).toMatchObject({ state: { at: 'validating', waitingFor: first } });
    const [row] = await world.store.projects.inRepo(world.project.repo);
    expect(row?.cycle).toBeUndefined();
    expect(await holderOf(world, { stateId: stateIdOf(row as never) })).toBeDefined();
  });

  it('holds for what a command made as well, and ends with the word in the file', async () => {
    const { world } = await twoPulls();
    const cycle = async () => (await world.store.projects.find(world.project.guild, world.project.id))?.cycle;
    expect(await cycle()).toEqual({ apply: 'before_merge', lock: 'apply' });
    world.repositories.push('main', { 'guildops.yaml': CONFIG('plan') });
    await world.settle();
    expect(await cycle()).toBeUndefined();
  });
});

/** The plan that the engine makes by itself, on a state of this version. */
async function plannedOn({ engine }: World, on: { serial: number; lineage: string }) {
  const task = engine.planned.at(-1);
  if (!task) throw new Error('nothing was planned yet');
  const outcome = await engine.plan({ ...task, run: 'again' as never });
  if (outcome.kind !== 'planned') throw new Error('it was not planned');
  return { ...outcome, on };
}

import { describe, expect, it } from 'vitest';
import { applied, deployOf, draft, filesWith, handMade, planned, refusalOf } from '../steps.ts';
import { createWorld, mira } from '../world.ts';
import { limitsWorld } from './cases.ts';

/** A server whose only project has these machines, and whose database is gone since; an administrator has made the project again. */
async function afterTheLoss(vms: readonly string[]) {
  const before = await createWorld();
  await applied(before, { vms });
  const world = await limitsWorld({ lost: before });
  /** As at every start, and by `guildops sync`. */
  const sync = async () => {
    await world.store.jobs.add({ task: 'sync' }, { key: 'sync' });
    await world.settle();
  };
  return { ...world, sync };
}

describe('after the database was lost', () => {
  it('sync counts what the repository says is there: a quota that was full is full', async () => {
    const world = await afterTheLoss(['a', 'b']);
    await world.set('vm', 2);
    expect(await world.load('compute.instances')).toEqual([0, 0, 2]);
    await world.sync();
    expect(await world.load('compute.instances')).toEqual([2, 0, 2]);
    expect(await world.load('network.vpcs')).toEqual([1, 0, 5]);
    expect(await refusalOf(draft(world, { network: '', vms: ['c'] }))).toEqual(['quota-exceeded']);
    await world.set('vm', 3);
    await draft(world, { network: '', vms: ['c'] });
  });

  it('in its region and for the whole server, too', async () => {
    const world = await afterTheLoss(['a']);
    await world.sync();
    await world.set('vm', 1, { region: world.project.region });
    expect(await refusalOf(draft(world, { network: '', vms: ['c'] }))).toEqual(['quota-exceeded']);
  });

  it('and what is there costs what it did', async () => {
    const world = await afterTheLoss(['a']);
    await world.sync();
    const { deployedUsd } = await world.useCases.costReport({
      guild: world.project.guild,
      by: mira,
      project: world.project.id,
    });
    expect(deployedUsd).toBeGreaterThan(0);
    await world.budget(String(Math.ceil(deployedUsd)), { beyond: 'refuse' });
    expect(await refusalOf(draft(world, { network: '', vms: ['c'] }))).toEqual(['over-budget']);
  });

  it('the first plan counts what the state says, whatever the code did', async () => {
    const world = await afterTheLoss(['a', 'b']);
    world.repositories.push('main', { 'projects/web-dev/resources/vm-b.yaml': null });
    await world.sync();
    expect(await world.load('compute.instances')).toEqual([1, 0, 10]);
    await world.set('vm', 2);
    const number = await handMade(world, { branch: 'c', files: filesWith(world.project, { vms: ['a', 'b', 'c'] }) });
    expect((await deployOf(world, number)).state).toMatchObject({ plan: { verdict: { is: 'deny' } } });
    expect(await world.load('compute.instances')).toEqual([2, 0, 2]);
  });

  it('an apply says it from then on, and syncing again changes nothing', async () => {
    const world = await afterTheLoss(['a']);
    await world.sync();
    await applied(world, { network: '', vms: ['b'] });
    await world.sync();
    expect(await world.load('compute.instances')).toEqual([2, 0, 10]);
  });

  it('nothing is counted twice that an open deploy has reserved', async () => {
    const world = await limitsWorld();
    const deploy = await planned(world, { vms: ['a'] });
    world.pulls.mergeByHand((await world.get(deploy)).pull?.number ?? 0);
    await world.store.jobs.add({ task: 'sync' }, { key: 'sync' });
    await world.settle();
    const [used = 0, reserved = 0] = (await world.load('compute.instances')) ?? [];
    expect(used + reserved).toBeLessThanOrEqual(1);
  });
});

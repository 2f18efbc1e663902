import { describe, expect, it } from 'vitest';
import { limitMachines } from '../fakes/limits.ts';
import { GUILD } from '../fakes/words.ts';
import { applied, deployOf, draft, filesWith, handMade, planned, refusalOf, vmSettings } from './steps.ts';
import { ana, bo, createWorld, type World } from './world.ts';

const machine = (name: string, size = 'e2-small') => ({
  kind: 'vm' as const,
  name,
  settings: vmSettings('main', size),
});

describe('reservations', () => {
  const reserved = (world: World) => world.store.ledger.reserved(GUILD, world.project.id);

  it('are made when a request is submitted, not while it is a draft', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { vms: ['web'] });
    expect(await reserved(world)).toEqual([]);
    await world.useCases.submitRequest({ deploy, by: ana });
    expect(await reserved(world)).toMatchObject([
      { deploy, usage: { 'compute.instances': 1, 'compute.cpus': 2, 'compute.ram_gb': 2, 'network.vpcs': 1 } },
    ]);
  });

  it('count against the next request, together with what is deployed, and never twice', async () => {
    const world = await createWorld();
    await limitMachines(world, 3);
    await applied(world, { vms: ['a'] });
    expect(await reserved(world)).toEqual([]);
    expect(await world.store.ledger.deployed(GUILD, world.project.id)).toMatchObject({
      usage: { 'compute.instances': 1 },
    });
    await planned(world, { network: '', vms: ['b'] });
    expect(await reserved(world)).toMatchObject([{ usage: { 'compute.instances': 1 } }]);
    const third = await draft(world, { by: bo, network: '', vms: ['c'] });
    const fourth = { deploy: third, by: bo, ...machine('d') };
    expect(await refusalOf(world.useCases.addResource(fourth))).toEqual(['quota-exceeded']);
  });

  it('are made for a pull request made by hand when it is planned, and stand in the way of the next', async () => {
    const world = await createWorld();
    await limitMachines(world, 1);
    const number = await handMade(world, { branch: 'more', files: filesWith(world.project, { vms: ['a'] }) });
    expect(await reserved(world)).toMatchObject([
      { deploy: (await deployOf(world, number)).id, usage: { 'compute.instances': 1 } },
    ]);
    const deploy = await draft(world);
    expect(await refusalOf(world.useCases.addResource({ deploy, by: ana, ...machine('b') }))).toEqual([
      'quota-exceeded',
    ]);
  });

  it.each<{ how: string; end: (world: World, id: Awaited<ReturnType<typeof draft>>) => unknown }>([
    { how: 'is cancelled', end: ({ useCases }, deploy) => useCases.cancelDeploy({ deploy, by: ana, why: 'no' }) },
    { how: 'is applied', end: ({ useCases }, deploy) => useCases.askApply({ deploy, by: ana }) },
    { how: 'has its pull request closed', end: ({ pulls }) => pulls.closeByHand(1) },
    {
      how: 'cannot be planned',
      end(world, deploy) {
        world.engine.nextPlans.push({ kind: 'failed', step: 'init', output: 'Error' });
        return world.useCases.askReplan({ deploy, by: ana });
      },
    },
    {
      how: 'expires',
      end: ({ clock, store }) => {
        clock.advance(24 * 3_600_000);
        return store.jobs.add({ task: 'sweep' });
      },
    },
  ])('end when the deploy $how', async ({ end }) => {
    const world = await createWorld();
    const id = await planned(world, { vms: ['web'] });
    expect(await reserved(world)).toHaveLength(1);
    await end(world, id);
    await world.settle();
    expect(await reserved(world)).toEqual([]);
  });
});

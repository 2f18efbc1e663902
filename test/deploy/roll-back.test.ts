import { describe, expect, it } from 'vitest';
import { applied, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, mira, stateId, type World } from './world.ts';

describe('rolling back', () => {
  const revert = (world: World, deploy: string, cause = 'roll') =>
    world.useCases.rollBack({ guild: world.project.guild, by: ana, deploy: deploy as never, channel: 'c2', cause });

  it('opens a pull request that reverts the merge, planned and applied like any other', async () => {
    const world = await createWorld();
    await applied(world);
    const id = await applied(world, { network: '', vms: ['web'] });
    const back = await revert(world, id);
    await world.settle();
    expect(await world.get(back.id)).toMatchObject({
      origin: 'rollback',
      pull: { title: `web-dev: roll back ${id} (#2)` },
      state: { at: 'plan_ready', plan: { counts: { add: 0, destroy: 1 } } },
    });
    await world.useCases.approveDeploy({ deploy: back.id, by: ana });
    await world.useCases.askApply({ deploy: back.id, by: mira });
    await world.settle();
    expect(world.engine.existing(stateId(world))).toEqual(['google_compute_network.main']);
  });

  it('twice is the same one', async () => {
    const world = await createWorld();
    const id = await applied(world);
    const first = await revert(world, id);
    await world.settle();
    expect((await revert(world, id, 'once more')).id).toBe(first.id);
    await world.settle();
    expect(world.pulls.opened).toHaveLength(2);
  });

  it('is a new one after the first was cancelled, but not for the same click', async () => {
    const world = await createWorld();
    const id = await applied(world);
    const first = await revert(world, id);
    await world.useCases.cancelDeploy({ deploy: first.id, by: ana, why: 'no' });
    expect((await revert(world, id)).id).toBe(first.id);
    expect((await revert(world, id, 'another click')).id).not.toBe(first.id);
  });

  it.each<{ what: string; begin: (world: World) => Promise<string> }>([
    { what: 'was only planned', begin: (world) => planned(world) },
    {
      what: 'was applied but not merged',
      async begin(world) {
        const id = await planned(world);
        world.pulls.change(1, { rule: 'no' });
        await world.useCases.askApply({ deploy: id, by: ana });
        await world.settle();
        return id;
      },
    },
  ])('is refused for a deploy that $what', async ({ begin }) => {
    const world = await createWorld();
    expect(await refusalOf(revert(world, await begin(world)))).toEqual(['nothing-to-do']);
  });

  it('fails with the paths when later changes stand in its way', async () => {
    const world = await createWorld();
    const id = await applied(world);
    world.repositories.push('main', { 'projects/web-dev/network-main.tf': 'changed since' });
    await world.settle();
    const back = await revert(world, id);
    await world.settle();
    expect((await world.get(back.id)).state).toMatchObject({
      at: 'failed',
      reason: expect.stringContaining('projects/web-dev/network-main.tf'),
    });
  });

  it('is refused to somebody of another server and to somebody without a right', async () => {
    const world = await createWorld({ users: [ana] });
    const id = await applied(world);
    const ask = { deploy: id, channel: 'c', cause: 'x' };
    const elsewhere = '700000000000000002' as never;
    expect(await refusalOf(world.useCases.rollBack({ ...ask, guild: elsewhere, by: ana }))).toEqual(['no-such']);
    expect(await refusalOf(world.useCases.rollBack({ ...ask, guild: world.project.guild, by: bo }))).toEqual([
      'no-right',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { planned, submitted } from './steps.ts';
import { ana, createWorld, type World } from './world.ts';

const stop = (world: World, deploy: Parameters<World['get']>[0]) =>
  world.useCases.stopDeploy({ deploy, by: ana, why: 'stopped in a test' });

describe('stopping', () => {
  it('a plan ends the deploy, and terraform with it', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    world.engine.during.plan = async () => {
      world.engine.during = {};
      await stop(world, id);
    };
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'cancelled', why: 'stopped in a test' });
    expect(world.engine.cancelled).toHaveLength(1);
  });

  it('an apply asks terraform once, and the deploy says who stopped it', async () => {
    const world = await createWorld();
    const id = await planned(world);
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'partly-applied', reason: 'interrupted' });
    world.engine.during.apply = async () => {
      await stop(world, id);
      await stop(world, id);
    };
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({
      at: 'failed',
      outcome: 'partly-applied',
      stoppedBy: { id: ana.id },
    });
  });

  it('what is only waiting is refused to nobody who may cancel it, and what is applied cannot be stopped', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await stop(world, id);
    expect(await world.at(id)).toBe('cancelled');
    expect(world.engine.cancelled).toEqual([]);
  });
});

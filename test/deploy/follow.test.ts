import { describe, expect, it } from 'vitest';
import { GUILD } from '../fakes/words.ts';
import { draft, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, kim, mira, type World } from './world.ts';

const follow = (world: World, deploy: Awaited<ReturnType<typeof draft>>, by = kim, on = true) =>
  world.useCases.followDeploy({ deploy, by, on });

/** What was told to whom, in order. */
const told = ({ notices }: World) =>
  notices.map(({ to, body }) => ['person' in to ? to.person : to.channel, body.title.replace(/.* of \S+ /, '')]);

describe('who follows a deploy', () => {
  it('is told directly when it needs approval and when it is applied, once each', async () => {
    const world = await createWorld({ environment: 'staging' });
    const id = await draft(world);
    await follow(world, id);
    await follow(world, id);
    await world.useCases.submitRequest({ deploy: id, by: ana });
    await world.settle();
    expect(told(world)).toEqual([[kim.id, 'needs approval']]);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(told(world)).toEqual([
      [kim.id, 'needs approval'],
      [kim.id, 'is applied'],
    ]);
    expect(await refusalOf(follow(world, id))).toEqual(['stale-card']);
  });

  it('is told of its end by an administrator, with the reason', async () => {
    const world = await createWorld();
    const id = await draft(world);
    await follow(world, id);
    await world.useCases.adminCancel({ guild: GUILD, by: mira, deploy: id, why: 'Not this week' });
    await world.settle();
    const direct = world.notices.filter(({ to }) => 'person' in to);
    expect(direct.map(({ body }) => body.lines[0])).toEqual([expect.stringContaining('Not this week')]);
  });

  it('is told that it failed, and why', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await follow(world, id);
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'nothing-changed', reason: 'No such zone' });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(told(world)).toEqual([[kim.id, 'failed during the apply']]);
  });

  it('hears nothing more once they do not want to', async () => {
    const world = await createWorld();
    const id = await draft(world);
    await follow(world, id, kim);
    await follow(world, id, bo);
    await follow(world, id, kim, false);
    await world.useCases.submitRequest({ deploy: id, by: ana });
    await world.settle();
    expect(told(world).map(([whom]) => whom)).toEqual([bo.id]);
  });
});

import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import type { Permission } from '../../src/deploy/ports.ts';
import { githubPerson, NOW } from '../fakes/words.ts';
import { applied, planned, refusalOf, submitted } from './steps.ts';
import { ana, createWorld, lockHolder, mira, type World } from './world.ts';

const stop = (world: World, deploy: DeployId, by = ana) =>
  world.useCases.stopDeploy({ deploy, by, why: 'stopped in a test' });

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

  /** An apply that fails by half, and somebody's stop while it runs. */
  async function failing(meanwhile: (world: World, id: DeployId) => void | Promise<void> = () => {}) {
    const world = await createWorld();
    const id = await planned(world);
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'partly-applied', reason: 'no quota' });
    world.engine.during.apply = async () => meanwhile(world, id);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    return { world, id };
  }

  it('never gives up what a failed apply left behind, by whomever it is asked', async () => {
    const { world, id } = await failing();
    expect(await refusalOf(stop(world, id, mira))).toEqual(['left-behind']);
    expect(await world.get(id)).toMatchObject({ halfApplied: true, state: { at: 'failed' } });
    expect(await lockHolder(world)).toBe(id);
  });

  it('never gives it up either when the apply fails while the stop is on its way', async () => {
    let answer = (_: Permission): void => {};
    const permission = new Promise<Permission>((resolve) => {
      answer = resolve;
    });
    let stopped: Promise<unknown> | undefined;
    const { world, id } = await failing(async (there, deploy) => {
      await there.store.governance.addLink({ discordId: mira.id, githubLogin: 'mira', linkedAt: NOW, by: 'discord' });
      there.pulls.permission = () => permission;
      stopped = refusalOf(stop(there, deploy, githubPerson('mira')));
    });
    expect(await world.at(id)).toBe('failed');
    answer('admin');
    expect(await stopped).toEqual(['left-behind']);
    expect(await world.at(id)).toBe('failed');
  });

  it('what is applied is refused', async () => {
    const world = await createWorld();
    const id = await applied(world);
    expect(await refusalOf(stop(world, id))).toEqual(['not-now']);
  });

  it('what is only waiting is refused to nobody who may cancel it, and what is applied cannot be stopped', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await stop(world, id);
    expect(await world.at(id)).toBe('cancelled');
    expect(world.engine.cancelled).toEqual([]);
  });
});

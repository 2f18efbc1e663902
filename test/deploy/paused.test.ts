import { describe, expect, it } from 'vitest';
import { Paused } from '../../src/core/paused.ts';
import { planned, submitted } from './steps.ts';
import { ana, createWorld, type World } from './world.ts';

const HOUR_MS = 3_600_000;

/** GitHub keeps us out, as while the App is suspended. Answers how it lets us in again. */
function keepOut({ repositories, pulls }: World): () => void {
  const { refresh } = repositories;
  const { read, merge } = pulls;
  const shut = async (): Promise<never> => {
    throw new Paused('The GitHub App is suspended for acme/infra', 'An owner unsuspends it.');
  };
  Object.assign(repositories, { refresh: shut });
  Object.assign(pulls, { read: shut, merge: shut });
  return () => {
    Object.assign(repositories, { refresh });
    Object.assign(pulls, { read, merge });
  };
}

/** Two hours of jobs, far more than the attempts after which a fault is given up; GitHub sends no webhook. */
async function later(world: World): Promise<void> {
  world.webhooks.length = 0;
  await world.settleLater(2 * HOUR_MS);
}

describe('while GitHub keeps us out, however long', () => {
  it('a request waits for its plan, is not given up, and gets it afterwards', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    const letIn = keepOut(world);
    await later(world);
    expect(await world.at(id)).toBe('validating');
    letIn();
    await world.settleLater();
    expect(await world.at(id)).toBe('plan_ready');
    expect(world.pulls.opened).toHaveLength(1);
  });

  it('nor is it given up where other faults have used up all of its attempts but one', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    world.faults.breakAll('repositories.refresh');
    await world.settleLater(40_000);
    world.faults.breakAll(undefined);
    const letIn = keepOut(world);
    await later(world);
    expect(await world.at(id)).toBe('validating');
    letIn();
    await world.settleLater();
    expect(await world.at(id)).toBe('plan_ready');
  });

  it('an apply that was asked for waits, keeps its ask, and is made afterwards', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    const letIn = keepOut(world);
    await later(world);
    expect((await world.get(id)).state).toMatchObject({ at: 'approved', asked: { id: ana.id } });
    expect(world.engine.applied).toEqual([]);
    letIn();
    await world.settleLater();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
  });

  it('an apply that runs is finished and noted; its merge waits, and is made afterwards', async () => {
    const world = await createWorld();
    const id = await planned(world);
    let letIn = () => {};
    world.engine.during.apply = async () => {
      letIn = keepOut(world);
    };
    await world.useCases.askApply({ deploy: id, by: ana });
    await later(world);
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'pending' } });
    letIn();
    await world.settleLater();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(world.engine.applied).toHaveLength(1);
  });
});

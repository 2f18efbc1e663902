import { describe, expect, it } from 'vitest';
import { githubPerson, NOW } from '../fakes/words.ts';
import { again, applied, deployOf, filesWith, handMade, planned, submitted } from './steps.ts';
import { ana, createWorld, lockHolder, type World } from './world.ts';

const byHand = (world: World) => ({ branch: 'more', files: filesWith(world.project, { vms: ['web'] }) });

describe('the end of a pull request', () => {
  it('cancels the deploy, and reopening it plans it again', async () => {
    const world = await createWorld();
    const number = await handMade(world, byHand(world));
    world.pulls.closeByHand(number);
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({
      state: { at: 'cancelled', by: { surface: 'system' }, why: 'the pull request was closed' },
    });
    expect(await lockHolder(world)).toBeUndefined();
    world.pulls.reopen(number);
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({ state: { at: 'plan_ready' } });
  });

  it('brings nothing back that a person cancelled', async () => {
    const world = await createWorld();
    const number = await handMade(world, byHand(world));
    const { id } = await deployOf(world, number);
    await world.useCases.cancelDeploy({ deploy: id, by: githubPerson('dev'), why: 'no more' });
    await again(world, number);
    await world.settle();
    expect(await world.at(id)).toBe('cancelled');
  });

  it('says so when a person merged what was never applied', async () => {
    const world = await createWorld();
    const id = await planned(world);
    world.pulls.mergeByHand(1);
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({
      at: 'cancelled',
      why: 'the pull request was merged without being applied',
    });
    expect(await lockHolder(world)).toBeUndefined();
    expect(world.engine.applied).toEqual([]);
  });

  it('closes a pull request that was opened for a deploy cancelled meanwhile', async () => {
    const world = await createWorld();
    const { open } = world.pulls;
    const id = await submitted(world);
    world.pulls.open = async (pull) => {
      await world.useCases.cancelDeploy({ deploy: id, by: ana, why: 'changed my mind' });
      return open(pull);
    };
    await world.settle();
    expect(await world.at(id)).toBe('cancelled');
    expect(await world.pulls.listOpen(world.project.repo)).toEqual([]);
  });
});

describe('a push while applying', () => {
  async function pushedMeanwhile() {
    const world = await createWorld();
    world.engine.during.apply = async () => {
      world.repositories.push(world.pulls.opened[0]?.branch ?? '', { 'projects/web-dev/notes.md': 'late' });
      await again(world, 1);
    };
    const id = await applied(world);
    return { world, id };
  }

  it('lets the apply finish and keeps it from being merged, with the lock held', async () => {
    const { world, id } = await pushedMeanwhile();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', on: NOW, merge: { is: 'refused' } });
    expect(world.pulls.merges).toEqual([]);
    expect(await lockHolder(world)).toBe(id);
  });

  it('is over when a person merges', async () => {
    const { world, id } = await pushedMeanwhile();
    world.pulls.mergeByHand(1);
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(await lockHolder(world)).toBeUndefined();
  });

  it('does not stand in the way of a later apply, when the first one failed', async () => {
    const world = await createWorld();
    world.engine.during.apply = async () => {
      world.engine.during = {};
      world.repositories.push(world.pulls.opened[0]?.branch ?? '', { 'projects/web-dev/notes.md': 'late' });
      await again(world, 1);
    };
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'nothing-changed', reason: 'no network' });
    const id = await applied(world);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
  });
});

describe('a push to the default branch', () => {
  it('plans anew what it changes the project of', async () => {
    const world = await createWorld();
    const id = await planned(world);
    world.repositories.push('main', { 'projects/web-dev/notes.md': 'there' });
    await world.settle();
    expect(await world.get(id)).toMatchObject({
      plans: 2,
      state: { at: 'plan_ready', plan: { base: world.repositories.tip('main') } },
    });
  });

  it('leaves other plans as they are', async () => {
    const world = await createWorld();
    const id = await planned(world);
    world.repositories.push('main', { 'README.md': 'elsewhere' });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 1 });
  });
});

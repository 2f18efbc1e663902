import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import { objectionsOf } from '../../src/core/objection.ts';
import type { Person } from '../../src/core/person.ts';
import { githubPerson } from '../fakes/words.ts';
import { planned, refusalOf, vmSettings } from './steps.ts';
import { ana, bo, createWorld, kim, li, mira, type World } from './world.ts';

const wish = (world: World, deploy: DeployId, by: Person, text = 'smaller, please') =>
  world.useCases.requestChanges({ deploy, by, text });
const wishesOf = async (world: World, id: DeployId) => objectionsOf(await world.get(id)).map(({ by }) => by.id);

/** A plan that one other person approved. */
async function approvedInStaging() {
  const world = await createWorld({ environment: 'staging' });
  const id = await planned(world);
  await world.useCases.approveDeploy({ deploy: id, by: bo });
  return { world, id };
}

describe('a wish for changes', () => {
  it('holds an approved plan up, whoever asks for the apply, and leaves the yes of others', async () => {
    const { world, id } = await approvedInStaging();
    await wish(world, id, li);
    expect(await world.get(id)).toMatchObject({ state: { at: 'plan_ready', approvals: [{ by: { id: bo.id } }] } });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
    expect(world.engine.applied).toEqual([]);
  });

  it('lets what was asked for go on once it is taken back', async () => {
    const { world, id } = await approvedInStaging();
    await wish(world, id, li);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.useCases.withdrawRequest({ deploy: id, by: li });
    await world.settle();
    expect(await world.at(id)).toBe('applied');
  });

  it('takes the own yes along, and is replaced by a new one', async () => {
    const { world, id } = await approvedInStaging();
    await wish(world, id, bo);
    expect(await world.get(id)).toMatchObject({ state: { at: 'plan_ready', approvals: [] } });
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    expect(await world.get(id)).toMatchObject({ state: { at: 'approved' } });
    expect(await wishesOf(world, id)).toEqual([]);
  });

  it('holds for a new plan of the same changes, and ends with one of others', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await wish(world, id, bo);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    expect(await wishesOf(world, id)).toEqual([bo.id]);
    const late = { kind: 'vm' as const, name: 'late', settings: vmSettings('main', 'e2-small') };
    await world.useCases.addResource({ deploy: id, by: ana, ...late });
    await world.settle();
    expect(await wishesOf(world, id)).toEqual([]);
  });

  it('is kept while a plan is made, and holds that plan up', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await wish(world, id, bo);
    await world.settle();
    expect(await wishesOf(world, id)).toEqual([bo.id]);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
  });

  it('is taken back by who had it or an administrator alone', async () => {
    const { world, id } = await approvedInStaging();
    await wish(world, id, li);
    expect(await refusalOf(world.useCases.withdrawRequest({ deploy: id, by: ana }))).toEqual(['no-right']);
    await world.useCases.withdrawRequest({ deploy: id, by: mira });
    expect(await world.at(id)).toBe('approved');
  });

  it('is refused to who may not deploy, and where nothing waits', async () => {
    const { world, id } = await approvedInStaging();
    expect(await refusalOf(wish(world, id, kim))).toEqual(['no-right']);
    await world.useCases.cancelDeploy({ deploy: id, by: ana, why: 'no' });
    expect(await refusalOf(wish(world, id, li))).toEqual(['not-now']);
  });

  it('ends with the review that it was, whoever dismissed that', async () => {
    const rev = githubPerson('rev');
    const world = await createWorld({ users: [ana, bo, rev] });
    const id = await planned(world);
    await world.useCases.requestChanges({ deploy: id, by: rev, text: '', review: 4 });
    await world.useCases.withdrawRequest({ deploy: id, by: githubPerson('other'), review: 5 });
    expect(await wishesOf(world, id)).toEqual([rev.id]);
    await world.useCases.withdrawRequest({ deploy: id, by: githubPerson('other'), review: 4 });
    expect(await wishesOf(world, id)).toEqual([]);
  });

  it('said once more in the same words changes nothing; wish and withdrawal are in the trail, once each', async () => {
    const { world, id } = await approvedInStaging();
    await wish(world, id, li);
    const { revision } = await world.get(id);
    await wish(world, id, li);
    expect((await world.get(id)).revision).toBe(revision);
    for (const _ of [1, 2]) await world.useCases.withdrawRequest({ deploy: id, by: li });
    const trail = await world.store.audit.following({ deploy: id }, { limit: 100, after: 0 });
    const wishes = trail.filter(({ what }) => what === 'changes-requested' || what === 'request-withdrawn');
    expect(wishes.map(({ what, actor }) => [what, actor])).toEqual([
      ['changes-requested', `discord:${li.id}`],
      ['request-withdrawn', `discord:${li.id}`],
    ]);
    expect(wishes[0]?.details).toContain('smaller, please');
  });
});

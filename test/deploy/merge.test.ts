import { describe, expect, it } from 'vitest';
import type { ProjectId } from '../../src/core/ids.ts';
import { aProject } from '../fakes/words.ts';
import { applied, deploysOf, filesWith, handMade, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, dev, stateId, type World } from './world.ts';

const lockHolder = async (world: World) => (await world.store.locks.of(stateId(world)))?.holder;

describe('the merge after an apply', () => {
  it('is pinned to the applied head, says who and what, and is tagged', async () => {
    const world = await createWorld();
    const id = await applied(world);
    const { state, head } = await world.get(id);
    expect(world.pulls.merges).toMatchObject([{ number: 1, head, title: expect.stringContaining('(#1)') }]);
    expect(world.pulls.merges[0]?.message).toContain(`Guildops-Plan: ${id}.1`);
    const [[name, tag] = []] = [...world.pulls.tags];
    expect(name).toMatch(/^applied\/web-dev\/\d{8}T\d{6}Z-1$/);
    expect(tag).toMatchObject({ target: state.at === 'applied' && state.merge.is === 'merged' && state.merge.sha });
    expect(tag?.message).toContain('requested by ana, approved by ana, applied by ana');
  });

  it('is refused, loudly and with the lock held, by a rule of GitHub; a merge by hand completes it', async () => {
    const world = await createWorld();
    const id = await planned(world);
    world.pulls.change(1, { rule: 'At least 1 approving review is required' });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({
      at: 'applied',
      merge: { is: 'refused', why: 'At least 1 approving review is required' },
    });
    expect(await lockHolder(world)).toBe(id);
    world.pulls.mergeByHand(1);
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({
      at: 'applied',
      merge: { is: 'merged', tag: expect.any(String) },
    });
    expect(world.pulls.tags.size).toBe(1);
    expect(await lockHolder(world)).toBeUndefined();
  });

  it('is refused when the pull request was closed meanwhile', async () => {
    const world = await createWorld();
    world.engine.during.apply = async () => world.pulls.closeByHand(1);
    const id = await applied(world);
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'refused' } });
    expect(await lockHolder(world)).toBe(id);
  });

  it('goes on being tried when GitHub does not answer, and says so meanwhile', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    world.faults.breakAll('pulls.merge');
    await world.settleLater(4 * 60_000);
    expect((await world.get(id)).state).toMatchObject({
      at: 'applied',
      merge: { is: 'refused', why: expect.stringMatching(/reference [0-9a-f]{8}/) },
    });
    world.faults.breakAll(undefined);
    await world.settleLater(60 * 60_000);
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(world.pulls.merges).toHaveLength(1);
  });
});

describe('a pull request with two projects', () => {
  async function twoProjects() {
    const world = await createWorld();
    const api = aProject({ id: 'api-dev' as ProjectId, directory: 'projects/api-dev' });
    await world.store.projects.add(api);
    const files = { ...filesWith(world.project, {}), ...filesWith(api, {}) };
    const number = await handMade(world, { branch: 'both', files });
    const [first, second] = await deploysOf(world, number);
    if (!first || !second) throw new Error('not two deploys');
    return { world, number, first: first.id, second: second.id };
  }

  it('is merged once, after the last of them was applied', async () => {
    const { world, first, second } = await twoProjects();
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.settle();
    expect((await world.get(first)).state).toMatchObject({ at: 'applied', merge: { is: 'pending' } });
    expect(world.pulls.merges).toEqual([]);
    await world.useCases.askApply({ deploy: second, by: dev });
    await world.settle();
    for (const id of [first, second])
      expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(world.pulls.merges).toHaveLength(1);
    expect(world.pulls.tags.size).toBe(1);
  });

  it('is not merged when it was pushed to between the applies: the first was applied at another head', async () => {
    const { world, number, first, second } = await twoProjects();
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.settle();
    world.repositories.push('both', filesWith(world.project, { network: 'other' }));
    await world.settle();
    await world.useCases.askApply({ deploy: second, by: dev });
    await world.settle();
    for (const { state } of await deploysOf(world, number))
      expect(state).toMatchObject({ at: 'applied', merge: { is: 'refused' } });
    expect(world.pulls.merges).toEqual([]);
  });

  it('leaves no lock behind when a person merges it after the first apply', async () => {
    const { world, number, first, second } = await twoProjects();
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.settle();
    world.pulls.mergeByHand(number);
    await world.settle();
    expect((await world.get(first)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(await world.at(second)).toBe('cancelled');
    expect(await lockHolder(world)).toBeUndefined();
  });
});

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
    const mira = { ...ana, id: world.ports.rules.admins[0] ?? '' };
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

import { describe, expect, it } from 'vitest';
import { headsIn } from '../../src/core/audit/chain.ts';
import type { ProjectId } from '../../src/core/ids.ts';
import { aProject } from '../fakes/words.ts';
import { again, applied, deployOf, deploysOf, filesWith, handMade, planned } from './steps.ts';
import { ana, createWorld, dev, lockHolder } from './world.ts';

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
    const [told] = headsIn(tag?.message ?? '');
    expect(await world.store.audit.keptHeads()).toMatchObject([{ ...told, why: 'tag' }]);
    const upTo = await world.store.audit.following({}, { limit: 1, after: (told?.n ?? 0) - 1 });
    expect(upTo).toMatchObject([{ what: 'applied', hash: told?.hash }]);
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

  it.each([
    { where: 'in the folder of the project', path: 'projects/web-dev/more.tf', differs: ['projects/web-dev/more.tf'] },
    { where: 'in a module that it uses', path: 'modules/net/more.tf', differs: ['modules/net/more.tf'] },
    { where: 'elsewhere', path: 'projects/other/more.tf', differs: undefined },
  ])('is an incident when the base moved $where while it was applied: $differs', async ({ path, differs }) => {
    const world = await createWorld();
    world.repositories.push('main', { 'modules/net/main.tf': '' });
    const module = 'module "net" {\n  source = "../../modules/net"\n}\n';
    const files = { ...filesWith(world.project, { vms: ['web'] }), 'projects/web-dev/mine.tf': module };
    const number = await handMade(world, { branch: 'mine', files });
    const [deploy] = await deploysOf(world, number);
    world.engine.during.apply = async () => void world.repositories.push('main', { [path]: 'output "late" {}\n' });
    await world.useCases.askApply({ deploy: deploy?.id ?? ('' as never), by: dev });
    await world.settle();
    const [{ state } = { state: undefined }] = await deploysOf(world, number);
    expect(state).toMatchObject({ at: 'applied', merge: { is: 'merged', tag: expect.any(String) } });
    expect(state?.at === 'applied' && state.merge.is === 'merged' && state.merge.differs).toEqual(differs);
  });

  it('does not follow a push that came during the apply: the apply is finished, the push noted, and the lock held', async () => {
    const world = await createWorld();
    const number = await handMade(world, { branch: 'mine', files: filesWith(world.project, { vms: ['web'] }) });
    const { id, head } = await deployOf(world, number);
    world.engine.during.apply = async () => {
      world.engine.during = {};
      world.repositories.push('mine', filesWith(world.project, { vms: ['web', 'db'] }));
      await again(world, number);
      expect(await world.at(id)).toBe('applying');
    };
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    const after = await world.get(id);
    expect(after).toMatchObject({
      head: world.repositories.tip('mine'),
      state: { at: 'applied', plan: { head }, merge: { is: 'refused', why: expect.stringContaining('no longer') } },
    });
    expect(world.engine.existing(after.stateId)).toContain('google_compute_instance.web');
    expect(world.engine.existing(after.stateId)).not.toContain('google_compute_instance.db');
    expect((await world.store.deploys.events(id)).map(({ event }) => event.kind)).toContain('pushed');
    expect(world.pulls.merges).toEqual([]);
    expect(await lockHolder(world)).toBe(id);
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

  it('says what its merge waits for when one of them was given up', async () => {
    const { world, number, first, second } = await twoProjects();
    await world.useCases.askApply({ deploy: first, by: dev });
    await world.useCases.cancelDeploy({ deploy: second, by: dev, why: 'not this one' });
    await world.settle();
    const shown = world.shown.get(`#${number}`)?.find(({ deploy }) => deploy.id === first);
    expect(shown?.mergeWaitsFor).toMatchObject([{ id: second, state: { at: 'cancelled' } }]);
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

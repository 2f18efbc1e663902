import { describe, expect, it } from 'vitest';
import type { ProjectId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import { aProject } from '../fakes/words.ts';
import { again, applied, deployOf, deploysOf, filesWith, handMade, planned, submitted } from './steps.ts';
import { createWorld, lockHolder, type World } from './world.ts';

const LI: Person = { surface: 'github', id: 'li', name: 'li', roles: [] };
const byHand = (world: World) => ({ branch: 'more', files: filesWith(world.project, { vms: ['web'] }) });

describe('a webhook about a pull request', () => {
  it('makes one plan of a pull request of ours, however often it comes', async () => {
    const world = await createWorld();
    await planned(world);
    for (let n = 0; n < 10; n += 1) await again(world, 1);
    await world.settle();
    expect(world.engine.planned).toHaveLength(1);
    expect(await deploysOf(world, 1)).toHaveLength(1);
  });

  it('makes one deploy and one plan of a pull request made by hand, however often it comes', async () => {
    const world = await createWorld();
    const number = await handMade(world, byHand(world));
    for (let n = 0; n < 10; n += 1) await again(world, number);
    await world.settle();
    expect(world.engine.planned).toHaveLength(1);
    const deploy = await deployOf(world, number);
    expect(deploy).toMatchObject({ origin: 'pull', requester: { id: 'dev' }, state: { at: 'plan_ready' } });
  });

  it('has what its changed settings are to do beside the plan that confirms or corrects it', async () => {
    const world = await createWorld();
    await applied(world, { vms: ['web'] });
    const files = filesWith(world.project, { vms: ['web'], size: 'e2-medium' });
    const number = await handMade(world, { branch: 'larger', files });
    const { state } = await deployOf(world, number);
    expect(state).toMatchObject({
      at: 'plan_ready',
      plan: { announced: [{ of: 'vm web', setting: 'machine_type', effect: 'restart' }] },
    });
  });

  it('is the same in any order: what is planned is what GitHub says now', async () => {
    const world = await createWorld();
    const { branch, files } = byHand(world);
    world.repositories.push(branch, files);
    const number = world.pulls.openByHand({ branch });
    const head = world.repositories.push(branch, { 'projects/web-dev/notes.md': 'more' });
    world.webhooks.reverse();
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({ head, state: { at: 'plan_ready', plan: { head } } });
    expect(world.engine.planned).toHaveLength(1);
  });

  it('may come before the call that opened the pull request has answered', async () => {
    const world = await createWorld();
    world.faults.once('pulls.open', 'after');
    const id = await submitted(world);
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
    await world.settleLater();
    expect(world.pulls.opened).toHaveLength(1);
    expect(world.engine.planned).toHaveLength(1);
  });

  it('knows a person who pushed to our branch before it came', async () => {
    const world = await createWorld();
    world.faults.once('pulls.open', 'after');
    const id = await submitted(world);
    await world.runJobs();
    world.repositories.push(world.pulls.opened[0]?.branch ?? '', { 'projects/web-dev/notes.md': 'mine' });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ pushers: [{ surface: 'github', id: 'dev' }] });
    expect(world.engine.planned.at(-1)).toMatchObject({ handMade: true });
  });

  it('never puts an older head in the place of a newer one', async () => {
    const world = await createWorld();
    const number = await handMade(world, byHand(world));
    const { read } = world.pulls;
    // A push is noticed by another job right after this one has read the pull request.
    world.pulls.read = async (repo, of) => {
      const facts = await read(repo, of);
      world.pulls.read = read;
      world.repositories.push('more', { 'projects/web-dev/notes.md': 'newer' });
      await again(world, number);
      return facts;
    };
    await again(world, number);
    expect((await deployOf(world, number)).head).toBe(world.repositories.tip('more'));
  });

  it('makes a deploy for each project that the pull request touches', async () => {
    const world = await createWorld();
    const api = aProject({ id: 'api-dev' as ProjectId, directory: 'projects/api-dev' });
    await world.store.projects.add(api);
    const number = await handMade(world, {
      branch: 'both',
      files: { ...filesWith(world.project, {}), ...filesWith(api, {}) },
    });
    const deploys = await deploysOf(world, number);
    expect(deploys.map(({ project, state }) => [project, state.at]).sort()).toEqual([
      ['api-dev', 'plan_ready'],
      ['web-dev', 'plan_ready'],
    ]);
  });

  it('shows a pull request that touches no project as done', async () => {
    const world = await createWorld();
    const number = await handMade(world, { branch: 'docs', files: { 'README.md': 'better' } });
    expect(await deploysOf(world, number)).toEqual([]);
    expect(world.shown.get(`#${number}`)).toEqual([]);
  });

  it('leaves drafts alone until they are ready', async () => {
    const world = await createWorld();
    world.repositories.push('more', byHand(world).files);
    const number = world.pulls.openByHand({ branch: 'more', draft: true });
    await world.settle();
    expect(await deploysOf(world, number)).toEqual([]);
    world.pulls.change(number, { draft: false });
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({ state: { at: 'plan_ready' } });
  });

  it('refuses a fork, once, and plans nothing of it', async () => {
    const world = await createWorld();
    world.repositories.push('more', byHand(world).files);
    const number = world.pulls.openByHand({ branch: 'more', fork: true });
    for (let n = 0; n < 3; n += 1) await again(world, number);
    await world.settle();
    expect([...world.pulls.replies.keys()]).toEqual([`#${number}:fork`]);
    expect(world.engine.planned).toEqual([]);
  });

  const fromFork = async () => {
    const world = await createWorld();
    world.repositories.push('more', byHand(world).files);
    const number = world.pulls.openByHand({ branch: 'more', fork: true });
    await again(world, number);
    const consent = (cause: string, writtenAt = world.clock.now()) =>
      world.useCases.consentToFork({ repo: world.project.repo, number, by: LI, writtenAt, cause });
    return { world, number, consent };
  };

  it('plans a fork once somebody who may write says so, and never applies it', async () => {
    const { world, number, consent } = await fromFork();
    expect(await consent('comment-1')).toMatch(/^[0-9a-f]{40}$/);
    await world.settle();
    const planned = await deployOf(world, number);
    expect(planned).toMatchObject({ state: { at: 'plan_ready' } });
    await expect(world.useCases.askApply({ deploy: planned.id, by: LI })).rejects.toMatchObject({
      problems: expect.arrayContaining([{ code: 'fork' }]),
    });
    expect(await consent('comment-2')).toBeUndefined();
  });

  it('takes a fork’s plan back when it is pushed to, until somebody says so again', async () => {
    const { world, number, consent } = await fromFork();
    await consent('comment-1');
    await world.settle();
    world.repositories.push('more', { 'projects/web-dev/notes.md': 'more' });
    await again(world, number);
    expect(await deployOf(world, number)).toMatchObject({ state: { at: 'cancelled' } });
    await expect(consent('comment-2', new Date(0))).rejects.toMatchObject({ problems: [{ code: 'head-moved' }] });
    await consent('comment-3');
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({ state: { at: 'plan_ready' } });
  });

  it('refuses a pull request into another branch, and plans it when it is retargeted', async () => {
    const world = await createWorld();
    world.repositories.push('feature', {});
    world.repositories.push('more', byHand(world).files);
    const number = world.pulls.openByHand({ branch: 'more', base: 'feature' });
    await world.settle();
    expect([...world.pulls.replies.values()]).toEqual([expect.stringContaining('default branch')]);
    expect(await deploysOf(world, number)).toEqual([]);
    world.pulls.change(number, { base: 'main' });
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({ state: { at: 'plan_ready' } });
    world.pulls.change(number, { base: 'feature' });
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({ state: { at: 'cancelled' } });
    expect(await lockHolder(world)).toBeUndefined();
  });

  it('plans a new head anew', async () => {
    const world = await createWorld();
    const number = await handMade(world, byHand(world));
    const head = world.repositories.push('more', filesWith(world.project, { vms: ['web', 'db'] }));
    await world.settle();
    expect(await deployOf(world, number)).toMatchObject({ state: { at: 'plan_ready', plan: { n: 2, head } } });
  });

  it('plans the head that came while an older one was planned, even when the older plan fails', async () => {
    const world = await createWorld();
    world.engine.during.plan = async () => {
      world.engine.during = {};
      world.repositories.push('more', { 'projects/web-dev/notes.md': 'fixed' });
      await again(world, 1);
    };
    world.engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error: old' });
    const number = await handMade(world, byHand(world));
    expect(await deployOf(world, number)).toMatchObject({
      state: { at: 'plan_ready', plan: { head: world.repositories.tip('more') } },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/advance.ts';
import type { DeployId } from '../../src/core/ids.ts';
import { fingerprint } from '../../src/core/request.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { setLimits } from '../fakes/limits.ts';
import { NOW } from '../fakes/words.ts';
import { applied, draft, planned } from './steps.ts';
import { ana, bo, createWorld, stateId, type World } from './world.ts';

const HOUR_MS = 3_600_000;

/** Two requests for one project: the first has its plan, the second stands in line. */
async function twoRequests() {
  const world = await createWorld();
  const first = await planned(world);
  const second = await planned(world, { by: bo, network: 'other' });
  return { world, first, second };
}

const failNextPlan = ({ engine }: World) =>
  engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error: no such image' });

describe('the line for a state', () => {
  it('lets the second request wait behind the first, with its pull request open and nothing planned', async () => {
    const { world, first, second } = await twoRequests();
    expect(await world.get(second)).toMatchObject({
      pull: { number: 2 },
      state: { at: 'validating', waitingFor: first },
    });
    expect(world.engine.planned).toHaveLength(1);
    expect(world.shown.get(second)?.[0]).toMatchObject({ line: { holder: { id: first }, position: 1, since: NOW } });
  });

  it.each<{ how: string; end: (world: World, first: DeployId) => Promise<unknown> | unknown }>([
    { how: 'is applied and merged', end: ({ useCases }, deploy) => useCases.askApply({ deploy, by: ana }) },
    { how: 'is cancelled', end: ({ useCases }, deploy) => useCases.cancelDeploy({ deploy, by: ana, why: 'no more' }) },
    { how: 'has its pull request closed', end: ({ pulls }) => pulls.closeByHand(1) },
    { how: 'has its pull request merged by hand', end: ({ pulls }) => pulls.mergeByHand(1) },
    {
      how: 'expires',
      end: async ({ clock, store }) => {
        clock.advance(24 * HOUR_MS);
        await store.jobs.add({ task: 'sweep' });
      },
    },
    {
      how: 'cannot be planned any more',
      end: (world, deploy) => {
        failNextPlan(world);
        return world.useCases.askReplan({ deploy, by: ana });
      },
    },
  ])('gives the second its turn when the first $how', async ({ end }) => {
    const { world, first, second } = await twoRequests();
    await end(world, first);
    await world.settle();
    expect(await world.at(second)).toBe('plan_ready');
    expect(await world.store.locks.of(stateId(world))).toMatchObject({ holder: second });
  });

  it('passes over one that was cancelled while it waited', async () => {
    const { world, first, second } = await twoRequests();
    const third = await planned(world, { by: bo, network: 'third' });
    await world.useCases.cancelDeploy({ deploy: second, by: bo, why: 'too slow' });
    await world.useCases.cancelDeploy({ deploy: first, by: ana, why: 'no more' });
    await world.settle();
    expect(await world.at(third)).toBe('plan_ready');
  });

  it('serves those who wait in the order in which they came', async () => {
    const { world, first, second } = await twoRequests();
    const third = await planned(world, { by: bo, network: 'third' });
    await world.useCases.askApply({ deploy: first, by: ana });
    await world.settle();
    expect([await world.at(second), await world.at(third)]).toEqual(['plan_ready', 'validating']);
    expect(await world.get(third)).toMatchObject({ state: { waitingFor: second } });
  });

  it('brings twenty to their end, each asked for once and none planned again by a person', async () => {
    const world = await createWorld();
    await setLimits(world.store, { 'network.vpcs': 20 }, { project: world.project.id });
    const names = Array.from({ length: 20 }, (_, n) => `net-${String.fromCharCode(97 + n)}`);
    const waiting = new Set<DeployId>();
    for (const [n, network] of names.entries())
      waiting.add(await planned(world, { by: n % 2 === 0 ? ana : bo, network }));
    while (waiting.size > 0) {
      const ready: DeployId[] = [];
      for (const deploy of waiting) if ((await world.at(deploy)) === 'plan_ready') ready.push(deploy);
      expect(ready).toHaveLength(1); // one state, one plan at a time
      const [deploy = '' as DeployId] = ready;
      await world.useCases.askApply({ deploy, by: (await world.get(deploy)).requester });
      await world.settle();
      expect((await world.get(deploy)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
      waiting.delete(deploy);
    }
    expect(world.engine.existing(stateId(world))).toHaveLength(20);
    expect(world.engine.applied).toHaveLength(20);
  });
});

describe('a request whose turn comes', () => {
  it('is rebuilt on the new base by itself and plans nothing of the first', async () => {
    const { world, first, second } = await twoRequests();
    await world.useCases.askApply({ deploy: first, by: ana });
    await world.settle();
    const rebuilt = world.repositories.proposed.at(-1);
    expect(rebuilt).toMatchObject({ onto: world.repositories.tip('main'), expected: expect.any(String) });
    const { state, head } = await world.get(second);
    expect(head).toBe(world.repositories.tip(rebuilt?.branch ?? ''));
    expect(state).toMatchObject({
      at: 'plan_ready',
      plan: { counts: { add: 1, change: 0, destroy: 0 }, resources: [{ address: 'google_compute_network.other' }] },
    });
  });

  it('leaves its branch alone where a person has pushed to it', async () => {
    const { world, first, second } = await twoRequests();
    const { branch } = (await world.get(second)).pull ?? { branch: '' };
    const head = world.repositories.push(branch, { 'projects/web-dev/notes.md': 'mine' });
    await world.useCases.askApply({ deploy: first, by: ana });
    await world.settle();
    expect(world.repositories.proposed).toHaveLength(2);
    expect(await world.get(second)).toMatchObject({ head, state: { at: 'plan_ready', plan: { head } } });
    expect(world.engine.planned.at(-1)).toMatchObject({ handMade: true });
  });

  it('fails with the way on where the person conflicts with what came first', async () => {
    const { world, first, second } = await twoRequests();
    const { branch } = (await world.get(second)).pull ?? { branch: '' };
    world.repositories.push(branch, { 'projects/web-dev/network-main.tf': 'mine' });
    await world.useCases.askApply({ deploy: first, by: ana });
    await world.settle();
    expect((await world.get(second)).state).toMatchObject({
      at: 'failed',
      during: 'plan',
      reason: expect.stringContaining('projects/web-dev/network-main.tf'),
      advice: expect.stringContaining('Merge the base into the branch'),
    });
  });

  it('fails with the way on when the first made the same thing', async () => {
    const world = await createWorld();
    const first = await planned(world);
    const second = await planned(world, { by: bo, network: 'main' });
    await world.useCases.askApply({ deploy: first, by: ana });
    await world.settle();
    expect((await world.get(second)).state).toMatchObject({
      at: 'failed',
      reason: 'network-main exists already in this project.',
      advice: 'Choose another name, or change the existing one.',
    });
    expect(await world.store.locks.of(stateId(world))).toBeUndefined();
  });

  it('fails when what it changes was changed since it was asked for', async () => {
    const world = await createWorld();
    await applied(world, { vms: ['web'] });
    const resource = checkedResource(world.project, 'vm', 'web', { machine_type: 'e2-medium', network: 'main' });
    const asked = { ...resource, settings: { ...resource.settings, purpose: 'as it was seen' } };
    const id = await draft(world, { by: bo, network: '' });
    const delta = { do: 'change' as const, resource, was: fingerprint(asked) };
    const event = { kind: 'drafted' as const, deltas: [delta], by: bo };
    await world.store.deploys.save(advance(await world.get(id), event, world.clock.now()), event);
    // Not at the door but later, when its branch is made: that it is refused there too is told by the drafts.
    const submitted = { kind: 'submitted' as const, by: bo };
    await world.store.deploys.save(advance(await world.get(id), submitted, world.clock.now()), submitted);
    await world.store.jobs.add({ task: 'submit', deploy: id });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({
      at: 'failed',
      reason: 'vm-web was changed by someone since you asked.',
      advice: 'Look at it as it is now and ask again.',
    });
  });
});

describe('a lost race with a person', () => {
  it('does not fail the head that the person pushed while the branch was rebuilt', async () => {
    const { world, first, second } = await twoRequests();
    const { branch, number } = (await world.get(second)).pull ?? { branch: '', number: 0 };
    const { propose } = world.repositories;
    world.repositories.propose = async (commit) => {
      world.repositories.propose = propose;
      world.repositories.push(branch, { 'projects/web-dev/notes.md': 'mine' });
      await world.useCases.noticePull({ repo: world.project.repo, number, cause: 'race' });
      return propose(commit);
    };
    await world.useCases.askApply({ deploy: first, by: ana });
    await world.settle();
    expect(await world.get(second)).toMatchObject({
      pushers: [{ id: 'dev' }],
      state: { at: 'plan_ready', plan: { head: world.repositories.tip(branch) } },
    });
  });
});

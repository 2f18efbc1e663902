import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDeploy } from '../../src/deploy/plan-deploy.ts';
import { REPO } from '../fakes/words.ts';
import { again, deploysOf, handMade } from './steps.ts';
import { applyAll, deployFor, filesIn, NAMES, type Name, stateOf, threeProjects } from './three-projects.ts';
import { dev, type World } from './world.ts';

describe('projects that depend on each other', () => {
  const CHAIN = { web: ', depends_on: db', db: ', depends_on: net' };

  it('are planned one layer after the other, each when the one before is applied', async () => {
    const world = await threeProjects(CHAIN);
    const number = await handMade(world, { branch: 'all', files: filesIn(NAMES, 'all') });
    expect(await stateOf(world, number)).toEqual({ net: 'plan_ready', db: 'validating', web: 'validating' });
    const net = await deployFor(world, number, 'net');
    expect(await deployFor(world, number, 'db')).toMatchObject({ state: { waitingFor: net.id } });
    await applyAll(world, number);
    expect(await stateOf(world, number)).toEqual({ net: 'applied', db: 'plan_ready', web: 'validating' });
    await applyAll(world, number);
    await applyAll(world, number);
    expect(world.pulls.merges.map(({ number: merged }) => merged)).toEqual([number]);
  });

  it('wait for what they depend on by way of a project that is not touched', async () => {
    const world = await threeProjects(CHAIN);
    const number = await handMade(world, { branch: 'ends', files: filesIn(['net', 'web'], 'ends') });
    expect(await stateOf(world, number)).toEqual({ net: 'plan_ready', web: 'validating' });
  });

  it('do not wait for what is not touched, or changes nothing', async () => {
    const world = await threeProjects(CHAIN);
    const one = await handMade(world, { branch: 'one', files: filesIn(['web'], 'one') });
    expect(await stateOf(world, one)).toEqual({ web: 'plan_ready' });
    world.pulls.closeByHand(one);
    const files = { ...filesIn(['web'], 'two'), 'net/words.tf': '# only words\n' };
    const two = await handMade(world, { branch: 'two', files });
    expect(await stateOf(world, two)).toEqual({ net: 'plan_ready', web: 'plan_ready' });
  });

  it('stop where a layer fails, and nothing else does', async () => {
    const world = await threeProjects({ web: ', depends_on: net' });
    world.engine.during.plan = async () => {
      if (world.engine.planned.at(-1)?.project.id === 'net')
        world.engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error: no' });
    };
    const number = await handMade(world, { branch: 'all', files: filesIn(NAMES, 'all') });
    expect(await stateOf(world, number)).toEqual({ net: 'failed', db: 'plan_ready', web: 'validating' });
    world.engine.during = {};
    await world.useCases.askReplan({ deploy: (await deployFor(world, number, 'net')).id, by: dev });
    await world.settle();
    for (let layer = 0; layer < 2; layer += 1) await applyAll(world, number);
    expect(world.pulls.merges).toHaveLength(1);
  });

  it('stop where an apply fails; the other plan stays and is applied, and only what failed is planned again', async () => {
    const world = await threeProjects({ web: ', depends_on: net' });
    const number = await handMade(world, { branch: 'all', files: filesIn(NAMES, 'all') });
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'nothing-changed', reason: 'Error: no quota' });
    const net = await deployFor(world, number, 'net');
    await world.useCases.askApply({ deploy: net.id, by: dev });
    await world.settle();
    expect(await stateOf(world, number)).toEqual({ net: 'failed', db: 'plan_ready', web: 'validating' });
    const planned = world.engine.planned.length;
    await applyAll(world, number);
    expect(await stateOf(world, number)).toEqual({ net: 'failed', db: 'applied', web: 'validating' });
    await world.useCases.askReplan({ deploy: net.id, by: dev });
    await world.settle();
    expect(world.engine.planned.slice(planned).map(({ project }) => project.id)).toEqual(['net']);
    for (let layer = 0; layer < 2; layer += 1) await applyAll(world, number);
    expect(world.pulls.merges).toHaveLength(1);
  });
});

describe('locks of a pull request over several projects', () => {
  it('are given back when a later push wants one that comes before them', async () => {
    const world = await threeProjects();
    const [first, , last] = (await world.store.projects.inRepo(REPO))
      .filter(({ found }) => found)
      .map(({ id }) => id as string as Name)
      .sort(await byState(world));
    if (!first || !last) throw new Error('no projects');
    const a = await handMade(world, { branch: 'a', files: filesIn([last], 'a') });
    const b = await handMade(world, { branch: 'b', files: filesIn([first], 'b') });
    world.repositories.push('a', filesIn([first], 'a2'));
    world.repositories.push('b', filesIn([last], 'b2'));
    await world.settle();
    expect(await stateOf(world, a)).toEqual({ [first]: 'validating', [last]: 'validating' });
    expect(await stateOf(world, b)).toEqual({ [first]: 'plan_ready', [last]: 'plan_ready' });
    await applyAll(world, b);
    expect(await stateOf(world, a)).toEqual({ [first]: 'plan_ready', [last]: 'plan_ready' });
  });

  const act = fc.oneof(
    fc.record({ do: fc.constant('push' as const), pull: fc.nat(2), name: fc.constantFrom(...NAMES) }),
    fc.record({ do: fc.constant('plan' as const), pull: fc.nat(2), which: fc.nat(2) }),
    fc.record({ do: fc.constant('apply' as const), pull: fc.nat(2) }),
    fc.record({ do: fc.constant('fail' as const), pull: fc.nat(2), which: fc.nat(2) }),
    fc.record({ do: fc.constant('settle' as const), pull: fc.nat(2) }),
  );

  it('never keep two pull requests waiting for each other, in whatever order things happen', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.subarray([...NAMES], { minLength: 1 }), { minLength: 3, maxLength: 3 }),
        fc.array(act, { maxLength: 12 }),
        async (sets, acts) => {
          const world = await threeProjects({ web: ', depends_on: net' });
          world.pulls.permissions.set('dev', 'write');
          const branches = sets.map((names, n) => {
            world.repositories.push(`b${n}`, filesIn(names, `b${n}`));
            return world.pulls.openByHand({ branch: `b${n}` });
          });
          for (const [n, one] of acts.entries()) await perform(world, branches[one.pull] ?? 1, one, n);
          await world.settle();
          await noCircle(world, branches);
          for (let round = 0; round < 12; round += 1) for (const number of branches) await finish(world, number);
          expect(world.pulls.merges.map(({ number }) => number).sort()).toEqual([...branches].sort());
        },
      ),
      {
        numRuns: 12,
        // Once: one project failed and gave its lock back, while another of the same pull request was applied.
        examples: [
          [
            [['db'], ['web', 'db'], ['web', 'db']],
            [
              { do: 'push', pull: 1, name: 'db' },
              { do: 'fail', pull: 1, which: 1 },
              { do: 'apply', pull: 1 },
            ],
          ],
        ],
      },
    );
  });
});

type Act = { pull: number } & (
  | { do: 'push'; name: Name }
  | { do: 'plan' | 'fail'; which: number }
  | { do: 'apply' | 'settle' }
);

async function perform(world: World, number: number, act: Act, n: number): Promise<void> {
  const all = await deploysOf(world, number);
  switch (act.do) {
    case 'push':
      // What was applied before a push is not merged with it: that is told, and settled by people.
      if (all.some(({ state }) => state.at === 'applied')) return;
      if (world.repositories.tip(`b${act.pull}`)) world.repositories.push(`b${act.pull}`, filesIn([act.name], `p${n}`));
      return again(world, number);
    case 'plan': {
      const deploy = all[act.which];
      if (deploy) await planDeploy(world.ports, deploy.id);
      return;
    }
    case 'fail': {
      const deploy = all[act.which];
      // While it is planned, another one of the same pull request lines up.
      world.engine.during.plan = async () => {
        world.engine.during = {};
        for (const { id } of await deploysOf(world, number)) if (id !== deploy?.id) await planDeploy(world.ports, id);
      };
      world.engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error: no' });
      if (deploy) await planDeploy(world.ports, deploy.id);
      world.engine.during = {};
      world.engine.nextPlans.length = 0;
      return;
    }
    case 'apply':
      return applyAll(world, number);
    case 'settle':
      return world.settle();
  }
}

/** What a person does who wants it merged: plans again what failed, applies what is ready. Nobody unlocks anything. */
async function finish(world: World, number: number): Promise<void> {
  for (const { id, state } of await deploysOf(world, number))
    if (state.at === 'failed') await world.useCases.askReplan({ deploy: id, by: dev });
  await world.settle();
  await applyAll(world, number);
}

/** Which pull request waits for which; none of them, by others, for itself. */
async function noCircle(world: World, numbers: readonly number[]): Promise<void> {
  const waits = new Map<number, Set<number>>();
  for (const number of numbers)
    for (const deploy of await deploysOf(world, number)) {
      const lock = await world.store.locks.of(deploy.stateId);
      const holder = deploy.state.at === 'validating' && lock ? await world.get(lock.holder) : undefined;
      if (holder?.pull && holder.pull.number !== number)
        waits.set(number, (waits.get(number) ?? new Set()).add(holder.pull.number));
    }
  for (const number of numbers) {
    const seen = new Set<number>();
    const next = [...(waits.get(number) ?? [])];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      expect(at, 'waits for itself').not.toBe(number);
      if (!seen.has(at)) next.push(...(waits.get(at) ?? []));
      seen.add(at);
    }
  }
}

/** The order in which locks are taken. */
async function byState({ store }: World): Promise<(a: string, b: string) => number> {
  const { stateIdOf } = await import('../../src/core/project.ts');
  const states = new Map(
    (await store.projects.inRepo(REPO)).map((row) => [row.id as string, stateIdOf(row) as string]),
  );
  return (a, b) => ((states.get(a) ?? '') < (states.get(b) ?? '') ? -1 : 1);
}

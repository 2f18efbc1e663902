import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Deploy, isLockFree, isReservationFree } from '../../src/core/deploy.ts';
import type { Person } from '../../src/core/person.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { Fault } from '../fakes/ports.ts';
import { draft, filesWith, newCause } from './steps.ts';
import { ana, bo, createWorld, dev, mira, stateId, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const PEOPLE: readonly Person[] = [ana, ana, bo, dev, mira];

type Move = (world: World, n: number, by: Person) => Promise<unknown> | unknown;

const deploysOf = ({ store, project }: World) => store.deploys.ofProject(project.guild, project.id, 100);
/** Some deploy, or none when there is none. */
const some = async (world: World, n: number): Promise<Deploy | undefined> => {
  const deploys = await deploysOf(world);
  return deploys[n % Math.max(1, deploys.length)];
};
const withDeploy =
  (act: (world: World, deploy: Deploy, by: Person, n: number) => Promise<unknown> | unknown): Move =>
  async (world, n, by) => {
    const deploy = await some(world, n);
    return deploy && act(world, deploy, by, n);
  };
const withPull = (act: (world: World, number: number, deploy: Deploy) => Promise<unknown> | unknown): Move =>
  withDeploy((world, deploy) => deploy.pull && act(world, deploy.pull.number, deploy));

const MOVES: Readonly<Record<string, Move>> = {
  async request(world, n, by) {
    const deploy = await draft(world, { by, network: `net-${n % 3}` });
    await world.useCases.submitRequest({ deploy, by });
  },
  draft: (world, n, by) => draft(world, { by, network: `net-${n % 3}` }),
  byHand(world, n) {
    const branch = `hand-${n % 2}`;
    world.repositories.push(branch, filesWith(world.project, { network: `net-${n % 3}` }));
    world.pulls.openByHand({ branch });
  },
  approve: withDeploy(({ useCases }, { id }, by) => useCases.approveDeploy({ deploy: id, by })),
  withdraw: withDeploy(({ useCases }, { id }, by) => useCases.withdrawApproval({ deploy: id, by })),
  ask: withDeploy(({ useCases }, { id }, by) => useCases.askApply({ deploy: id, by })),
  replan: withDeploy(({ useCases }, { id }, by) => useCases.askReplan({ deploy: id, by })),
  cancel: withDeploy(({ useCases }, { id }, by) => useCases.cancelDeploy({ deploy: id, by, why: 'no' })),
  rollBack: withDeploy(({ useCases, project }, { id }, by) =>
    useCases.rollBack({ guild: project.guild, by, deploy: id, channel: 'c', cause: newCause() }),
  ),
  push: withDeploy(({ repositories, project }, { pull }, _, n) =>
    pull && repositories.tip(pull.branch)
      ? repositories.push(pull.branch, n % 2 ? filesWith(project, { network: `net-${n % 3}` }) : { 'a.md': `${n}` })
      : undefined,
  ),
  pushMain: ({ repositories }, n) =>
    repositories.push('main', { [n % 2 ? 'README.md' : 'projects/web-dev/a.md']: `${n}` }),
  close: withPull(({ pulls }, number, { repo }) => pulls.close(repo, number)),
  reopen: withPull(({ pulls, repositories }, number, { pull, state }) =>
    state.at !== 'applied' && repositories.tip(pull?.branch ?? '') ? pulls.reopen(number) : undefined,
  ),
  merge: withPull(async ({ pulls, repositories }, number, { repo, pull }) => {
    const { open } = await pulls.read(repo, number);
    if (open && repositories.tip(pull?.branch ?? '')) pulls.mergeByHand(number);
  }),
  forbidMerge: withPull(({ pulls }, number) => pulls.change(number, { rule: 'review required' })),
  time: ({ clock }, n) => clock.advance((n % 5 === 0 ? 25 : 1) * HOUR_MS),
  sweep: ({ store }) => store.jobs.add({ task: 'sweep' }),
  loseWebhooks(world) {
    world.webhooks.length = 0;
    return world.store.jobs.add({ task: 'sync' });
  },
  failPlan: ({ engine }) => engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error' }),
  failApply: ({ engine }, n) =>
    engine.nextApplies.push({
      kind: 'failed',
      outcome: n % 2 ? 'partly-applied' : 'nothing-changed',
      reason: 'Error',
    }),
  fault: ({ faults }, n) => faults.arm({ call: (n % 12) + 1, when: n % 2 ? 'before' : 'after' }),
};

/** A "no" is an answer, a fault is tried again by the person; anything else is a mistake in the program. */
async function made(work: () => Promise<unknown> | unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Fault) && !isOfTheFarEnd(error)) throw error;
  }
}
/** A merge by hand that git itself refuses. */
const isOfTheFarEnd = (error: unknown): boolean => error instanceof Error && error.message.startsWith('conflict in');

/** What must hold whenever everything has come to rest. */
async function expectOrder(world: World): Promise<void> {
  const { store, project } = world;
  const deploys = await deploysOf(world);
  const lock = await store.locks.of(stateId(world));
  const byId = new Map(deploys.map((deploy) => [deploy.id, deploy]));
  const holder = lock && byId.get(lock.holder);
  if (lock) expect(holder && isLockFree(holder), 'the lock is held by a deploy that needs it').toBe(false);
  for (const deploy of deploys) {
    const { state } = deploy;
    expect(['planning', 'applying'], 'nothing is left underway').not.toContain(state.at);
    if (state.at === 'validating')
      expect(state.waitingFor, 'who is not planned waits for who holds the lock').toBe(lock?.holder);
    if (state.at === 'plan_ready' || state.at === 'approved') {
      expect(lock?.holder, 'a plan has the lock').toBe(deploy.id);
      expect(await store.plans.find(state.plan.id), 'a plan has its file').toBeDefined();
    }
    if (state.at === 'approved') expect(state, 'an ask that could be honoured was').not.toHaveProperty('asked');
    if (state.at === 'applied') expect(state.merge.is).not.toBe('pending');
    if (deploy.halfApplied) expect(lock?.holder, 'what is half applied keeps the lock').toBe(deploy.id);
  }
  for (const { deploy } of await store.ledger.reserved(project.guild, project.id)) {
    const of = byId.get(deploy);
    expect(of && isReservationFree(of), 'only what may still come is reserved').toBe(false);
  }
  expect(await store.queue.dead()).toEqual([]);
  const runs = world.engine.applied.map(({ run }) => run);
  expect(new Set(runs).size, 'no run is applied twice').toBe(runs.length);
}

/** What a story is mostly made of, so that many get far. */
const OFTEN = [
  'request',
  'request',
  'byHand',
  'byHand',
  ...Array<string>(8).fill('ask'),
  'rollBack',
  'fault',
  'replan',
];

const move = fc.record({
  what: fc.constantFrom(...Object.keys(MOVES), ...OFTEN),
  n: fc.nat({ max: 50 }),
  by: fc.constantFrom(...PEOPLE),
});

it('whatever people, platforms and misfortune do, nothing is left behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 25 }), async (moves) => {
      const world = await createWorld();
      world.pulls.permissions.set('dev', 'write');
      for (const { what, n, by } of moves) {
        await made(() => MOVES[what]?.(world, n, by));
        await world.settleLater();
        await expectOrder(world);
      }
    }),
    { numRuns: 60 },
  );
});

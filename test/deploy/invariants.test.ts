import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLockFree, isReservationFree } from '../../src/core/deploy.ts';
import type { Person } from '../../src/core/person.ts';
import { allDeploys, made, movesWith } from './moves.ts';
import { ana, bo, createWorld, dev, mira, stateId, type World } from './world.ts';

const PEOPLE: readonly Person[] = [ana, ana, bo, dev, mira];

const MOVES = movesWith((n) => ({ network: `net-${n % 3}` }));

/** What must hold whenever everything has come to rest. */
async function expectOrder(world: World): Promise<void> {
  const { store, project } = world;
  const deploys = await allDeploys(world);
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

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunId, StateId } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { AppliedOutcome } from '../../src/deploy/ports.ts';
import { deploysOf } from './steps.ts';
import { filesIn, NAMES, threeProjects } from './three-projects.ts';
import { createSteppedWorker } from './workers.ts';
import { dev, type World } from './world.ts';

const WORKERS = 3;
const PULLS = 3;
const LEASE_MS = 60_000;

/** Applies as terraform's processes: each begun once, going on whoever asked for it is dead, and seen by this witness. */
function witness(world: World) {
  const apply = world.engine.apply.bind(world.engine);
  const running = new Map<RunId, { state: StateId; end: () => void }>();
  const begun = new Map<RunId, Promise<AppliedOutcome>>();
  const overlaps: string[] = [];
  world.engine.apply = (task, onProgress) => {
    const known = begun.get(task.run);
    if (known) return known; // adopted
    const { stateId } = task.project;
    for (const [run, { state }] of running) if (state === stateId) overlaps.push(`${task.run} beside ${run}`);
    const ended = new Promise<void>((end) => running.set(task.run, { state: stateId, end }));
    const outcome = ended.then(() => {
      running.delete(task.run);
      return apply(task, onProgress);
    });
    begun.set(task.run, outcome);
    return outcome;
  };
  return {
    overlaps,
    begun,
    /** The n-th apply that runs comes to its end. */
    end(n: number): void {
      const all = [...running.values()];
      all[n % Math.max(1, all.length)]?.end();
    },
  };
}

const act = fc.record({
  do: fc.oneof(
    { weight: 12, arbitrary: fc.constant('step' as const) },
    { weight: 3, arbitrary: fc.constantFrom('ask' as const, 'deliver' as const, 'end' as const) },
    { weight: 1, arbitrary: fc.constantFrom('kill' as const, 'stall' as const, 'time' as const) },
  ),
  n: fc.nat(11),
});

/** Some pull requests over the same three states, and workers that are moved one step at a time. */
async function stage(sets: readonly (typeof NAMES)[number][][]) {
  const world = await threeProjects({ web: ', depends_on: net' });
  const seen = witness(world);
  world.pulls.permissions.set('dev', 'write');
  const numbers = sets.map((names, n) => {
    world.repositories.push(`b${n}`, filesIn(names, `b${n}`));
    return world.pulls.openByHand({ branch: `b${n}` });
  });
  let born = 0;
  const hire = () => createSteppedWorker(world, `worker ${++born}`);
  const workers = Array.from({ length: WORKERS }, hire);

  /** Living workers keep their leases; those of the others run out, and their jobs are anybody's. */
  async function pass(ms: number): Promise<void> {
    world.clock.advance(ms);
    for (const worker of workers) await worker.beat();
    await world.store.queue.voidLeases(world.clock.now());
  }
  async function ask(number: number): Promise<void> {
    for (const { id, state } of await deploysOf(world, number)) {
      if (state.at !== 'plan_ready' && state.at !== 'failed') continue;
      const asked = state.at === 'failed' ? world.useCases.askReplan : world.useCases.askApply;
      await asked({ deploy: id, by: dev }).catch(unlessRefused);
    }
  }
  return {
    ...{ world, seen, numbers, pass, ask },
    async perform({ do: what, n }: { do: string; n: number }): Promise<void> {
      const who = n % WORKERS;
      if (what === 'step') await workers[who]?.step();
      if (what === 'ask') await ask(numbers[n % PULLS] ?? 1);
      if (what === 'deliver') await world.webhooks.shift()?.().catch(unlessRefused);
      if (what === 'end') seen.end(n);
      if (what === 'stall') workers[who]?.stall();
      if (what === 'time') await pass(LEASE_MS / 2);
      if (what === 'kill') {
        workers[who]?.kill();
        workers[who] = hire();
      }
    },
    /** Nobody dies any more: everybody works until nothing is left to do. */
    async calm(): Promise<void> {
      for (let round = 0; round < 400; round += 1) {
        seen.end(0);
        await world.webhooks.shift()?.().catch(unlessRefused);
        const busy = await Promise.all(workers.map((worker) => worker.step()));
        if (busy.some(Boolean) || world.webhooks.length > 0) continue;
        if (world.pulls.merges.length === numbers.length) return;
        await pass(2 * LEASE_MS);
        for (const number of numbers) await ask(number);
      }
    },
  };
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

it('however many workers die or stall, no state is applied twice at a time and every change is applied and merged', async () => {
  const sets = fc.array(fc.subarray([...NAMES], { minLength: 1 }), { minLength: PULLS, maxLength: PULLS });
  await fc.assert(
    fc.asyncProperty(sets, fc.array(act, { maxLength: 100, size: 'max' }), async (names, acts) => {
      const { world, seen, numbers, perform, calm } = await stage(names);
      for (const one of acts) await perform(one);
      await calm();
      expect(seen.overlaps).toEqual([]);
      expect(world.pulls.merges.map(({ number }) => number).sort()).toEqual([...numbers].sort());
      const ended = await Promise.all(numbers.map((number) => deploysOf(world, number)));
      for (const { state } of ended.flat()) expect(state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
      expect(await world.store.queue.dead()).toEqual([]);
      await world.store.close();
    }),
    { numRuns: 8 },
  );
}, 240_000);

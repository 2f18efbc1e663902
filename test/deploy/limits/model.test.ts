import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EACH } from '../../../src/core/limit.ts';
import type { Person } from '../../../src/core/person.ts';
import { partsOf } from '../../../src/deploy/limits/load-of.ts';
import { setLimits } from '../../fakes/limits.ts';
import { GUILD } from '../../fakes/words.ts';
import { made, movesWith } from '../moves.ts';
import { applied, submitted } from '../steps.ts';
import { ana, bo, createWorld, dev, mira, stateId, type World } from '../world.ts';

const MACHINES = 3;
const OF_EACH = 4;

/** One or two of six machines; by hand, these are all there are to be beside the network. */
const wanted = (n: number) => ({
  network: 'main',
  vms: [`vm-${n % 6}`, ...(n % 3 === 0 ? [`vm-${(n + 3) % 6}`] : [])],
});
const MOVES = movesWith(wanted);
const REQUEST_IN_NETWORK = movesWith((n) => ({ ...wanted(n), network: '' })).request;

/** What two machines and the network cost a month; a third machine does not fit any more. */
async function priceOfTwo(): Promise<number> {
  const world = await createWorld();
  await applied(world);
  const deploy = await submitted(world, { network: '', vms: ['a'] });
  const [one, there] = await Promise.all([
    world.store.ledger.reservationOf(deploy),
    world.store.ledger.deployed(GUILD, world.project.id),
  ]);
  return (there?.monthlyUsd ?? 0) + 2.5 * (one?.addedUsd ?? 0);
}
const BUDGET = await priceOfTwo();

async function limitedWorld(hasBudget: boolean): Promise<World> {
  const world = await createWorld();
  world.pulls.permissions.set('dev', 'write');
  await applied(world);
  if (hasBudget) await world.store.projects.setBudget(GUILD, world.project.id, BUDGET);
  else await setLimits(world.store, { 'compute.instances': MACHINES }, { project: world.project.id });
  await setLimits(world.store, { resources: OF_EACH }, { person: EACH });
  return world;
}

/** What is there, and what is promised, never passes a limit: whatever has been counted. */
async function expectWithin(world: World, hasBudget: boolean): Promise<void> {
  const { store, project, engine } = world;
  const machines = engine.existing(stateId(world)).filter((address) => address.startsWith('google_compute_instance.'));
  const most = hasBudget ? Number.POSITIVE_INFINITY : MACHINES;
  expect(machines.length, 'machines that exist').toBeLessThanOrEqual(most);
  const deployed = await store.ledger.deployed(GUILD, project.id);
  expect(deployed?.usage['compute.instances'], 'what is counted is what exists').toBe(machines.length);
  const reserved = (await store.ledger.reserved(GUILD, project.id)).filter(({ isDenied }) => !isDenied);
  const promised = reserved.reduce((sum, { usage }) => sum + usage['compute.instances'], machines.length);
  expect(promised, 'machines that exist or are promised').toBeLessThanOrEqual(most);
  const parts = [...(deployed ? partsOf(deployed) : []), ...reserved.flatMap(partsOf)];
  for (const key of new Set(parts.flatMap(({ by }) => by ?? []))) {
    const theirs = parts.filter(({ by }) => by === key).reduce((sum, { usage }) => sum + usage.resources, 0);
    expect(theirs, `what ${key} asked for`).toBeLessThanOrEqual(OF_EACH);
  }
  if (!hasBudget) return;
  const promisedUsd = reserved.reduce((sum, { addedUsd }) => sum + Math.max(0, addedUsd), deployed?.monthlyUsd ?? 0);
  expect(promisedUsd, 'dollars a month that are spent or promised').toBeLessThanOrEqual(BUDGET + 0.01);
}

const PEOPLE: readonly Person[] = [ana, ana, bo, dev, mira];
const OFTEN = [
  ...Array<string>(9).fill('requestMore'),
  'cancel',
  'byHand',
  ...Array<string>(8).fill('ask'),
  'fault',
  'replan',
];

const move = fc.record({
  what: fc.constantFrom(...Object.keys(MOVES), ...OFTEN),
  n: fc.nat({ max: 50 }),
  by: fc.constantFrom(...PEOPLE),
});

it.each([{ hasBudget: false }, { hasBudget: true }])(
  'whatever is asked for, planned, applied, cancelled, outlived or cut short, nothing ends above a limit (with a budget: $hasBudget)',
  async ({ hasBudget }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 16 }), async (moves) => {
        const world = await limitedWorld(hasBudget);
        for (const { what, n, by } of moves) {
          await made(() => (what === 'requestMore' ? REQUEST_IN_NETWORK : MOVES[what])?.(world, n, by));
          await world.settleLater();
          await expectWithin(world, hasBudget);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  },
);

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StateName } from '../../../src/core/deploy-state.ts';
import { EACH } from '../../../src/core/limit.ts';
import type { Person } from '../../../src/core/person.ts';
import { partsOf } from '../../../src/deploy/limits/load-of.ts';
import { setLimits } from '../../fakes/limits.ts';
import { GUILD } from '../../fakes/words.ts';
import { allDeploys, type Move, made, movesWith } from '../moves.ts';
import { applied, submitted } from '../steps.ts';
import { ana, bo, createWorld, dev, li, mira, stateId, type World } from '../world.ts';

/** Of three open requests at least one is always too much: each fits alone, and not all of them together. */
const MACHINES = 2;
const OF_EACH = 4;

/** One or two of six machines; by hand, these are all there are to be beside the network. */
const wanted = (n: number) => ({
  network: 'main',
  vms: [`vm-${n % 6}`, ...(n % 3 === 0 ? [`vm-${(n + 3) % 6}`] : [])],
});
const MOVES: Readonly<Record<string, Move>> = {
  ...movesWith(wanted),
  requestMore: (world, n, by) => submitted(world, { by, ...wanted(n), network: '' }),
  /** Whoever asked for it sees their plan through. */
  async finish(world, n) {
    const ready = (await allDeploys(world)).filter(({ state }) => state.at === 'plan_ready');
    const one = ready[n % Math.max(1, ready.length)];
    return one && world.useCases.askApply({ deploy: one.id, by: one.requester });
  },
  /** Nobody comes back for a day. */
  outlive({ clock, store }) {
    clock.advance(25 * 3_600_000);
    return store.jobs.add({ task: 'sweep' });
  },
};

/** What two machines and the network cost a month, and half of a third. */
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

const LIMITS = {
  machines: (world: World) => setLimits(world.store, { 'compute.instances': MACHINES }, { project: world.project.id }),
  'machines of a region': ({ store, project: { id, region } }: World) =>
    setLimits(store, { 'compute.instances': MACHINES }, { project: id, region }),
  dollars: ({ store, project }: World) => store.projects.setBudget(GUILD, project.id, BUDGET),
};
type Limited = keyof typeof LIMITS;

async function limitedWorld(limited: Limited): Promise<World> {
  const world = await createWorld();
  world.pulls.permissions.set('dev', 'write');
  await applied(world);
  await LIMITS[limited](world);
  await setLimits(world.store, { resources: OF_EACH }, { person: EACH });
  return world;
}

/** What is there, and what is promised, never passes a limit, whatever has been counted; and nothing is promised to what is over. */
async function expectWithin(world: World, limited: Limited): Promise<void> {
  const { store, project, engine } = world;
  const machines = engine.existing(stateId(world)).filter((address) => address.startsWith('google_compute_instance.'));
  const most = limited === 'dollars' ? Number.POSITIVE_INFINITY : MACHINES;
  expect(machines.length, 'machines that exist').toBeLessThanOrEqual(most);
  const deployed = await store.ledger.deployed(GUILD, project.id);
  expect(deployed?.usage['compute.instances'], 'what is counted is what exists').toBe(machines.length);
  const all = await store.ledger.reserved(GUILD, project.id);
  const holders = await Promise.all(all.map(({ deploy }) => store.deploys.get(deploy)));
  for (const { id, state } of holders) expect([...OVER], `${id} holds something`).not.toContain(state.at);
  const reserved = all.filter(({ isDenied }) => !isDenied);
  const promised = reserved.reduce((sum, { usage }) => sum + usage['compute.instances'], machines.length);
  expect(promised, 'machines that exist or are promised').toBeLessThanOrEqual(most);
  const parts = [...(deployed ? partsOf(deployed) : []), ...reserved.flatMap(partsOf)];
  for (const key of new Set(parts.flatMap(({ by }) => by ?? []))) {
    const theirs = parts.filter(({ by }) => by === key).reduce((sum, { usage }) => sum + usage.resources, 0);
    expect(theirs, `what ${key} asked for`).toBeLessThanOrEqual(OF_EACH);
  }
  if (limited !== 'dollars') return;
  const promisedUsd = reserved.reduce((sum, { addedUsd }) => sum + Math.max(0, addedUsd), deployed?.monthlyUsd ?? 0);
  expect(promisedUsd, 'dollars a month that are spent or promised').toBeLessThanOrEqual(BUDGET + 0.01);
}

const OVER: readonly StateName[] = ['applied', 'cancelled', 'expired'];
const PEOPLE: readonly Person[] = [ana, ana, bo, li, dev, mira];
const OFTEN = [
  ...Array<string>(9).fill('requestMore'),
  ...Array<string>(6).fill('finish'),
  ...Array<string>(3).fill('outlive'),
  ...['cancel', 'byHand', 'ask', 'ask', 'fault', 'replan'],
];

const moveOf = (...names: readonly string[]) =>
  fc.record({ what: fc.constantFrom(...names), n: fc.nat({ max: 50 }), by: fc.constantFrom(...PEOPLE) });
/** People ask at once for more than there is; then anything happens. */
const moves = fc
  .tuple(
    fc.array(moveOf('requestMore'), { maxLength: 3, size: 'max' }),
    fc.array(moveOf(...Object.keys(MOVES), ...OFTEN), { minLength: 4, maxLength: 12, size: 'max' }),
  )
  .map(([first, then]) => [...first, ...then]);

it.each(Object.keys(LIMITS) as Limited[])(
  'whatever is asked for, planned, applied, cancelled, outlived or cut short, nothing ends above a limit of %s',
  async (limited) => {
    await fc.assert(
      fc.asyncProperty(moves, async (drawn) => {
        const world = await limitedWorld(limited);
        for (const { what, n, by } of drawn) {
          await made(() => MOVES[what]?.(world, n, by));
          await world.settleLater();
          await expectWithin(world, limited);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  },
);

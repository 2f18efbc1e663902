import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { FaultAt } from '../fakes/ports.ts';
import { draft, planned, submitted } from './steps.ts';
import { ana, bo, createWorld, stateId, type World } from './world.ts';

/** A person's click comes again after a fault, as the inbox has it; what had its effect before is then refused as done. */
async function clicked(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      await work();
      return;
    } catch (error) {
      if (error instanceof Refusal && attempt > 1) return;
      if (error instanceof Refusal || attempt >= 3) throw error;
    }
}

interface Story {
  what: string;
  /** Without faults. */
  begin: (world: World) => Promise<DeployId>;
  /** With one fault somewhere. */
  goOn: (world: World, deploy: DeployId) => Promise<void>;
}

const STORIES: readonly Story[] = [
  {
    what: 'from the submit to the merge',
    begin: (world) => draft(world, { vms: ['web'] }),
    async goOn(world, deploy) {
      await clicked(() => world.useCases.submitRequest({ deploy, by: ana }));
      await world.settleLater();
      await clicked(() => world.useCases.askApply({ deploy, by: ana }));
      await world.settleLater();
    },
  },
  {
    what: 'of a request that waits in line and is rebuilt',
    async begin(world) {
      await planned(world);
      return planned(world, { by: bo, network: 'other' });
    },
    async goOn(world, deploy) {
      const [first] = await world.store.deploys.inStates(['plan_ready']);
      await clicked(() => world.useCases.askApply({ deploy: first?.id ?? deploy, by: ana }));
      await world.settleLater();
      await clicked(() => world.useCases.askApply({ deploy, by: bo }));
      await world.settleLater();
    },
  },
  {
    what: 'of a request that is cancelled',
    begin: (world) => planned(world),
    async goOn(world, deploy) {
      await clicked(() => world.useCases.cancelDeploy({ deploy, by: ana, why: 'no' }));
      await world.settleLater();
    },
  },
];

/** Calls after which nothing is different: a fault after one is the same as a fault before it. */
const READS: ReadonlySet<string> = new Set([
  ...[
    'branch',
    'changedPaths',
    'commits',
    'defaultBranch',
    'differing',
    'file',
    'files',
    'has',
    'index',
    'rebasedOnto',
  ].map((name) => `repositories.${name}`),
  ...['pulls.mergeWays', 'pulls.read'],
]);

const momentsOf = (call: string): readonly FaultAt['when'][] => (READS.has(call) ? ['before'] : ['before', 'after']);

/** What a person finds when everything has come to rest: states, far ends and what is held. Plans may be more, effects may not. */
async function endOf(world: World) {
  const deploys = await world.store.deploys.ofProject(world.project.guild, world.project.id, 10);
  const dead = await world.store.queue.dead();
  return {
    states: deploys.map(({ state }) => [state.at, state.at === 'applied' ? state.merge.is : '']),
    tags: deploys.map(
      ({ state }) => state.at === 'applied' && state.merge.is === 'merged' && state.merge.tag !== undefined,
    ),
    opened: world.pulls.opened.length,
    open: (await world.pulls.listOpen(world.project.repo)).length,
    merges: world.pulls.merges.length,
    tagged: world.pulls.tags.size,
    replies: world.pulls.replies.size,
    branches: deploys.map(({ pull }) => world.repositories.tip(pull?.branch ?? '') !== undefined),
    applied: world.engine.applied.length,
    exists: world.engine.existing(stateId(world)),
    lock: await world.store.locks.of(stateId(world)),
    reserved: await world.store.ledger.reserved(world.project.guild, world.project.id),
    deployed: (await world.store.ledger.deployed(world.project.guild, world.project.id))?.usage,
    runs: world.engine.applied.map(({ run }) => run.slice(5).replace(/^\d/, 'n')),
    dead,
  };
}

describe.each(STORIES)('the story $what', ({ begin, goOn }) => {
  async function play(fault?: FaultAt) {
    const world = await createWorld();
    const id = await begin(world);
    const from = world.faults.calls.length;
    if (fault) world.faults.arm(fault);
    await goOn(world, id);
    return { world, end: await endOf(world), calls: world.faults.calls.slice(from) };
  }

  // Hundreds of stories, one after the other.
  it('ends in the same way when any one call fails, before or after it had its effect', {
    timeout: 600_000,
  }, async () => {
    const { end, calls } = await play();
    expect(end.dead).toEqual([]);
    const differences: unknown[] = [];
    for (const [index, name] of calls.entries())
      for (const when of momentsOf(name)) {
        const { end: other } = await play({ call: index + 1, when });
        try {
          expect(other).toEqual(end);
        } catch (error) {
          differences.push(`fault ${when} call ${index + 1}, ${name}: ${error}`);
        }
      }
    expect(differences).toEqual([]);
  });
});

describe('a fault that does not pass', () => {
  const TWO_MINUTES_MS = 120_000;

  it.each([
    { what: 'the repository cannot be reached', broken: 'repositories.refresh' },
    { what: 'nothing can be pushed', broken: 'repositories.propose' },
    { what: 'no pull request can be opened', broken: 'pulls.open' },
    { what: 'the engine cannot be started', broken: 'engine.plan' },
  ])('ends the way to a plan with a reference when $what', async ({ broken }) => {
    const world = await createWorld();
    const id = await submitted(world);
    world.faults.breakAll(broken);
    await world.settleLater(TWO_MINUTES_MS);
    const { state } = await world.get(id);
    expect(state).toMatchObject({
      at: 'failed',
      during: 'plan',
      reason: expect.stringMatching(/reference [0-9a-f]{8}/),
    });
    const reference = state.at === 'failed' ? /reference ([0-9a-f]{8})/.exec(state.reason)?.[1] : '';
    expect(world.logged).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ reference, deployId: id }) }),
    );
    expect(await world.store.locks.of(stateId(world))).toBeUndefined();
    expect(await world.store.ledger.reservationOf(id)).toBeUndefined();
    world.faults.breakAll(undefined);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
  });

  it('gives the next in line its turn', async () => {
    const world = await createWorld();
    const first = await planned(world);
    const second = await planned(world, { by: bo, network: 'other' });
    world.faults.breakAll('engine.plan');
    await world.useCases.askReplan({ deploy: first, by: ana });
    await world.settleLater(TWO_MINUTES_MS);
    expect(await world.at(first)).toBe('failed');
    world.faults.breakAll(undefined);
    await world.settleLater(TWO_MINUTES_MS);
    expect(await world.at(second)).toBe('plan_ready');
  });

  it('takes the ask back when the apply cannot begin', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    world.faults.breakAll('pulls.read');
    await world.settleLater(TWO_MINUTES_MS);
    const { state } = await world.get(id);
    expect(state).toMatchObject({ at: 'approved', refused: [{ code: 'fault' }] });
    expect(state).not.toHaveProperty('asked');
  });

  it('says of an apply that its outcome is unknown, and keeps the lock', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    world.faults.breakAll('engine.apply');
    await world.settleLater(TWO_MINUTES_MS);
    expect((await world.get(id)).state).toMatchObject({ at: 'failed', during: 'apply', outcome: 'unknown' });
    expect(await world.store.locks.of(stateId(world))).toMatchObject({ holder: id });
    expect(await world.store.runs.open()).toEqual([]);
  });

  it('ends at once where a step is refused, as no attempt would change that', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    world.engine.apply = async () => {
      throw new Refusal({ code: 'credentials-missing', environment: 'dev', use: 'apply' });
    };
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'failed', during: 'apply', outcome: 'unknown' });
  });
});

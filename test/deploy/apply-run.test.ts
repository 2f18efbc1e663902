import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import { applied, deployOf, handMade, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, dev, lockHolder, mira, type World } from './world.ts';

const HOUR_MS = 3_600_000;

describe('what is applied', () => {
  it('is exactly the bytes that were stored', async () => {
    const world = await createWorld();
    const id = await planned(world);
    const stored = await world.store.plans.find(`${id}.1` as never);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(world.engine.applied).toEqual([
      { run: `${id.toLowerCase()}-1-apply`, file: Buffer.from(stored?.file ?? []).toString('utf8') },
    ]);
    expect(await world.store.plans.find(`${id}.1` as never)).toBeUndefined();
  });

  /** Other bytes in the place of the plan's, as somebody with the database and the key could put them there. */
  async function tamper({ store }: World, id: DeployId): Promise<void> {
    const stored = await store.plans.find(`${id}.1` as never);
    if (!stored) throw new Error('no plan');
    await store.plans.put({ ...stored, file: Buffer.from('{"serial":0,"after":[]}') });
  }

  it('is never anything else: other bytes are a fault that is told', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await tamper(world, id);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settleLater();
    expect((await world.get(id)).state).toMatchObject({ at: 'approved', refused: [{ code: 'fault' }] });
    expect(world.engine.applied).toEqual([]);
  });

  it('is looked at again when an apply is taken up after a crash', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    world.faults.once('engine.apply', 'before');
    await world.runJobs();
    await tamper(world, id);
    await world.settleLater();
    expect((await world.get(id)).state).toMatchObject({ at: 'failed', during: 'apply', outcome: 'unknown' });
    expect(world.engine.applied).toEqual([]);
  });

  it('is applied once: the job that comes after a crash adopts the run', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    world.faults.once('engine.apply', 'after');
    await world.settleLater();
    expect(world.engine).toMatchObject({ applied: [{ run: `${id.toLowerCase()}-1-apply` }], adopted: 1 });
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(await world.store.runs.open()).toEqual([]);
  });

  it('is nothing where the plan is empty: only the merge is left', async () => {
    const world = await createWorld();
    const number = await handMade(world, { branch: 'docs', files: { 'projects/web-dev/notes.md': 'words' } });
    const { id } = await deployOf(world, number);
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(world.engine.applied).toEqual([]);
  });
});

describe('an apply that failed', () => {
  async function failed(outcome: 'nothing-changed' | 'partly-applied' | 'unknown') {
    const world = await createWorld();
    world.engine.nextApplies.push({ kind: 'failed', outcome, reason: 'Error: quota of the cloud' });
    const id = await applied(world, { vms: ['web'] });
    return { world, id };
  }

  it.each(['partly-applied', 'unknown'] as const)(
    'keeps its lock and its reservation when it is %s',
    async (outcome) => {
      const { world, id } = await failed(outcome);
      expect((await world.get(id)).state).toMatchObject({ at: 'failed', during: 'apply', outcome });
      expect(await lockHolder(world)).toBe(id);
      expect(await world.store.ledger.reservationOf(id)).toMatchObject({ usage: { 'compute.instances': 1 } });
      expect(world.pulls.merges).toEqual([]);
    },
  );

  it('says that nobody knows what exists, and goes no further by itself', async () => {
    const { world, id } = await failed('unknown');
    await world.settleLater();
    expect((await world.get(id)).state).toMatchObject({ advice: expect.stringContaining('not known what exists') });
    expect(world.engine.applied).toHaveLength(1);
  });

  it('gives its lock back when it changed nothing', async () => {
    const { world } = await failed('nothing-changed');
    expect(await lockHolder(world)).toBeUndefined();
  });

  it.each<{ how: string; goesOn: (world: World, deploy: DeployId) => unknown }>([
    {
      how: 'its next plan fails',
      goesOn: ({ engine }) => engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'Error' }),
    },
    {
      how: 'its next plan expires',
      async goesOn(world, deploy) {
        await world.useCases.askReplan({ deploy, by: ana });
        await world.settle();
        world.clock.advance(24 * HOUR_MS);
        await world.store.jobs.add({ task: 'sweep' });
      },
    },
    { how: 'nobody cares for a week', goesOn: ({ clock }) => clock.advance(8 * 24 * HOUR_MS) },
    { how: 'its pull request is closed', goesOn: ({ pulls }) => pulls.closeByHand(1) },
  ])('keeps its lock also when $how', async ({ goesOn }) => {
    const { world, id } = await failed('partly-applied');
    await goesOn(world, id);
    await world.useCases.askReplan({ deploy: id, by: ana }).catch(() => {});
    await world.store.jobs.add({ task: 'sweep' });
    await world.settle();
    expect(await lockHolder(world)).toBe(id);
  });

  it('is given up by an administrator only, and then the next in line has its turn', async () => {
    const { world, id } = await failed('partly-applied');
    const second = await planned(world, { by: bo, network: 'other' });
    expect(await refusalOf(world.useCases.cancelDeploy({ deploy: id, by: ana, why: 'no' }))).toEqual(['no-right']);
    await world.useCases.cancelDeploy({ deploy: id, by: mira, why: 'cleaned up by hand' });
    await world.settle();
    expect([await world.at(id), await world.at(second)]).toEqual(['cancelled', 'plan_ready']);
  });

  it('goes on from where it stopped when it is planned and applied again', async () => {
    const { world, id } = await failed('partly-applied');
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(world.engine.applied.map(({ run }) => run)).toEqual([
      `${id.toLowerCase()}-1-apply`,
      `${id.toLowerCase()}-2-apply`,
    ]);
    expect(await lockHolder(world)).toBeUndefined();
  });
});

it('an apply shows its progress', async () => {
  const world = await createWorld();
  const id = await planned(world);
  await world.useCases.askApply({ deploy: id, by: ana });
  await world.settle();
  expect(await world.store.runs.find(`${id.toLowerCase()}-1-apply` as never)).toMatchObject({ progress: { total: 1 } });
});

describe('what GitHub lists as deployed', () => {
  const listed = ({ shown }: World, key: string) => shown.get(key)?.[0]?.deploy.state.at;

  it('is told when an apply begins and when it ends, never of a plan', async () => {
    const world = await createWorld();
    const id = await planned(world);
    expect(listed(world, `apply of ${id}`)).toBeUndefined();
    world.engine.during.apply = async () => {
      world.clock.advance(1_000);
      await world.runJobs();
      expect(listed(world, `apply of ${id}`)).toBe('applying');
    };
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(listed(world, `apply of ${id}`)).toBe('applied');
  });

  it('knows that a later apply has taken the place of one whose turn comes late', async () => {
    const world = await createWorld();
    const first = await applied(world);
    world.clock.advance(HOUR_MS);
    await applied(world, { network: 'other' });
    await world.store.jobs.add({ task: 'mirror-environment', deploy: first });
    await world.settle();
    expect(listed(world, `apply of ${first}, replaced`)).toBe('applied');
  });
});

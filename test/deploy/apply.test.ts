import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import { NO_USAGE } from '../../src/core/quota.ts';
import type { Problem } from '../../src/core/refusal.ts';
import { limitMachines } from '../fakes/limits.ts';
import { GUILD, githubPerson, REPO } from '../fakes/words.ts';
import { deployOf, draft, filesWith, handMade, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, dev, kim, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const branchOf = async (world: World, id: DeployId) => (await world.get(id)).pull?.branch ?? '';

/** A thing that happens between plan and apply, and why the apply is refused then. */
const MEANWHILE: readonly { what: string; happens: (world: World, id: DeployId) => unknown; code: Problem['code'] }[] =
  [
    {
      what: 'the quota was lowered',
      happens: (world) => limitMachines(world, 0),
      code: 'quota-exceeded',
    },
    {
      what: 'others reserved what was left of the budget',
      async happens(world) {
        const deploy = await draft(world, { by: bo, network: '' });
        const { project, store } = world;
        await store.ledger.reserve({ deploy, guild: GUILD, project: project.id, usage: NO_USAGE, addedUsd: 999 });
      },
      code: 'over-budget',
    },
    {
      what: 'the branch was pushed to',
      happens: async (world, id) => world.repositories.push(await branchOf(world, id), { 'README.md': 'x' }),
      code: 'head-moved',
    },
    { what: 'the plan grew old', happens: ({ clock }) => clock.advance(24 * HOUR_MS), code: 'plan-too-old' },
    { what: 'the pull request was closed', happens: ({ pulls }) => pulls.closeByHand(1), code: 'pull-closed' },
    { what: 'it became a draft', happens: ({ pulls }) => pulls.change(1, { draft: true }), code: 'not-mergeable' },
    { what: 'it conflicts', happens: ({ pulls }) => pulls.change(1, { mergeable: false }), code: 'not-mergeable' },
    {
      what: 'the repository no longer lets us merge in its way',
      happens: ({ pulls }) => Object.assign(pulls.ways, { methods: ['rebase'] }),
      code: 'not-mergeable',
    },
    {
      what: 'a merge queue was put before the branch',
      happens: ({ pulls }) => Object.assign(pulls.ways, { isQueued: true }),
      code: 'not-mergeable',
    },
    {
      what: 'it is to be rebased, and cannot',
      happens({ pulls, repositories }) {
        repositories.push('main', { 'guildops.yaml': 'version: 1\nmerge: rebase\n' });
        pulls.change(1, { rebaseable: false });
        return repositories.refresh(REPO);
      },
      code: 'not-mergeable',
    },
  ];

const priced = () => createWorld({ project: { budgetUsd: 1000 } });

describe('asking for an apply', () => {
  it.each(MEANWHILE)('is refused when $what, and nothing is noted', async ({ happens, code }) => {
    const world = await priced();
    const id = await planned(world, { vms: ['web'] });
    await happens(world, id);
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana }))).toEqual([code]);
    expect((await world.get(id)).state).not.toHaveProperty('asked');
  });

  it('tells every reason at once', async () => {
    const world = await priced();
    const id = await planned(world, { vms: ['web'] });
    for (const { happens } of MEANWHILE.slice(0, 3)) await happens(world, id);
    expect(new Set(await refusalOf(world.useCases.askApply({ deploy: id, by: ana })))).toEqual(
      new Set(['quota-exceeded', 'over-budget', 'head-moved']),
    );
  });

  it('is refused to somebody without the right', async () => {
    const world = await createWorld();
    const id = await planned(world);
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: kim }))).toEqual(['no-right']);
  });

  it('is refused for a plan that is no longer the one', async () => {
    const world = await createWorld();
    const id = await planned(world);
    const old = `${id}.9` as never;
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana, plan: old }))).toEqual(['stale-card']);
  });

  it('stands until the approvals are there', async () => {
    const world = await createWorld({ environment: 'staging' });
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'plan_ready', asked: { id: ana.id } });
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', by: { id: ana.id }, merge: { is: 'merged' } });
  });

  it('at once in two comments is one apply, and neither is an error', async () => {
    const world = await createWorld();
    const number = await handMade(world, { branch: 'more', files: filesWith(world.project, { vms: ['web'] }) });
    const { id } = await deployOf(world, number);
    world.pulls.permissions.set('eve', 'write');
    await Promise.all([dev, githubPerson('eve')].map((by) => world.useCases.askApply({ deploy: id, by })));
    await world.settle();
    expect(world.engine.applied).toHaveLength(1);
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
  });

  it('twice is one apply', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(world.engine.applied).toHaveLength(1);
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana }))).toEqual(['not-now']);
  });
});

describe('the moment of the apply', () => {
  it.each(MEANWHILE)('asks all gates again: when $what, the ask is void and says why', async ({ happens, code }) => {
    const world = await priced();
    const id = await planned(world, { vms: ['web'] });
    await world.useCases.askApply({ deploy: id, by: ana });
    await happens(world, id);
    await world.runJobs();
    const { state } = await world.get(id);
    expect(state).toMatchObject({ at: 'approved', refused: [{ code }] });
    expect(state).not.toHaveProperty('asked');
    expect(world.engine.applied).toEqual([]);
    expect(world.shown.get(id)?.[0]?.deploy.state).toMatchObject({ refused: [{ code }] });
  });

  it('plans again by itself when the default branch moved, and applies without a new ask what stays the same', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    world.repositories.push('main', { 'README.md': 'elsewhere' });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 2, state: { at: 'applied', merge: { is: 'merged' } } });
    expect(world.engine.applied).toHaveLength(1);
  });

  it('asks anew when what it would change is no longer the same', async () => {
    const world = await createWorld();
    const number = await handMade(world, { branch: 'more', files: filesWith(world.project, { vms: ['web'] }) });
    const { id } = await deployOf(world, number);
    await world.useCases.askApply({ deploy: id, by: dev });
    world.repositories.push('main', filesWith(world.project, {}));
    world.repositories.push('more', filesWith(world.project, { vms: ['web', 'db'] }));
    await world.settle();
    const { state } = await world.get(id);
    expect(state).toMatchObject({ at: 'plan_ready', approvals: [] });
    expect(world.engine.applied).toEqual([]);
  });
});

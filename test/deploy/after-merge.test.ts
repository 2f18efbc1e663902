import { describe, expect, it } from 'vitest';
import type { Deploy } from '../../src/core/deploy.ts';
import type { StateName } from '../../src/core/deploy-state.ts';
import type { DeployId } from '../../src/core/ids.ts';
import type { Environment } from '../../src/core/project.ts';
import { sweep } from '../../src/deploy/sweep.ts';
import { sync } from '../../src/deploy/sync.ts';
import { githubPerson } from '../fakes/words.ts';
import { deploysOf, handMade, refusalOf } from './steps.ts';
import { createWorld, dev, type World } from './world.ts';

const HTTP = 'terraform {\n  backend "http" {}\n}\n';
const NAMES = ['net', 'web'] as const;
type Name = (typeof NAMES)[number];
const eve = githubPerson('eve');
/** An administrator of the repository. */
const ada = githubPerson('ada');

/** Two projects of a repository where the merge comes before the apply. */
async function mergingWorld({ environment = 'dev', web = '' }: { environment?: Environment; web?: string } = {}) {
  const world = await createWorld();
  world.repositories.push('main', {
    ...Object.fromEntries(NAMES.map((name) => [`${name}/main.tf`, HTTP])),
    'guildops.yaml': `version: 1\napply: after_merge\nprojects:\n  - {name: net, dir: net, environment: ${environment}}\n  - {name: web, dir: web, environment: ${environment}${web}}\n`,
  });
  for (const { id } of [dev, eve]) world.pulls.permissions.set(id, 'write');
  world.pulls.permissions.set(ada.id, 'admin');
  await world.settle();
  return world;
}

const open = (world: World, branch: string, ...names: Name[]): Promise<number> =>
  handMade(world, {
    branch,
    files: Object.fromEntries(names.map((name) => [`${name}/network-${branch}.tf`, '# one more\n'])),
  });

async function deployFor(world: World, number: number, project: Name = 'net'): Promise<Deploy> {
  const found = (await deploysOf(world, number)).find((deploy) => deploy.project === project);
  if (!found) throw new Error(`#${number} has no ${project}`);
  return found;
}
const holderOf = async (world: World, { stateId }: Deploy) => (await world.store.locks.of(stateId))?.holder;
const kindsOf = async (world: World, id: DeployId) =>
  (await world.store.deploys.events(id)).map(({ event }) => event.kind);
const statesOf = async (world: World, number: number): Promise<StateName[]> =>
  (await deploysOf(world, number)).map(({ state }) => state.at);

/** The next plan changes something else than the one before. */
const surprise = ({ engine }: World) =>
  engine.nextPlans.push(async () => {
    const task = engine.planned.at(-1);
    const outcome = task && (await engine.plan({ ...task, run: 'again' as never }));
    if (outcome?.kind !== 'planned') throw new Error('nothing was planned');
    return { ...outcome, changes: 'something else' as never };
  });

describe('a change that is merged before it is applied', () => {
  it('is merged at the head that was approved, planned anew, and applied when that changes the same', async () => {
    const world = await mergingWorld();
    const number = await open(world, 'one', 'net');
    const { id, head } = await deployFor(world, number);
    world.engine.during.apply = async () => expect(world.pulls.merges).toMatchObject([{ number, head }]);
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    const after = await world.get(id);
    expect(after).toMatchObject({ plans: 2, state: { at: 'applied', by: dev, approvals: [{ by: dev }] } });
    expect(await kindsOf(world, id)).toEqual([
      ...['pull-linked', 'plan-started', 'planned', 'approved', 'apply-asked'],
      ...['landed', 'plan-started', 'planned', 'apply-started', 'applied', 'merged'],
    ]);
    const merged = after.state.at === 'applied' && after.state.merge.is === 'merged' && after.state.merge;
    expect(merged).toMatchObject({
      sha: world.repositories.tip('main'),
      tag: expect.stringMatching(/^applied\/net\//),
    });
    expect([...world.pulls.tags.values()]).toMatchObject([{ target: world.repositories.tip('main') }]);
    expect(world.repositories.tip('one')).toBeUndefined();
    expect(world.engine.applied).toHaveLength(1);
    expect(await holderOf(world, after)).toBeUndefined();
  });

  it('asks for approval again when the plan of what was merged changes something else; the lock stays', async () => {
    const world = await mergingWorld();
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    surprise(world);
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    const asking = await world.get(id);
    expect(asking).toMatchObject({ landed: {}, state: { at: 'plan_ready', approvals: [], voided: [dev] } });
    expect(asking.state).not.toHaveProperty('asked');
    expect(world.engine.applied).toEqual([]);
    expect(await holderOf(world, asking)).toBe(id);
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    expect(await world.at(id)).toBe('applied');
    expect(world.pulls.merges).toHaveLength(1);
  });

  it('waits for approvals when somebody merges it without, and others wait for it', async () => {
    const world = await mergingWorld({ environment: 'staging' });
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    world.pulls.mergeByHand(number);
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 2, landed: {}, state: { at: 'plan_ready', asked: dev } });
    const next = await deployFor(world, await open(world, 'two', 'net'));
    expect(next).toMatchObject({ state: { at: 'validating', waitingFor: id } });
    await world.useCases.approveDeploy({ deploy: id, by: eve }); // who merged has asked, so the apply follows
    await world.settle();
    expect(await world.get(id)).toMatchObject({ state: { at: 'applied', by: dev } });
    expect(await world.at(next.id)).toBe('plan_ready');
  });

  it('is applied by itself when somebody merges what was approved', async () => {
    const world = await mergingWorld({ environment: 'staging' });
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    await world.useCases.approveDeploy({ deploy: id, by: eve });
    world.pulls.mergeByHand(number, 'eve');
    await world.settle();
    expect(await world.get(id)).toMatchObject({ state: { at: 'applied', by: eve, merge: { is: 'merged' } } });
  });

  it('is planned from its merge when nobody had seen it, or it brings its project', async () => {
    const world = await mergingWorld();
    world.repositories.push('db', { 'web/network-db.tf': '#\n' });
    const number = world.pulls.openByHand({ branch: 'db', author: 'dev', draft: true });
    await world.settle();
    expect(await deploysOf(world, number)).toEqual([]);
    world.pulls.mergeByHand(number);
    await world.settle();
    expect(await deployFor(world, number, 'web')).toMatchObject({ landed: {}, state: { at: 'plan_ready' } });
  });

  it('is not touched when GitHub refuses the merge, and says why', async () => {
    const world = await mergingWorld();
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    world.pulls.change(number, { rule: 'At least 1 approving review is required' });
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    const refused = [{ code: 'not-mergeable', why: 'At least 1 approving review is required' }];
    expect(await world.get(id)).toMatchObject({ plans: 1, state: { at: 'approved', refused } });
    expect(world.engine.applied).toEqual([]);
  });

  it('needs nobody when there is nothing left to apply', async () => {
    const world = await mergingWorld({ environment: 'prod' });
    const files = { 'net/words.tf': '# only words\n' };
    const number = await handMade(world, { branch: 'words', files });
    world.pulls.mergeByHand(number);
    await world.settle();
    const { state } = await deployFor(world, number);
    expect(state).toMatchObject({ at: 'applied', merge: { is: 'merged' } });
    expect(world.engine.applied).toEqual([]);
  });

  it('can be tried again after a failed apply, from the same pull request', async () => {
    const world = await mergingWorld();
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    world.engine.nextApplies.push({ kind: 'failed', outcome: 'nothing-changed', reason: 'Error: no quota' });
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    expect(await world.at(id)).toBe('failed');
    expect(await holderOf(world, await world.get(id))).toBe(id);
    await world.useCases.askReplan({ deploy: id, by: dev });
    await world.settle();
    await world.useCases.askApply({ deploy: id, by: dev });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ state: { at: 'applied', merge: { is: 'merged' } } });
    expect(world.pulls.merges).toHaveLength(1);
  });

  it('is given up by an administrator who types its name, and comes back when it is planned again', async () => {
    const world = await mergingWorld({ environment: 'staging' });
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    world.pulls.mergeByHand(number);
    await world.settle();
    const cancel = (by = ada, confirm?: string) =>
      world.useCases.cancelDeploy({ deploy: id, by, why: 'no', ...(confirm && { confirm }) });
    expect(await refusalOf(cancel(dev, 'net'))).toEqual(['no-right']);
    expect(await refusalOf(cancel(ada))).toEqual(['not-confirmed']);
    expect(await refusalOf(cancel(ada, 'web'))).toEqual(['not-confirmed']);
    await cancel(ada, 'net');
    await world.settle();
    expect(await world.at(id)).toBe('cancelled');
    expect(await holderOf(world, await world.get(id))).toBeUndefined();
    await world.useCases.askReplan({ deploy: id, by: dev });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ landed: {}, state: { at: 'plan_ready' } });
  });

  it('does not end by age: it is planned anew and named by every sweep', async () => {
    const world = await mergingWorld({ environment: 'staging' });
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    world.pulls.mergeByHand(number);
    await world.settle();
    world.clock.advance(25 * 3_600_000);
    expect(await sweep(world.ports)).toMatchObject({ plans: 0, unapplied: [`${id} (net, #${number})`] });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 3, state: { at: 'plan_ready' } });
  });

  it('is planned whole or not at all', async () => {
    const world = await mergingWorld();
    const { id } = await deployFor(world, await open(world, 'one', 'net'));
    const args = ['-target=google_compute_network.one'];
    expect(await refusalOf(world.useCases.askReplan({ deploy: id, by: dev, args }))).toEqual(['bad-input']);
  });
});

describe('a merge that no webhook told of', () => {
  /** Merged while nobody listens, and found by the next start. */
  async function mergedUnheard(world: World, number: number): Promise<void> {
    world.pulls.mergeByHand(number, 'eve');
    world.webhooks.length = 0;
    await sync(world.ports);
    await world.settle();
  }

  it.each([
    {
      was: 'failed',
      before: async (world: World) => void world.engine.nextPlans.push({ kind: 'failed', step: 'plan', output: 'no' }),
      after: async () => {},
    },
    {
      was: 'cancelled',
      before: async () => {},
      after: async (world: World, deploy: DeployId) =>
        void (await world.useCases.cancelDeploy({ deploy, by: dev, why: 'no' })),
    },
    {
      was: 'expired',
      before: async () => {},
      after: async (world: World) => {
        world.clock.advance(25 * 3_600_000);
        await sweep(world.ports);
      },
    },
  ])('lands what was $was before it', async ({ was, before, after }) => {
    const world = await mergingWorld({ environment: 'staging' });
    await before(world);
    const number = await open(world, 'one', 'net');
    const { id } = await deployFor(world, number);
    await after(world, id);
    await world.settle();
    expect(await world.at(id)).toBe(was);
    await mergedUnheard(world, number);
    expect(await world.get(id)).toMatchObject({ landed: {}, state: { at: 'plan_ready' } });
  });

  it('lands what nobody had seen, and asks GitHub about nothing that has landed or changes no project', async () => {
    const world = await mergingWorld({ environment: 'staging' });
    const byHand = (branch: string, path: string): number => {
      world.repositories.push(branch, { [path]: '# one more\n' });
      return world.pulls.openByHand({ branch, author: 'dev' });
    };
    const unseen = byHand('one', 'net/network-one.tf');
    const words = byHand('words', 'README.md');
    world.pulls.mergeByHand(words);
    await mergedUnheard(world, unseen);
    expect(await deployFor(world, unseen)).toMatchObject({ landed: {}, state: { at: 'plan_ready' } });
    expect(await deploysOf(world, words)).toEqual([]);
    const before = world.faults.calls.length;
    expect(await sync(world.ports)).toBe(2);
    expect(world.faults.calls.slice(before).filter((name) => name === 'pulls.read')).toEqual([]);
  });

  it('leaves alone what was merged longer than a day ago', async () => {
    const world = await mergingWorld({ environment: 'staging' });
    world.repositories.push('one', { 'net/network-one.tf': '# one more\n' });
    const number = world.pulls.openByHand({ branch: 'one', author: 'dev' });
    world.pulls.mergeByHand(number);
    world.webhooks.length = 0;
    world.clock.advance(25 * 3_600_000);
    expect(await sync(world.ports)).toBe(0);
    expect(await deploysOf(world, number)).toEqual([]);
  });
});

describe('several projects of one pull request that is merged first', () => {
  it('are merged once everything is approved and asked for, and applied each', async () => {
    const world = await mergingWorld();
    const number = await open(world, 'both', 'net', 'web');
    const [net, web] = [await deployFor(world, number), await deployFor(world, number, 'web')];
    await world.useCases.askApply({ deploy: net.id, by: dev });
    await world.settle();
    expect(await statesOf(world, number)).toEqual(['approved', 'plan_ready']);
    expect(world.pulls.merges).toEqual([]);
    await world.useCases.askApply({ deploy: web.id, by: dev });
    await world.settle();
    expect(world.pulls.merges).toHaveLength(1);
    expect(await statesOf(world, number)).toEqual(['applied', 'applied']);
    expect([...world.pulls.tags.keys()].map((tag) => tag.split('/')[1]).sort()).toEqual(['net', 'web']);
    for (const deploy of [net, web]) expect(await holderOf(world, deploy)).toBeUndefined();
  });

  it('are not merged while one may not be applied', async () => {
    const world = await mergingWorld();
    const number = await open(world, 'both', 'net', 'web');
    const [net, web] = [await deployFor(world, number), await deployFor(world, number, 'web')];
    await world.useCases.askApply({ deploy: net.id, by: dev });
    world.pulls.permissions.set('dev', 'read');
    world.pulls.permissions.set('eve', 'write');
    await world.useCases.askApply({ deploy: web.id, by: eve });
    await world.settle();
    expect(world.pulls.merges).toEqual([]);
    expect(await world.get(net.id)).toMatchObject({ state: { at: 'approved', refused: expect.anything() } });
  });

  it('go one layer after the other: what depends on a neighbour is planned and approved after the merge', async () => {
    const world = await mergingWorld({ web: ', depends_on: net' });
    const number = await open(world, 'both', 'net', 'web');
    await world.useCases.askApply({ deploy: (await deployFor(world, number)).id, by: dev });
    await world.settle();
    expect(await statesOf(world, number)).toEqual(['applied', 'plan_ready']);
    const web = await deployFor(world, number, 'web');
    expect(web).toMatchObject({ landed: {}, plans: 1 });
    await world.useCases.askApply({ deploy: web.id, by: dev });
    await world.settle();
    expect(await statesOf(world, number)).toEqual(['applied', 'applied']);
  });
});

describe('wherever it dies on the way to the merge and the apply after it', () => {
  it('is merged once, applied once, and forgotten never', async () => {
    const { calls } = await throughFault();
    // What only reads git is read again; the other calls leave something behind.
    const ways = calls.flatMap((name, index) =>
      name.startsWith('repositories.') ? [] : (['before', 'after'] as const).map((when) => ({ call: index + 1, when })),
    );
    expect(ways.length).toBeGreaterThan(20);
    for (const fault of ways) {
      const { world, id } = await throughFault(fault);
      const what = JSON.stringify({ fault, called: calls[fault.call - 1] });
      expect(await world.get(id), what).toMatchObject({
        landed: {},
        state: { at: 'applied', merge: { is: 'merged' } },
      });
      expect(world.engine.applied, what).toHaveLength(1);
      expect(world.pulls.merges, what).toHaveLength(1);
      expect(world.pulls.tags.size, what).toBe(1);
      expect(await holderOf(world, await world.get(id)), what).toBeUndefined();
    }
  }, 120_000);
});

/** The whole way from the ask on, with one call of a port that fails. */
async function throughFault(fault?: { call: number; when: 'before' | 'after' }) {
  const world = await mergingWorld();
  const { id } = await deployFor(world, await open(world, 'one', 'net'));
  await world.useCases.askApply({ deploy: id, by: dev });
  const before = world.faults.calls.length;
  if (fault) world.faults.arm(fault);
  await world.settleLater();
  return { world, id, calls: world.faults.calls.slice(before) };
}

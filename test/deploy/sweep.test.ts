import { describe, expect, it } from 'vitest';
import { GUILD } from '../fakes/words.ts';
import { applied, draft, filesWith, planned, submitted } from './steps.ts';
import { ana, bo, createWorld, stateId, type World } from './world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

async function sweepAfter(world: World, ms: number): Promise<void> {
  world.clock.advance(ms);
  await world.store.jobs.add({ task: 'sweep' });
  await world.settle();
}

describe('the sweeper', () => {
  it.each([
    { what: 'keeps a draft', ms: 30 * MINUTE_MS - 1, at: 'draft' },
    { what: 'ends a draft', ms: 30 * MINUTE_MS, at: 'expired' },
  ])('$what at $ms ms after its last change', async ({ ms, at }) => {
    const world = await createWorld();
    const id = await draft(world);
    await sweepAfter(world, ms);
    expect(await world.at(id)).toBe(at);
  });

  it('counts from the last change of the draft', async () => {
    const world = await createWorld();
    const id = await draft(world);
    world.clock.advance(20 * MINUTE_MS);
    await world.useCases.addResource({ deploy: id, by: ana, kind: 'network', name: 'other', settings: {} });
    await sweepAfter(world, 20 * MINUTE_MS);
    expect(await world.at(id)).toBe('draft');
  });

  it('ends a plan after a day: file, lock and reservation go, the pull request stays', async () => {
    const world = await createWorld();
    const id = await planned(world, { vms: ['web'] });
    await sweepAfter(world, DAY_MS - 1);
    expect(await world.at(id)).toBe('plan_ready');
    await sweepAfter(world, 1);
    expect((await world.get(id)).state).toEqual({ at: 'expired', what: 'plan' });
    expect(await world.store.plans.find(`${id}.1` as never)).toBeUndefined();
    expect(await world.store.plans.text(`${id}.1` as never)).toBe('the plan');
    expect(await world.store.locks.of(stateId(world))).toBeUndefined();
    expect(await world.store.ledger.reserved(GUILD, world.project.id)).toEqual([]);
    expect(await world.pulls.listOpen(world.project.repo)).toHaveLength(1);
  });

  it('brings an expired plan back when it is asked for', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await sweepAfter(world, DAY_MS);
    await world.useCases.askReplan({ deploy: id, by: ana });
    await world.settle();
    expect(await world.get(id)).toMatchObject({ plans: 2, state: { at: 'plan_ready' } });
  });

  it('closes a pull request of ours after seven idle days, and reopening it plans it again', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await sweepAfter(world, DAY_MS);
    await sweepAfter(world, 7 * DAY_MS - 1);
    expect(await world.pulls.listOpen(world.project.repo)).toHaveLength(1);
    await sweepAfter(world, 1);
    expect((await world.get(id)).state).toEqual({ at: 'expired', what: 'pull' });
    expect(await world.pulls.listOpen(world.project.repo)).toEqual([]);
    world.pulls.reopen(1);
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
  });

  it("never closes a person's pull request", async () => {
    const world = await createWorld();
    world.pulls.permissions.set('dev', 'write');
    world.repositories.push('more', filesWith(world.project, {}));
    world.pulls.openByHand({ branch: 'more' });
    await world.settle();
    await sweepAfter(world, DAY_MS);
    await sweepAfter(world, 30 * DAY_MS);
    expect(await world.pulls.listOpen(world.project.repo)).toHaveLength(1);
  });

  it('leaves alone what is applied', async () => {
    const world = await createWorld();
    const id = await applied(world);
    await sweepAfter(world, 30 * DAY_MS);
    expect(await world.at(id)).toBe('applied');
  });

  it('forgets what runs said when it has been kept for as long as the setting says', async () => {
    const world = await createWorld({ rules: { logDays: 7 } });
    const id = await planned(world);
    const [run] = await world.store.runs.ofDeploy(id);
    if (!run) throw new Error('no run');
    const at = world.clock.now();
    await world.store.runLogs.put(run.id, [{ n: 1, at, is: 'info', text: 'said' }]);
    const kept = async () => (await world.store.runLogs.after(run.id, 0, 9)).length;
    await sweepAfter(world, 7 * DAY_MS);
    expect(await kept()).toBe(1);
    await sweepAfter(world, 1);
    expect(await kept()).toBe(0);
  });

  it('notes what it did', async () => {
    const world = await createWorld();
    await draft(world);
    await sweepAfter(world, HOUR_MS);
    expect(await world.store.notes.get('sweep')).toMatchObject({ drafts: 1, plans: 0, pulls: 0 });
  });

  it('goes on with a request whose webhook never came', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    await world.runJobs();
    world.webhooks.length = 0;
    expect(await world.at(id)).toBe('validating');
    await sweepAfter(world, 15 * MINUTE_MS);
    expect(await world.at(id)).toBe('plan_ready');
  });

  it('disturbs nobody who waits in line', async () => {
    const world = await createWorld();
    await planned(world);
    const second = await planned(world, { by: bo, network: 'other' });
    const before = await world.get(second);
    await sweepAfter(world, HOUR_MS);
    expect(await world.get(second)).toEqual(before);
  });
});

describe('catching up at the start', () => {
  async function sync(world: World): Promise<void> {
    world.webhooks.length = 0;
    await world.store.jobs.add({ task: 'sync' });
    await world.settle();
  }

  it('finds pull requests that were opened and pushed while we were away', async () => {
    const world = await createWorld();
    world.repositories.push('more', filesWith(world.project, {}));
    const number = world.pulls.openByHand({ branch: 'more' });
    await sync(world);
    const [deploy] = await world.useCases.deploysOfPull(world.project.repo, number);
    expect(deploy).toMatchObject({ state: { at: 'plan_ready' } });
    const head = world.repositories.push('more', { 'projects/web-dev/notes.md': 'new' });
    await sync(world);
    expect(deploy && (await world.get(deploy.id))).toMatchObject({ head, state: { at: 'plan_ready', plan: { head } } });
  });

  it('plans our own pull request whose webhook came while we were away', async () => {
    const world = await createWorld();
    const id = await submitted(world);
    await world.runJobs();
    await sync(world);
    expect(await world.at(id)).toBe('plan_ready');
  });

  it('ends what was closed while we were away', async () => {
    const world = await createWorld();
    const id = await planned(world);
    world.pulls.closeByHand(1);
    await sync(world);
    expect(await world.at(id)).toBe('cancelled');
    expect(await world.store.locks.of(stateId(world))).toBeUndefined();
  });

  it('plans nothing twice', async () => {
    const world = await createWorld();
    await planned(world);
    await sync(world);
    expect(world.engine.planned).toHaveLength(1);
  });
});

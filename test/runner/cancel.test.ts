import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppliedOutcome, ApplyTask, Progress } from '../../src/deploy/ports.ts';
import { type CloudRig, createCloudRig, GOOGLE, network, planned } from './cloud-rig.ts';
import { project, terraform } from './rig.ts';

const BOTH = `${GOOGLE}${network('one')}${network('two').replace('name     ', 'depends_on = [google_compute_network.one]\n  name     ')}`;

describe.runIf(terraform)('an apply that goes wrong', () => {
  let rig: CloudRig;
  beforeEach(async () => {
    rig = await createCloudRig();
  });
  afterEach(() => rig.close());

  async function task(): Promise<ApplyTask> {
    const tree = rig.tree({ 'main.tf': BOTH });
    return { run: rig.run('apply'), project, tree, file: await planned(rig, tree) };
  }

  /** Applies, and does something once when a resource is in a certain state. */
  async function apply(order: ApplyTask, when: string, act: () => Promise<unknown>): Promise<AppliedOutcome> {
    let acted: Promise<unknown> | undefined;
    const outcome = await rig.engine.apply(order, ({ steps }: Progress) => {
      const isReached = steps.some(({ address, is }) => `${address} ${is}` === when);
      if (isReached) acted ??= act();
    });
    await acted;
    return outcome;
  }

  it('stops when asked, saves what it made and releases the lock', async () => {
    const order = await task();
    await rig.cloud.addChaos({ on: 'create', name: 'two', kind: 'hang' });
    const outcome = await apply(order, 'google_compute_network.two running', async () => {
      expect(await rig.engine.cancel(order.run)).toBe(true);
      expect(await rig.engine.cancel(order.run)).toBe(true);
    });
    expect(outcome).toMatchObject({ kind: 'failed', outcome: 'partly-applied' });
    const state = await rig.state.snapshot(project.stateId);
    expect(Buffer.from(state?.bytes ?? []).toString()).toContain('google_compute_network');
    expect(await rig.store.lockOf(project.stateId)).toBeUndefined();
  });

  it('is a plan that ends at once when asked, without a lock left behind', async () => {
    const tree = rig.tree({ 'main.tf': BOTH });
    const run = rig.run('plan');
    const planning = rig.engine.plan({ run, project, tree, handMade: false });
    expect(await rig.engine.cancel(run)).toBe(true);
    expect(await planning).toMatchObject({ kind: 'failed', output: expect.stringContaining('stopped') });
    expect(await rig.store.lockOf(project.stateId)).toBeUndefined();
    expect(await rig.engine.cancel(run)).toBe(false);
  });

  it('is asked to stop when its time is up', async () => {
    const order = await task();
    await rig.cloud.addChaos({ on: 'create', name: 'two', kind: 'hang' });
    let passedMs = 0;
    const late = rig.withOptions({ ...rig.options, clock: { now: () => new Date(Date.now() + passedMs) } });
    const outcome = await late.engine.apply(order, ({ steps }) => {
      const isUnderway = steps.some(({ address, is }) => `${address} ${is}` === 'google_compute_network.two running');
      if (isUnderway) passedMs = rig.options.deadlines.apply + 1;
    });
    expect(outcome).toMatchObject({ kind: 'failed', outcome: 'partly-applied' });
  });

  it('tells what was made when one resource is refused, and continues from there', async () => {
    const order = await task();
    await rig.cloud.addChaos({ on: 'create', name: 'two', kind: 'quota', times: 1 });
    const outcome = await rig.engine.apply(order, () => {});
    expect(outcome).toMatchObject({
      kind: 'failed',
      outcome: 'partly-applied',
      reason: expect.stringMatching(/quota/i),
    });
    const again = { ...order, run: rig.run('apply'), file: await planned(rig, order.tree) };
    expect(await rig.engine.apply(again, () => {})).toEqual({ kind: 'applied' });
  });

  it('says that nothing changed when the first resource is refused', async () => {
    const order = await task();
    await rig.cloud.addChaos({ on: 'create', kind: 'quota' });
    expect(await rig.engine.apply(order, () => {})).toMatchObject({ kind: 'failed', outcome: 'nothing-changed' });
  });

  it('keeps by its own hand a state that the engine could not deliver', async () => {
    const order = await task();
    const server = rig.http;
    const listeners = server.listeners('request');
    const refuse = (_: unknown, response: { writeHead(status: number): { end(): void } }) =>
      response.writeHead(409).end();
    const outcome = await apply(order, 'google_compute_network.one done', async () => {
      server.removeAllListeners('request').on('request', refuse);
    });
    for (const listener of listeners) server.on('request', listener as () => void);
    expect(outcome).toMatchObject({
      kind: 'failed',
      outcome: 'partly-applied',
      reason: expect.stringContaining('state'),
    });
    const state = await rig.state.snapshot(project.stateId);
    expect(Buffer.from(state?.bytes ?? []).toString()).toContain('google_compute_network');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import type { Made } from '../../src/core/made.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { Progress } from '../../src/deploy/ports.ts';
import { importBlocks } from '../../src/generators/import-blocks.ts';
import { unrecorded } from '../../src/runner/unrecorded.ts';
import { type CloudRig, createCloudRig, GOOGLE, network, planned } from './cloud-rig.ts';
import { project, terraform } from './rig.ts';

const step = (address: string, more: object = {}) => ({
  address,
  action: 'create',
  is: 'done' as const,
  startedAt: new Date(0),
  id: `${address}-id`,
  ...more,
});
const madeOf = (steps: ReturnType<typeof step>[], known: string[] = []): string[] =>
  unrecorded(
    { steps: new Map(steps.map((each, n) => [String(n), each])) },
    known.map((address) => ({ address })),
    createRedactor(['a.secret-id']),
  ).map(({ address }) => address);

describe('what a broken-off apply made and the state does not know', () => {
  it.each([
    { does: 'is what was created to its end', steps: [step('a.one')], made: ['a.one'] },
    { does: 'is nothing that the state knows', steps: [step('a.one')], known: ['a.one'], made: [] },
    { does: 'is nothing that was only begun', steps: [step('a.one', { is: 'running' })], made: [] },
    { does: 'is nothing that was changed or deleted', steps: [step('a.one', { action: 'delete' })], made: [] },
    { does: 'is nothing without an id', steps: [step('a.one', { id: undefined })], made: [] },
    { does: 'is nothing whose id is secret', steps: [step('a.secret')], made: [] },
  ])('$does', ({ steps, known, made }) => {
    expect(madeOf(steps, known)).toEqual(made);
  });
});

describe.runIf(terraform)('an apply whose terraform is killed after it made something', () => {
  let rig: CloudRig;
  afterEach(() => rig.close());

  /** Kills terraform itself the moment `address` is made. */
  function killAfter(run: RunId, address: string) {
    return ({ steps }: Progress): void => {
      if (!steps.some((one) => one.address === address && one.is === 'done')) return;
      const engine = JSON.parse(readFileSync(join(rig.options.dir, 'runs', run, 'engine.json'), 'utf8'));
      process.kill((engine as { pid: number }).pid, 'SIGKILL');
    };
  }
  const created = async (name: string) =>
    (await rig.cloud.log()).filter(
      (line) => line.operation === 'create' && line.outcome === 'done' && line.name === name,
    );

  it('names it with its id, and the import blocks bring it under terraform without making it again', async () => {
    rig = await createCloudRig();
    await rig.cloud.addChaos({ on: 'create', name: 'two', kind: 'hang' });
    const files = { 'main.tf': `${GOOGLE}${network('one')}${network('two')}` };
    const tree = rig.tree(files);
    const file = await planned(rig, tree);
    const run = rig.run('apply');
    const outcome = await rig.engine.apply({ run, project, tree, file }, killAfter(run, 'google_compute_network.one'));
    const made: readonly Made[] = (outcome.kind === 'failed' && outcome.made) || [];
    expect(outcome).toMatchObject({ kind: 'failed', outcome: 'unknown' });
    expect(made.map(({ address }) => address)).toEqual(['google_compute_network.one']);
    expect(await rig.store.lockOf(project.stateId)).toBeUndefined();
    expect(await rig.state.latestSerial(project.stateId)).toBeUndefined();

    await rig.cloud.clearChaos();
    const recovered = rig.tree({ ...files, 'recovered.tf': importBlocks(made).join('\n') });
    const apply = { run: rig.run('apply'), project, tree: recovered, file: await planned(rig, recovered) };
    expect(await rig.engine.apply(apply, () => {})).toEqual({ kind: 'applied' });
    expect(await created('one')).toHaveLength(1);
    expect(await created('two')).toHaveLength(1);
    const state = (await rig.state.snapshot(project.stateId))?.bytes.toString();
    for (const { id } of made) expect(state).toContain(id);
  });
});

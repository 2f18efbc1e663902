import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunId } from '../../src/core/ids.ts';
import { type CloudRig, createCloudRig, GOOGLE, network, planned, startApplyProcess } from './cloud-rig.ts';
import { project, terraform } from './rig.ts';

/** The moment a file is there. */
async function appears(folder: string, name: string): Promise<void> {
  const watcher = watch(folder);
  try {
    while (!existsSync(join(folder, name))) await once(watcher, 'change');
  } finally {
    watcher.close();
  }
}

describe.runIf(terraform)('an apply whose starter is killed', () => {
  let rig: CloudRig;
  afterEach(() => rig.close());

  async function startAndKill() {
    const tree = rig.tree({ 'main.tf': `${GOOGLE}${network('one')}${network('two')}` });
    const task = { run: 'aaaa-1-apply' as RunId, project, tree, file: await planned(rig, tree) };
    const starter = await startApplyProcess(rig, task);
    await starter.told('"is":"running"');
    starter.child.kill('SIGKILL');
    await starter.child;
    const engine = JSON.parse(readFileSync(join(rig.options.dir, 'runs', task.run, 'engine.json'), 'utf8')) as {
      pid: number;
    };
    return { task, engine, out: join(rig.options.dir, 'runs', task.run, 'out') };
  }
  const created = async () =>
    (await rig.cloud.log()).filter(({ operation, outcome }) => operation === 'create' && outcome === 'done');

  it('is found alive by the next process, which does not forget it but follows it to its end', async () => {
    rig = await createCloudRig({ create: 1_000 });
    const { task } = await startAndKill();
    await rig.engine.forget(task.run);
    const seen: string[] = [];
    const outcome = await rig.engine.apply(task, ({ steps, total }) =>
      seen.push(`${steps.filter(({ is }) => is === 'done').length}/${total}`),
    );
    expect(outcome).toEqual({ kind: 'applied' });
    expect(seen.at(-1)).toBe('2/2');
    expect(await created()).toHaveLength(2);
    expect(await rig.state.latestSerial(project.stateId)).toBeGreaterThan(0);
    expect(await rig.store.lockOf(project.stateId)).toBeUndefined();
  });

  it('is collected when it ended while nobody looked, and gives the same answer again', async () => {
    rig = await createCloudRig({ create: 400 });
    const { task, out } = await startAndKill();
    await appears(out, 'exit');
    expect(await rig.engine.apply(task, () => {})).toEqual({ kind: 'applied' });
    expect(await rig.engine.apply(task, () => {})).toEqual({ kind: 'applied' });
    expect(await created()).toHaveLength(2);
  });

  it('delivers its state to a backend that was away for a while', async () => {
    rig = await createCloudRig({ create: 1_000 });
    const { port } = rig.http.address() as AddressInfo;
    const { task, out } = await startAndKill();
    rig.http.closeAllConnections();
    await new Promise((resolve) => rig.http.close(resolve));
    const stream = () => readFileSync(join(out, 'stream.jsonl'), 'utf8');
    const watcher = watch(out);
    while (stream().split('apply_complete').length < 3) await once(watcher, 'change');
    watcher.close();
    rig.http.listen(port, '127.0.0.1');
    expect(await rig.engine.apply(task, () => {})).toEqual({ kind: 'applied' });
    expect(await rig.state.latestSerial(project.stateId)).toBeGreaterThan(0);
  });

  it('is told as unknown, with what it had begun, when the engine was killed as well', async () => {
    rig = await createCloudRig();
    await rig.cloud.addChaos({ on: 'create', name: 'two', kind: 'hang' });
    const { task, engine } = await startAndKill();
    process.kill(engine.pid, 'SIGKILL');
    const outcome = await rig.engine.apply(task, () => {});
    expect(outcome).toMatchObject({ kind: 'failed', outcome: 'unknown' });
    expect(outcome).toMatchObject({ reason: expect.stringContaining('google_compute_network.two: create running') });
    expect(await rig.store.lockOf(project.stateId)).toBeUndefined();
  });

  it('is never mixed up with the apply of another plan', async () => {
    rig = await createCloudRig({ create: 300 });
    const { task } = await startAndKill();
    await expect(rig.engine.apply({ ...task, file: Buffer.from('other') }, () => {})).rejects.toThrow(
      'another plan file',
    );
    expect(await rig.engine.apply(task, () => {})).toEqual({ kind: 'applied' });
  });
});

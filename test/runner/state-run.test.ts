import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { put } from '../../sandbox/storage/buckets.ts';
import { type SandboxS3, startSandboxS3 } from '../../sandbox/storage/s3.ts';
import type { RunId, Sha } from '../../src/core/ids.ts';
import { stateIdOf } from '../../src/core/project.ts';
import type { StateAct } from '../../src/core/state-act.ts';
import type { RunProject } from '../../src/deploy/ports.ts';
import { createRig, project as ofHttp, type Rig, terraform } from './rig.ts';

const code = (backend: string): string => `terraform {
  backend "${backend}" {}
}
resource "terraform_data" "a" { input = "seen" }
resource "terraform_data" "b" { input = sensitive("hunter2-hunter2") }
`;

describe.runIf(terraform).each(['http', 's3'] as const)('a state in %s', (kind) => {
  let rig: Rig;
  let s3: SandboxS3;
  let bucket: ReturnType<SandboxS3['addBucket']>;
  let tree: Sha;
  const backend = { kind: 's3', bucket: 'states', key: 'shop.tfstate', region: 'eu-west-1', compatible: true } as const;
  const project: RunProject =
    kind === 'http' ? ofHttp : { ...ofHttp, backend, stateId: stateIdOf({ ...ofHttp, backend }) };
  let runs = 0;
  const act = (what: StateAct, run = `7f3k-s${++runs}-state` as RunId) =>
    rig.engine.state({ run, project, tree, handMade: false, act: what });
  const plan = async () => {
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome));
    return { file: outcome.file, ...(outcome.on && { on: outcome.on }) };
  };
  const apply = (planned: Awaited<ReturnType<typeof plan>>) =>
    rig.engine.apply({ run: rig.run('apply'), project, tree, ...planned }, () => {});
  beforeAll(async () => {
    s3 = await startSandboxS3();
    bucket = s3.addBucket('states');
    rig = await createRig({ credentials: async () => (kind === 's3' ? s3.environment : {}) });
    tree = rig.tree({ 'main.tf': code(kind) });
    const planned = await plan();
    expect(planned.on).toBe('none');
    expect(await apply(planned)).toEqual({ kind: 'applied' });
  });
  afterAll(async () => {
    await rig.close();
    await s3.close();
  });

  it('is looked into without a word of what is secret', async () => {
    expect(await act({ do: 'list' })).toEqual({ kind: 'done', output: 'terraform_data.a\nterraform_data.b' });
    expect(await act({ do: 'show', address: 'terraform_data.a' })).toMatchObject({
      output: expect.stringContaining('seen'),
    });
    const secret = await act({ do: 'show', address: 'terraform_data.b' });
    expect(secret).toMatchObject({ kind: 'done', output: expect.stringContaining('input = "(sensitive value)"') });
    expect(JSON.stringify(secret)).not.toContain('hunter2');
    expect(await act({ do: 'show', address: 'terraform_data.c' })).toMatchObject({ kind: 'failed' });
  });

  it('is changed once by one act, keeps what was before, and voids the plans that were made on it', async () => {
    const stale = await plan();
    const rm: StateAct = { do: 'rm', addresses: ['terraform_data.b'] };
    const run = '7f3k-s99-state' as RunId;
    expect(await act(rm, run)).toEqual({ kind: 'done', output: '' });
    expect(await act(rm, run)).toEqual({ kind: 'done', output: '', before: true });
    expect(await act({ do: 'list' })).toMatchObject({ output: 'terraform_data.a' });
    expect(await apply(stale)).toMatchObject({ kind: 'moved', was: { serial: 1 }, is: { serial: 2 } });
    const b = { do: 'import', address: 'terraform_data.b', id: 'found' } as const;
    expect(await act(b)).toEqual({ kind: 'done', output: '' });
    expect(await act(b)).toMatchObject({ kind: 'done', before: true });
    expect(await act({ ...b, id: 'another' })).toMatchObject({
      kind: 'failed',
      output: expect.stringContaining('"found"'),
    });
    const kept = await rig.state.versions(project.stateId);
    expect(kept.map(({ serial }) => serial)).toEqual(kind === 'http' ? [1, 2, 3] : [1, 2]);
    expect((await rig.state.open(project.stateId, 1))?.bytes.toString()).toContain('hunter2');
  });

  it('is freed of a lock by its id', async () => {
    const info = {
      ID: '11111111-2222-3333-4444-555555555555',
      Operation: 'OperationTypeApply',
      Who: 'ana@laptop',
      Version: '1.11.4',
      Created: '2026-01-01T00:00:00Z',
    };
    const bytes = Buffer.from(JSON.stringify(info));
    if (kind === 's3') put(bucket, 'shop.tfstate.tflock', { bytes, generation: 1, at: new Date(), metadata: {} });
    else
      await rig.store.lock({
        stateId: project.stateId,
        id: info.ID,
        run: 'x' as RunId,
        info: bytes.toString(),
        at: new Date(),
      });
    expect(await act({ do: 'unlock', lock: '99999999-2222-3333-4444-555555555555' })).toMatchObject({ kind: 'failed' });
    expect(await act({ do: 'unlock', lock: info.ID })).toMatchObject({ kind: 'done' });
    expect(await rig.store.lockOf(project.stateId)).toBeUndefined();
    expect(bucket.objects.has('shop.tfstate.tflock')).toBe(false);
  });

  // Only a bucket keeps terraform's lock when its run is killed: a lock of our own backend ends with the run.
  if (kind === 's3')
    it('is freed of the lock that the same act left when it was killed', async () => {
      const run = '7f3k-s77-state' as RunId;
      const info = {
        ID: '11111111-2222-3333-4444-555555555555',
        Operation: 'x',
        Who: `@${run}`,
        Version: '1.11.4',
        Created: '2026-01-01T00:00:00Z',
      };
      const bytes = Buffer.from(JSON.stringify(info));
      put(bucket, 'shop.tfstate.tflock', { bytes, generation: 1, at: new Date(), metadata: {} });
      const brief = rig.withOptions({ deadlines: { ...rig.options.deadlines, lock: 0 } });
      const rm: StateAct = { do: 'rm', addresses: ['terraform_data.b'] };
      expect(await brief.engine.state({ run, project, tree, handMade: false, act: rm })).toMatchObject({
        kind: 'done',
      });
      expect(await act({ do: 'list' })).toMatchObject({ output: 'terraform_data.a' });
    });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxS3, startSandboxS3 } from '../../sandbox/storage/s3.ts';
import type { RunId, Sha } from '../../src/core/ids.ts';
import { stateIdOf } from '../../src/core/project.ts';
import type { StateAct } from '../../src/core/state-act.ts';
import type { RunProject, StateOutcome } from '../../src/deploy/ports.ts';
import { project as ofHttp, terraform } from '../runner/rig.ts';
import { type Moment, type Small, type SmallOptions, startSmall } from './small.ts';

const CODE = (backend: string): string => `terraform {
  backend "${backend}" {}
}
resource "terraform_data" "a" { input = "stays" }
resource "terraform_data" "b" { input = "comes and goes" }
`;
const RM: StateAct = { do: 'rm', addresses: ['terraform_data.b'] };
const IMPORT: StateAct = { do: 'import', address: 'terraform_data.b', id: 'found' };
const tree = '1'.repeat(40) as Sha;

const MOMENTS: Readonly<Record<'http' | 's3', readonly Moment[]>> = {
  http: [
    'before it has looked at the state',
    'before the new state is stored',
    'after the new state is stored, before terraform hears of it',
    'after terraform has ended, before anything is recorded',
  ],
  s3: [
    'before the copy of the state',
    'after the copy of the state',
    'before the new state is stored',
    'after the new state is stored, before terraform hears of it',
    'after terraform has ended, before anything is recorded',
  ],
};
/** When the act had its effect, though nobody was left to hear of it. */
const DONE_BEFORE: readonly Moment[] = [
  'after the new state is stored, before terraform hears of it',
  'after terraform has ended, before anything is recorded',
];

/** Each test goes on with the state that the one before left: what was taken out is imported, what was imported is taken out. */
describe.runIf(terraform).each(['http', 's3'] as const)('a change of a state in %s, killed', (kind) => {
  let data: string;
  let s3: SandboxS3;
  let bucket: ReturnType<SandboxS3['addBucket']>;
  let project: RunProject;
  let options: SmallOptions;
  let isThere = true;
  let runs = 0;

  async function withSmall<T>(work: (small: Small) => Promise<T>): Promise<T> {
    const small = await startSmall(options);
    try {
      return await work(small);
    } finally {
      await small.close();
    }
  }

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'guildops-state-acts-'));
    s3 = await startSandboxS3();
    bucket = s3.addBucket('states');
    const backend = {
      kind: 's3',
      bucket: 'states',
      key: 'shop.tfstate',
      region: 'eu-west-1',
      compatible: true,
    } as const;
    project = kind === 'http' ? ofHttp : { ...ofHttp, backend, stateId: stateIdOf({ ...ofHttp, backend }) };
    const files = { [join(project.directory, 'main.tf')]: CODE(kind) };
    options = { data, files, environment: kind === 's3' ? { ...s3.environment } : {} };
    await withSmall(async ({ engine }) => {
      const planned = await engine.plan({ run: 'aaaa-1-plan' as RunId, project, tree, handMade: false });
      if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
      const { file, on } = planned;
      const apply = { run: 'aaaa-1-apply' as RunId, project, tree, file, ...(on && { on }) };
      expect(await engine.apply(apply, () => {})).toEqual({ kind: 'applied' });
    });
  });
  afterAll(async () => {
    await s3.close();
    await rm(data, { recursive: true, force: true });
  });

  /** Runs the act in a process of its own, which is dead when this resolves. */
  async function dieAt(moment: Moment, task: { run: RunId; act: StateAct }): Promise<void> {
    const order = { options: { ...options, dieAt: moment }, task: { ...task, project, tree, handMade: false } };
    const script = fileURLToPath(new URL('small-process.ts', import.meta.url));
    const child = execa(process.execPath, ['--import', 'tsx', script], {
      cwd: dirname(script),
      input: JSON.stringify(order),
      reject: false,
    });
    if (kind === 's3') void dieAtBucket(moment, () => child.kill('SIGKILL'));
    expect(await child).toMatchObject({ signal: 'SIGKILL' });
  }

  /** A bucket is written past the program: it dies when the bucket is reached, or has stored. */
  async function dieAtBucket(moment: Moment, kill: () => void): Promise<void> {
    const put = /^PUT \/states\/shop\.tfstate$/;
    if (moment === 'before the new state is stored') await s3.hangUp(put, 'before');
    else if (moment === 'after the new state is stored, before terraform hears of it') await s3.hangUp(put, 'after');
    else return;
    kill();
  }

  it.each(MOMENTS[kind])('%s, is done once by the next attempt', async (moment) => {
    const task = { run: `7f3k-s${++runs}-state` as RunId, act: isThere ? RM : IMPORT };
    await dieAt(moment, task);
    await withSmall(async ({ engine, state }) => {
      const act = (what: StateAct, run = task.run): Promise<StateOutcome> =>
        engine.state({ run, project, tree, handMade: false, act: what });
      expect(await act(task.act)).toEqual({
        kind: 'done',
        output: '',
        ...(DONE_BEFORE.includes(moment) && { before: true }),
      });
      isThere = !isThere;
      const listed = isThere ? 'terraform_data.a\nterraform_data.b' : 'terraform_data.a';
      expect(await act({ do: 'list' }, `7f3k-l${runs}-state` as RunId)).toEqual({ kind: 'done', output: listed });
      expect(await state.lockOf(project.stateId)).toBeUndefined();
      expect(bucket.objects.has('shop.tfstate.tflock')).toBe(false);

      const kept = await state.versions(project.stateId);
      const before = await state.open(project.stateId, kept.at(kind === 'http' ? -2 : -1)?.serial ?? 0);
      const names = (JSON.parse(before?.bytes.toString() ?? '{}') as { resources: { name: string }[] }).resources;
      expect(names.map(({ name }) => name)).toEqual(isThere ? ['a'] : ['a', 'b']);
    });
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newest, put } from '../../sandbox/storage/buckets.ts';
import { startSandboxGcs } from '../../sandbox/storage/gcs.ts';
import { type SandboxS3, startSandboxS3 } from '../../sandbox/storage/s3.ts';
import type { CloudBackend } from '../../src/core/backend.ts';
import type { GuildId, Sha } from '../../src/core/ids.ts';
import { stateIdOf } from '../../src/core/project.ts';
import type { RunProject } from '../../src/deploy/ports.ts';
import { runProject } from '../../src/deploy/run-project.ts';
import { project as projectSchema } from '../../src/repo/config.ts';
import { indexOf, readFacts } from '../../src/repo/index-tree.ts';
import { DEFAULT_CONFIG } from '../../src/repo/parse.ts';
import { toProject } from '../../src/repo/to-project.ts';
import { createRig, project as ofHttp, type Rig, terraform } from './rig.ts';

const inCloud = (backend: CloudBackend): RunProject => ({
  ...ofHttp,
  backend,
  stateId: stateIdOf({ ...ofHttp, backend }),
});
/** Plans a tree and applies that plan. */
async function around(rig: Rig, project: RunProject, tree: Sha) {
  const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
  if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome));
  const run = rig.run('apply');
  return { run, applied: await rig.engine.apply({ run, project, tree, file: outcome.file }, () => {}) };
}
const hello = (kind: string, input: string): string =>
  `terraform {\n  backend "${kind}" {}\n}\nresource "terraform_data" "hello" {\n  input = "${input}"\n}\n`;

describe.runIf(terraform)('a project whose state is in S3', () => {
  let s3: SandboxS3;
  let rig: Rig;
  const project = inCloud({
    kind: 's3',
    bucket: 'states',
    key: 'shop/terraform.tfstate',
    region: 'eu-west-1',
    compatible: true,
  });
  beforeAll(async () => {
    s3 = await startSandboxS3();
    rig = await createRig({ credentials: async () => s3.environment });
  });
  afterAll(async () => {
    await rig.close();
    await s3.close();
  });
  it('is planned and applied there, under its native lock', async () => {
    const bucket = s3.addBucket('states');
    const tree = rig.tree({ 'main.tf': hello('s3', 'one') });
    expect((await around(rig, project, tree)).applied).toEqual({ kind: 'applied' });
    const isLock = (line: string) => /(PUT|DELETE) states\/shop\/terraform\.tfstate\.tflock/.test(line);
    const twice = [/^PUT .* 200$/, /^DELETE .* 204$/, /^PUT .* 200$/, /^DELETE .* 204$/];
    expect(s3.requests.filter(isLock)).toEqual(twice.map((line) => expect.stringMatching(line)));
    expect([...bucket.objects.keys()]).toEqual(['shop/terraform.tfstate']);
    expect(newest(bucket, 'shop/terraform.tfstate')).toMatchObject({ metadata: { encryption: 'AES256' } });
    expect(newest(bucket, 'shop/terraform.tfstate')?.bytes.toString()).toContain('terraform_data');
    expect(await rig.state.latestSerial(project.stateId)).toBeUndefined();
    const again = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(again).toMatchObject({ kind: 'planned', text: expect.stringContaining('No changes') });
  });

  it('of a repository is used as its code says, in its workspace, with its files of variables', async () => {
    const bucket = s3.addBucket('theirs');
    const settings = [
      'bucket = "theirs"',
      'key = "web.tfstate"',
      'region = "eu-west-1"',
      'skip_requesting_account_id = true',
    ];
    const plain = ['use_path_style = true', 'skip_credentials_validation = true', 'workspace_key_prefix = "teams"'];
    const block = `terraform {\n  backend "s3" {\n    ${[...settings, ...plain].join('\n    ')}\n  }\n}\n`;
    const code = `${block}variable "size" {}\nresource "terraform_data" "it" {\n  input = "\${terraform.workspace} \${var.size}"\n}\n`;
    const tree = rig.tree({ 'main.tf': code, '../web.tfvars': 'size = "large"\n' });
    const one = {
      ...projectSchema.parse({ dir: ofHttp.directory, workspace: 'blue', var_files: '../web.tfvars' }),
      name: 'web',
    };
    const index = indexOf(new Map([[`${ofHttp.directory}/main.tf`, readFacts('main.tf', code)]]));
    const facts = { guild: '0' as GuildId, repo: ofHttp.repo, config: DEFAULT_CONFIG, index };
    const theirs = runProject(toProject(one, facts));
    expect(theirs.found?.problems).toEqual([]);
    expect((await around(rig, theirs, tree)).applied).toEqual({ kind: 'applied' });
    expect([...bucket.objects.keys()]).toEqual(['teams/blue/web.tfstate']);
    expect(newest(bucket, 'teams/blue/web.tfstate')?.bytes.toString()).toContain('blue large');
    const pinned = { ...theirs, found: { ...theirs.found, engineVersion: '0.0.1' } } as RunProject;
    const task = { run: rig.run('plan'), project: pinned, tree, handMade: false };
    expect(await rig.engine.plan(task)).toMatchObject({ output: expect.stringContaining('asks for version 0.0.1') });
  });

  it('has its last state kept on the host when the credentials may not write it, and no lock stays', async () => {
    const bucket = s3.addBucket('states', { mayWrite: (key) => key.endsWith('.tflock') });
    const tree = rig.tree({ 'main.tf': hello('s3', 'three') });
    const { run, applied } = await around(rig, project, tree);
    const rescued = join(rig.options.dir, 'rescued', `${run}.tfstate`);
    expect(applied).toMatchObject({ kind: 'failed', outcome: 'unknown', reason: expect.stringContaining(rescued) });
    expect(applied).toMatchObject({ reason: expect.stringContaining('"terraform state push" delivers it') });
    expect(await readFile(rescued, 'utf8')).toContain('terraform_data');
    expect([...bucket.objects.keys()]).toEqual([]);
  });

  const leftLock = (who: string) => {
    const info = {
      ID: '11111111-2222-3333-4444-555555555555',
      Operation: 'OperationTypePlan',
      Who: who,
      Version: '1.11.4',
      Created: '2026-01-01T00:00:00Z',
    };
    const bytes = Buffer.from(JSON.stringify(info));
    put(s3.addBucket('states'), 'shop/terraform.tfstate.tflock', {
      bytes,
      generation: 1,
      at: new Date(),
      metadata: {},
    });
  };
  const brief = () => rig.withOptions({ deadlines: { ...rig.options.deadlines, lock: 0 } });

  it('is planned again once the lock of a plan that was killed is taken away', async () => {
    leftLock('@7f3k-77-plan');
    const tree = rig.tree({ 'main.tf': hello('s3', 'two') });
    const outcome = await brief().engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(outcome).toMatchObject({ kind: 'planned' });
  });

  it.each(['ana@laptop', '@7f3k-77-apply'])('stays locked by %s, who is named', async (who) => {
    leftLock(who);
    const tree = rig.tree({ 'main.tf': hello('s3', 'two') });
    const outcome = await brief().engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(outcome).toMatchObject({
      kind: 'failed',
      output: expect.stringMatching(new RegExp(`ID: +1111[^]*Who: +${who}`)),
    });
    expect(s3.requests.at(-1)).not.toMatch(/DELETE/);
  });
});

describe.runIf(terraform)('a project whose state is in Cloud Storage', () => {
  it('is planned and applied there, under its native lock', async () => {
    const gcs = await startSandboxGcs();
    const rig = await createRig({ credentials: async () => gcs.environment });
    const project = inCloud({ kind: 'gcs', bucket: 'states', prefix: 'team/shop' });
    const bucket = gcs.addBucket('states');
    const tree = rig.tree({ 'main.tf': hello('gcs', 'one') });
    expect((await around(rig, project, tree)).applied).toEqual({ kind: 'applied' });
    expect([...bucket.objects.keys()]).toEqual(['team/shop/default.tfstate']);
    const lock = {
      ID: '7',
      Operation: 'OperationTypePlan',
      Who: '@7f3k-77-plan',
      Version: '1.11.4',
      Created: new Date(),
    };
    const bytes = Buffer.from(JSON.stringify(lock));
    put(bucket, 'team/shop/default.tflock', { bytes, generation: 7, at: new Date(), metadata: {} });
    const brief = rig.withOptions({ deadlines: { ...rig.options.deadlines, lock: 0 } });
    const again = await brief.engine.plan({ run: rig.run('plan'), project, tree, handMade: false });
    expect(again).toMatchObject({ kind: 'planned', text: expect.stringContaining('No changes') });
    await rig.close();
    await gcs.close();
  });
});

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKept } from '../../src/runner/mirror/kept.ts';
import { packageFolder } from '../../src/runner/mirror/package.ts';
import { packageHash } from '../../src/runner/mirror/package-hash.ts';
import { MIRROR_IN_JAIL } from '../../src/runner/place.ts';
import { GOOGLE, network, planned } from './cloud-rig.ts';
import { BACKEND, createRig, jail, project, type Rig, terraform } from './rig.ts';

/** The sandbox's provider as a file, where terraform looks for version 6.50.0 of google. */
async function createMirror(mirror: string): Promise<string> {
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const dir = join(mirror, 'registry.terraform.io/hashicorp/google/6.50.0', platform);
  mkdirSync(dir, { recursive: true });
  const outfile = join(dir, 'terraform-provider-google_v6.50.0');
  const entry = fileURLToPath(new URL('../../sandbox/cloud/plugin.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(outfile, 0o755);
  return mirror;
}

describe.runIf(terraform && jail.kind === 'bwrap')('a provider from a mirror', () => {
  let rig: Rig;
  beforeEach(async () => {
    const plain = await createRig();
    const mirrorDir = await createMirror(join(plain.dir, 'mirror'));
    rig = plain.withOptions({ mirrorDir, environment: { SANDBOX_CLOUD_DIR: '/tmp/cloud' } });
  });
  afterEach(() => rig.close());
  const lockOf = (run: string) => join(rig.options.dir, 'runs', run, 'tree', project.directory, '.terraform.lock.hcl');

  it('is installed once, keeps its lock for a project that has none, and applies in the jail', async () => {
    const tree = rig.tree({ 'main.tf': `${GOOGLE}${network('one')}` });
    const [first, second] = [rig.run('plan'), rig.run('plan')];
    const task = { project, tree, handMade: true };
    expect(await rig.engine.plan({ ...task, run: first })).toMatchObject({ kind: 'planned' });
    const lock = readFileSync(lockOf(first), 'utf8');
    expect(lock).toContain('h1:');
    const again = await rig.engine.plan({ ...task, run: second });
    expect(again).toMatchObject({ kind: 'planned' });
    expect(readFileSync(lockOf(second), 'utf8')).toBe(lock);
    if (again.kind !== 'planned') return;
    const applied = await rig.engine.apply({ run: rig.run('apply'), project, tree, file: again.file }, () => {});
    expect(applied).toEqual({ kind: 'applied' });
  });

  it('that the lock file of the project does not know is refused', async () => {
    const lock =
      'provider "registry.terraform.io/hashicorp/google" {\n  version = "6.50.0"\n  hashes = ["h1:AAAA"]\n}\n';
    const tree = rig.tree({ 'main.tf': `${GOOGLE}${network('one')}`, '.terraform.lock.hcl': lock });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: true });
    expect(outcome).toMatchObject({ kind: 'failed', step: 'init', output: expect.stringContaining('checksum') });
  });

  it('that nobody declared is not fetched when it is not on the list', async () => {
    const tree = rig.tree({ 'main.tf': `${BACKEND}resource "local_file" "x" {\n  filename = "x"\n}\n` });
    const outcome = await rig.engine.plan({ run: rig.run('plan'), project, tree, handMade: true });
    expect(outcome).toMatchObject({ kind: 'failed', step: 'init', output: expect.stringContaining('hashicorp/local') });
  });
});

describe.runIf(terraform && jail.kind === 'bwrap')('a provider from our own folder', () => {
  it('is linked to where the lock file asks for what is there, and nothing is asked for elsewhere', async () => {
    const plain = await createRig();
    const folder = await createMirror(join(plain.dir, 'kept'));
    const rig = plain.withOptions({
      ...{ findKept: createKept(folder), environment: { SANDBOX_CLOUD_DIR: '/tmp/cloud' } },
    });
    const source = 'registry.terraform.io/hashicorp/google';
    const hash = await packageHash(packageFolder(folder, { source, version: '6.50.0' }));
    const lock = `provider "${source}" {\n  version = "6.50.0"\n  hashes = ["${hash}"]\n}\n`;
    await planned(rig, rig.tree({ 'main.tf': `${GOOGLE}${network('one')}`, '.terraform.lock.hcl': lock }));
    const data = join(rig.options.dir, 'data', project.stateId);
    const installed = packageFolder(join(data, readdirSync(data)[0] ?? '', 'providers'), { source, version: '6.50.0' });
    expect(readlinkSync(installed)).toBe(packageFolder(MIRROR_IN_JAIL, { source, version: '6.50.0' }));
    await rig.close();
  });
});

describe.runIf(terraform)('what init left', () => {
  it('is made again once when the engine finds that it does not fit', async () => {
    const rig = await createRig();
    const files = { 'main.tf': `${BACKEND}module "m" {\n  source = "./m"\n}\n`, 'm/m.tf': 'locals {}\n' };
    await planned(rig, rig.tree(files));
    const data = join(rig.options.dir, 'data', project.stateId);
    const modules = join(data, readdirSync(data)[0] ?? '', 'modules');
    rmSync(modules, { recursive: true });
    await planned(rig, rig.tree(files));
    expect(existsSync(modules)).toBe(true);
    await rig.close();
  });
});

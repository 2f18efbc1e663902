import { mkdir, readFile, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { providerPlaces } from '../../../src/runner/installation.ts';
import { fillMirror } from '../../../src/runner/mirror/fill.ts';
import { createKept, packagesIn } from '../../../src/runner/mirror/kept.ts';
import { type Package, packageFolder } from '../../../src/runner/mirror/package.ts';
import { packageHash } from '../../../src/runner/mirror/package-hash.ts';
import { terraform } from '../rig.ts';
import { startRegistry } from './registry.ts';
import { createMirrorRig, DEMO, lockOf, type MirrorRig, zipOf } from './rig.ts';

describe.runIf(terraform)('filling the folder of providers', () => {
  let rig: MirrorRig;
  beforeEach(async () => {
    rig = await createMirrorRig();
  });
  afterEach(() => rig.close());
  const fill = (from: string, lockFile?: string) =>
    fillMirror(
      { folder: rig.folder, binary: { path: terraform ?? '' }, from, ...(lockFile !== undefined && { lockFile }) },
      [DEMO],
    );
  const license = () => readFile(join(packageFolder(rig.folder, DEMO), 'LICENSE.txt'), 'utf8');

  it('unpacks what a packed mirror has, once', async () => {
    expect(await fill(await rig.packed())).toEqual([DEMO]);
    expect(await packagesIn(rig.folder)).toEqual([DEMO]);
    expect(await license()).toBe('See the vendor.\n');
    expect(await rig.there()).toEqual(['providers']);
    expect(await fill('/nowhere')).toEqual([]);
  });

  it('copies what an unpacked mirror has, and keeps it when that mirror goes', async () => {
    const from = await rig.unpacked('unpacked');
    await fill(from);
    await rm(from, { recursive: true });
    expect(await license()).toBe('See the vendor.\n');
  });

  it('holds it against the checksums of a lock file', async () => {
    const from = await rig.packed();
    await expect(fill(from, lockOf(DEMO, 'h1:AAAA'))).rejects.toThrow('checksum');
    expect(await packagesIn(rig.folder)).toEqual([]);
    expect(await rig.there()).toEqual([]);
    const h1 = await packageHash(packageFolder(await rig.unpacked('unpacked'), DEMO));
    expect(await fill(from, lockOf(DEMO, h1))).toEqual([DEMO]);
  });

  it('says what the engine says of a provider that is not there', async () => {
    await rig.packed({ ...DEMO, version: '2.0.0' });
    await expect(fill(join(rig.dir, 'packed'))).rejects.toThrow('acme/demo');
    expect(await rig.there()).toEqual([]);
  });

  it('is done whole by each of two at once', async () => {
    const from = await rig.packed();
    await Promise.all([fill(from), fill(from)]);
    expect(await packagesIn(rig.folder)).toEqual([DEMO]);
    expect(await rig.there()).toEqual(['providers']);
  });

  it('sweeps up what one left that died long ago, and nothing newer', async () => {
    const [old, recent] = [join(rig.data, '.new-old'), join(rig.data, '.new-recent')];
    await mkdir(old, { recursive: true });
    await mkdir(recent);
    await utimes(old, new Date(0), new Date(0));
    await fill(await rig.packed());
    expect(await rig.there()).toEqual(['.new-recent', 'providers']);
  });
});

describe.runIf(terraform)('filling it from a registry', () => {
  let rig: MirrorRig;
  beforeEach(async () => {
    rig = await createMirrorRig();
  });
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  afterEach(async () => {
    await registry.close();
    await rig.close();
  });

  async function fill(): Promise<Package[]> {
    const binary = { path: await registry.trusting(terraform ?? '') };
    return fillMirror({ folder: rig.folder, binary }, [registry.wanted]);
  }

  it('keeps what its registry signed', async () => {
    registry = await startRegistry(rig.dir, zipOf(DEMO));
    expect(await fill()).toEqual([registry.wanted]);
    expect(await packagesIn(rig.folder)).toEqual([registry.wanted]);
  });

  it('serves a project without a lock file: the registry is asked for versions, and for no archive again', async () => {
    registry = await startRegistry(rig.dir, zipOf(DEMO));
    await fill();
    const { wanted, requests } = registry;
    requests.length = 0;
    const asked = { engine: 'terraform', allowed: [wanted.source], lockFile: undefined } as const;
    const jail = { kind: 'none', why: 'not needed here' } as const;
    const { config } = await providerPlaces({ jail, findKept: createKept(rig.folder) }, asked);
    await writeFile(join(rig.dir, 'terraform.rc'), config);
    const code = { terraform: { required_providers: { demo: { source: wanted.source, version: '~> 1.0' } } } };
    await writeFile(join(rig.dir, 'main.tf.json'), JSON.stringify(code));
    await execa(await registry.trusting(terraform ?? ''), ['init', '-input=false'], {
      cwd: rig.dir,
      env: { TF_CLI_CONFIG_FILE: join(rig.dir, 'terraform.rc'), CHECKPOINT_DISABLE: '1' },
    });
    const installed = packageFolder(join(rig.dir, '.terraform', 'providers'), wanted);
    expect(await readlink(installed)).toBe(packageFolder(rig.folder, wanted));
    expect(requests).toContain('/v1/providers/acme/demo/versions');
    expect(requests).not.toContain('/files/zip');
  });

  it('keeps nothing that is not what was signed', async () => {
    registry = await startRegistry(rig.dir, zipOf({ ...DEMO, version: '6.6.6' }), zipOf(DEMO));
    await expect(fill()).rejects.toThrow('checksum');
    expect(await rig.there()).toEqual([]);
  });
});

describe('an init that went wrong', () => {
  let rig: MirrorRig;
  beforeEach(async () => {
    rig = await createMirrorRig();
  });
  afterEach(() => rig.close());

  /** An engine that installs the provider, records this checksum for it, and ends. */
  async function engine(hash: string, exitCode: number): Promise<string> {
    const path = join(rig.dir, 'engine');
    const script = [
      '#!/bin/sh',
      `mkdir -p ${packageFolder('"$TF_DATA_DIR"/providers', DEMO)}`,
      `echo half > ${packageFolder('"$TF_DATA_DIR"/providers', DEMO)}/terraform-provider-demo`,
      `cat > .terraform.lock.hcl <<'END'\n${lockOf(DEMO, hash)}END`,
      `echo 'Error: the disk is full' >&2\nexit ${exitCode}`,
    ];
    await writeFile(path, script.join('\n'), { mode: 0o755 });
    return path;
  }

  it.each([
    ['an init that failed half-way', 'h1:AAAA', 1, 'the disk is full'],
    ['what is not what init recorded', 'h1:AAAA', 0, 'was not kept'],
    ['what init recorded as an archive alone', 'zh:00', 0, 'was not kept'],
  ])('leaves nothing: %s', async (_, hash, exitCode, why) => {
    const binary = { path: await engine(hash, exitCode) };
    await expect(fillMirror({ folder: rig.folder, binary }, [DEMO])).rejects.toThrow(why);
    expect(await rig.there()).toEqual([]);
  });
});

import { appendFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { providerPlaces } from '../../../src/runner/installation.ts';
import { createKept } from '../../../src/runner/mirror/kept.ts';
import { packageFolder } from '../../../src/runner/mirror/package.ts';
import { packageHash } from '../../../src/runner/mirror/package-hash.ts';
import { createMirrorRig, DEMO, lockOf, type MirrorRig } from './rig.ts';

const UNJAILED = { jail: { kind: 'none', why: 'not needed here' } } as const;

describe('the folder of providers', () => {
  let rig: MirrorRig;
  let folder: string;
  let h1: string;
  beforeEach(async () => {
    rig = await createMirrorRig();
    folder = await rig.unpacked('data/providers');
    h1 = await packageHash(packageFolder(folder, DEMO));
  });
  afterEach(() => rig.close());
  const placesFor = (lockFile?: string, engine: 'terraform' | 'tofu' = 'terraform') =>
    providerPlaces(
      { ...UNJAILED, findKept: createKept(folder) },
      { engine, allowed: ['acme/demo', 'acme/dns'], lockFile },
    );

  it('serves alone what a lock file asks for exactly, and the registry the rest', async () => {
    const { config, mirror } = await placesFor(lockOf(DEMO, 'zh:00', h1));
    expect(mirror).toBe(folder);
    expect(config).toContain(`filesystem_mirror {\n    path    = "${folder}"\n    include = ["acme/demo"]`);
    expect(config).toContain('direct {\n    include = ["acme/dns"]');
  });

  it('serves beside the registry where no lock file says which version is wanted', async () => {
    const { config } = await placesFor();
    expect(config).toContain('include = ["acme/demo"]');
    expect(config).toContain('direct {\n    include = ["acme/demo", "acme/dns"]');
  });

  it('leaves a state without a lock file the init that it has', async () => {
    const { decides } = await placesFor();
    folder = join(rig.dir, 'nowhere');
    expect(await placesFor()).toEqual({ config: decides, decides });
  });

  it.each([
    ['another version is locked', () => lockOf({ ...DEMO, version: '1.2.4' }, h1)],
    ['the lock file knows only archives, or other machines', () => lockOf(DEMO, 'h1:other=', 'zh:00')],
    ['the lock file cannot be read', () => 'provider "'],
  ])('is not shown where %s', async (_, lockFile) => {
    const { config, mirror } = await placesFor(lockFile());
    expect(mirror).toBeUndefined();
    expect(config).toContain('include = ["acme/demo", "acme/dns"]');
    expect(config).not.toContain('filesystem_mirror');
  });

  it("is not shown to an engine with another registry's name for it", async () => {
    expect((await placesFor(undefined, 'tofu')).mirror).toBeUndefined();
  });

  it('does not serve a provider that is no longer what the lock file says', async () => {
    await appendFile(join(packageFolder(folder, DEMO), 'LICENSE.txt'), 'more\n');
    expect((await placesFor(lockOf(DEMO, h1))).mirror).toBeUndefined();
  });

  it('does not serve a provider with a link in it', async () => {
    await symlink('/etc/passwd', join(packageFolder(folder, DEMO), 'passwd'));
    expect((await placesFor(lockOf(DEMO, h1))).mirror).toBeUndefined();
  });

  it('may be missing', async () => {
    folder = join(rig.dir, 'nowhere');
    expect((await placesFor(lockOf(DEMO, h1))).mirror).toBeUndefined();
  });
});

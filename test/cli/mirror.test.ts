import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listEngines } from '../../src/cli/engines.ts';
import { type MirrorOrder, mirrorProviders } from '../../src/cli/mirror.ts';
import { packageFolder } from '../../src/runner/mirror/package.ts';
import { packageHash } from '../../src/runner/mirror/package-hash.ts';
import { createMirrorRig, DEMO, lockOf, type MirrorRig } from '../runner/mirror/rig.ts';
import { terraform } from '../runner/rig.ts';

let rig: MirrorRig;
let environment: Record<string, string>;
beforeEach(async () => {
  rig = await createMirrorRig();
  environment = {
    GUILDOPS_DATA: rig.data,
    TERRAFORM_BIN: terraform ?? '/nowhere/terraform',
    TOFU_BIN: '/nowhere/tofu',
  };
});
afterEach(() => rig.close());
const mirror = (order: MirrorOrder) => mirrorProviders(environment, order);

describe.runIf(terraform)('guildops engine mirror', () => {
  const path = () => packageFolder(rig.folder, DEMO);

  it('keeps a provider, says where, and lists it', async () => {
    const order = { provider: 'acme/demo', version: '1.2.3', from: await rig.packed() };
    expect(await mirror(order)).toBe(`Kept registry.terraform.io/acme/demo 1.2.3  ${path()}`);
    expect(await mirror(order)).toBe(`There already: registry.terraform.io/acme/demo 1.2.3  ${path()}`);
    expect((await stat(rig.data)).mode & 0o077).toBe(0);
    expect(await listEngines(environment)).toContain(`registry.terraform.io/acme/demo 1.2.3  ${path()}`);
  });

  it('keeps all providers of a lock file', async () => {
    const h1 = await packageHash(packageFolder(await rig.unpacked('unpacked'), DEMO));
    const fromLock = join(rig.dir, '.terraform.lock.hcl');
    await writeFile(fromLock, lockOf(DEMO, h1));
    expect(await mirror({ fromLock, from: await rig.packed() })).toContain('Kept registry.terraform.io/acme/demo');
  });
});

describe('guildops engine mirror refuses', () => {
  it.each<[string, MirrorOrder, string]>([
    ['a provider without its version', { provider: 'acme/demo' }, 'such as hashicorp/aws 6.25.0'],
    ['a version that is a wish', { provider: 'acme/demo', version: '~> 1.2' }, 'whole version'],
    ['a source that is a path', { provider: '../..', version: '1.2.3' }, 'is no provider'],
    ['another engine', { provider: 'acme/demo', version: '1.2.3', with: 'pulumi' }, 'terraform or tofu'],
    ['an engine that is not there', { provider: 'acme/demo', version: '1.2.3', with: 'tofu' }, 'no tofu in PATH'],
    ['a lock file that is not there', { fromLock: '/nowhere/lock' }, '/nowhere/lock'],
  ])('%s', async (_, order, why) => {
    await expect(mirror(order)).rejects.toThrow(why);
  });

  it('a lock file without providers, and one together with a provider', async () => {
    const fromLock = join(rig.dir, '.terraform.lock.hcl');
    await writeFile(fromLock, '# nothing\n');
    await expect(mirror({ fromLock })).rejects.toThrow('names no provider');
    await expect(mirror({ fromLock, provider: 'acme/demo' })).rejects.toThrow('leave out either');
  });

  it('to fill a folder that runs would not look into', async () => {
    environment.ENGINE_PROVIDER_MIRROR = '/srv/providers';
    await expect(mirror({ provider: 'acme/demo', version: '1.2.3' })).rejects.toThrow('ENGINE_PROVIDER_MIRROR is set');
  });
});

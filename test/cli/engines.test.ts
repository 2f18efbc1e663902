import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sayingVersion } from '../../sandbox/releases/releases.ts';
import { createSigner } from '../../sandbox/releases/signer.ts';
import { engines as diagnosed } from '../../src/cli/doctor-engines.ts';
import { installEngine, listEngines, removeEngine } from '../../src/cli/engines.ts';
import { createInstallRig, type InstallRig } from '../runner/install/rig.ts';

let rig: InstallRig;
let environment: Record<string, string>;
beforeEach(async () => {
  rig = await createInstallRig();
  const key = join(rig.folder, '..', 'mirror.asc');
  await writeFile(key, rig.releases.signer.publicKey);
  environment = {
    ...{ GUILDOPS_ENGINES: rig.folder, TERRAFORM_BIN: '/nowhere/terraform', TOFU_BIN: '/nowhere/tofu' },
    ...{ TERRAFORM_RELEASES_URL: rig.releases.origins.terraform, ENGINE_RELEASES_KEY_FILE: key },
  };
});
afterEach(() => rig.close());

async function program(path: string, text: Buffer): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

describe('guildops engine', () => {
  it('installs a version, lists it, and removes it', async () => {
    await rig.releases.publish('terraform', '1.9.8');
    const file = join(rig.folder, 'terraform', '1.9.8', 'terraform');
    expect(await listEngines(environment)).toContain(`none in ${rig.folder}`);
    expect(await installEngine(environment, 'terraform', '1.9.8')).toBe(`Installed terraform 1.9.8: ${file}`);
    expect(await installEngine(environment, 'terraform', '1.9.8')).toBe(`terraform 1.9.8 is there already: ${file}`);
    const own = await program(join(rig.folder, '..', 'terraform'), sayingVersion('terraform', '1.11.4'));
    expect((await listEngines({ ...environment, TERRAFORM_BIN: own })).split('\n')).toEqual([
      `terraform 1.11.4  ${own}  without engine_version`,
      `terraform 1.9.8  ${file}`,
    ]);
    expect(await removeEngine(environment, 'terraform', '1.9.8')).toBe(`Removed ${file}.`);
    await expect(removeEngine(environment, 'terraform', '1.9.8')).rejects.toThrow('guildops engine list');
  });

  it.each([
    ['pulumi', '1.0.0', '"pulumi" is no engine: terraform or tofu'],
    ['terraform', '1.11', '"1.11" is no version; write it whole, such as 1.11.4'],
    ['terraform', '../../x', 'is no version'],
  ])('refuses %s %s', async (name, version, why) => {
    await expect(installEngine(environment, name, version)).rejects.toThrow(why);
    expect(rig.releases.requests).toEqual([]);
  });

  it('takes the key of a mirror for that mirror alone', async () => {
    const { TERRAFORM_RELEASES_URL: _, ...withoutMirror } = environment;
    await expect(installEngine(withoutMirror, 'terraform', '1.9.8')).rejects.toThrow('set TERRAFORM_RELEASES_URL');
    await rig.releases.publish('terraform', '1.9.8', { signer: await createSigner(new Date('2025-01-01')) });
    await expect(installEngine(environment, 'terraform', '1.9.8')).rejects.toThrow('does not hold');
    const { ENGINE_RELEASES_KEY_FILE: __, ...withoutKey } = environment;
    await rig.releases.publish('terraform', '1.9.8');
    await expect(installEngine(withoutKey, 'terraform', '1.9.8')).rejects.toThrow(
      'C874011F0AB405110D02105534365D9472D7468F',
    );
  });
});

describe('guildops doctor', () => {
  const keep = (version: string, says = version) =>
    program(join(rig.folder, 'terraform', version, 'terraform'), sayingVersion('terraform', says));

  it('names the versions that are there, and one that is something else', async () => {
    await keep('1.9.8');
    await keep('1.9.9', '1.9.7');
    const findings = await diagnosed({
      ...environment,
      TERRAFORM_BIN: await program(join(rig.folder, '..', 'tf'), sayingVersion('terraform', '1.11.4')),
    });
    expect(findings).toContainEqual({ is: 'fine', name: 'terraform', what: '1.11.4' });
    expect(findings).toContainEqual(
      expect.objectContaining({
        is: 'fine',
        what: expect.stringMatching(/^terraform 1\.9\.8 in .*not fetched by themselves$/),
      }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        is: 'wrong',
        what: expect.stringMatching(/1\.9\.7$/),
        hint: expect.stringContaining('guildops engine remove terraform 1.9.9'),
      }),
    );
  });

  it('calls a host without terraform wrong only where nothing else can be run', async () => {
    const bare = { GUILDOPS_ENGINES: rig.folder, TERRAFORM_BIN: 'no-terraform-here' };
    expect(await diagnosed(bare)).toContainEqual(expect.objectContaining({ is: 'wrong', name: 'terraform' }));
    const tofu = await program(join(rig.folder, '..', 'tofu'), sayingVersion('tofu', '1.9.0'));
    expect(await diagnosed({ GUILDOPS_ENGINES: rig.folder, TOFU_BIN: tofu })).toContainEqual({
      ...{ is: 'fine', name: 'tofu', what: '1.9.0' },
    });
  });
});

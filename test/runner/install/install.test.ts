import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Published, sayingVersion } from '../../../sandbox/releases/releases.ts';
import { createSigner } from '../../../sandbox/releases/signer.ts';
import { probeBinary } from '../../../src/runner/binary.ts';
import { enginesIn } from '../../../src/runner/engine-folder.ts';
import { createInstall } from '../../../src/runner/install/install.ts';
import { vendorKeys } from '../../../src/runner/install/vendor-keys.ts';
import { terraform } from '../rig.ts';
import { createInstallRig, type InstallRig } from './rig.ts';

let rig: InstallRig;
beforeEach(async () => {
  rig = await createInstallRig();
});
afterEach(() => rig.close());

const TERRAFORM = { name: 'terraform', version: '1.9.8' } as const;
const TOFU = { name: 'tofu', version: '1.9.0' } as const;

describe('an engine', () => {
  it.each([TERRAFORM, TOFU])('$name $version is fetched, checked and kept beside others', async (wanted) => {
    const { archive, sums, signature } = await rig.releases.publish(wanted.name, wanted.version);
    const path = await rig.install(wanted);
    expect(path).toBe(join(rig.folder, wanted.name, wanted.version, wanted.name));
    expect(await probeBinary(path)).toBe(wanted.version);
    expect((await stat(path)).mode & 0o777).toBe(0o755);
    expect(rig.releases.requests.sort()).toEqual([archive, sums, signature].sort());
    expect(await rig.there()).toEqual([`${wanted.name}/${wanted.version}/${wanted.name}`]);
    expect(await enginesIn(rig.folder)).toEqual([wanted]);
  });

  it.runIf(terraform)('is the real terraform where that is what was released', async () => {
    const version = await probeBinary(terraform ?? '');
    await rig.releases.publish('terraform', version, { files: { terraform: await readFile(terraform ?? '') } });
    expect(await probeBinary(await rig.install({ name: 'terraform', version }))).toBe(version);
  });

  it('that is there is not fetched again', async () => {
    await rig.releases.publish('terraform', '1.9.8');
    const path = await rig.install(TERRAFORM);
    const asked = rig.releases.requests.length;
    expect(await createInstall(rig.source)(TERRAFORM)).toBe(path);
    expect(rig.releases.requests).toHaveLength(asked);
  });

  it('that two ask for at once is fetched once', async () => {
    const { archive } = await rig.releases.publish('terraform', '1.9.8');
    const paths = await Promise.all([rig.install(TERRAFORM), rig.install(TERRAFORM), rig.install(TERRAFORM)]);
    expect(new Set(paths).size).toBe(1);
    expect(rig.releases.requests.filter((path) => path === archive)).toHaveLength(1);
  });

  it('that two processes fetch at once is there for both, once', async () => {
    await rig.releases.publish('terraform', '1.9.8');
    const paths = await Promise.all([createInstall(rig.source)(TERRAFORM), createInstall(rig.source)(TERRAFORM)]);
    expect(await Promise.all(paths.map((path) => probeBinary(path)))).toEqual(['1.9.8', '1.9.8']);
    expect(await rig.there()).toEqual(['terraform/1.9.8/terraform']);
  });

  it('whose download breaks off is fetched anew', async () => {
    const { archive } = await rig.releases.publish('terraform', '1.9.8');
    const bytes = rig.releases.files.get(archive) ?? Buffer.alloc(0);
    rig.releases.instead.set(archive, (_, response) => {
      rig.releases.instead.delete(archive);
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 20), () => response.destroy());
    });
    expect(await probeBinary(await rig.install(TERRAFORM))).toBe('1.9.8');
  });
});

describe('what is not what its vendor released', () => {
  const cases: { is: string; spoil: (at: Published) => Promise<unknown> | unknown; says: RegExp }[] = [
    {
      is: 'an archive with another checksum',
      spoil: ({ archive }) => rig.releases.files.set(archive, Buffer.from('another one')),
      says: /its checksum is [0-9a-f]{64}, and the signed list says [0-9a-f]{64}/,
    },
    {
      is: 'an archive that was cut off',
      spoil: ({ archive }) =>
        rig.releases.files.set(archive, rig.releases.files.get(archive)?.subarray(0, -50) as Buffer),
      says: /its checksum is/,
    },
    {
      is: 'a list of checksums that was changed after it was signed',
      spoil: ({ sums }) => rig.releases.files.set(sums, Buffer.from(`${'a'.repeat(64)}  terraform_1.9.8.zip\n`)),
      says: /the signature of its checksums does not hold/,
    },
    {
      is: 'a signature that is none',
      spoil: ({ signature }) => rig.releases.files.set(signature, Buffer.from('good')),
      says: /the signature of its checksums does not hold/,
    },
    {
      is: 'a release that somebody else signed',
      spoil: async () =>
        rig.releases.publish('terraform', '1.9.8', { signer: await createSigner(new Date('2025-01-01')) }),
      says: /the signature of its checksums does not hold.*Could not find signing key/,
    },
    {
      is: 'another version under its name',
      spoil: () =>
        rig.releases.publish('terraform', '1.9.8', { files: { terraform: sayingVersion('terraform', '1.9.7') } }),
      says: /it says that it is 1\.9\.7/,
    },
    {
      is: 'a program that does not answer',
      spoil: () =>
        rig.releases.publish('terraform', '1.9.8', { files: { terraform: Buffer.from('#!/bin/sh\nexit 3\n') } }),
      says: /does not run/,
    },
    {
      is: 'an archive without it',
      spoil: () => rig.releases.publish('terraform', '1.9.8', { files: { 'bin/terraform': Buffer.from('x') } }),
      says: /there is no terraform in its archive/,
    },
    {
      is: 'an archive that would write elsewhere',
      spoil: () =>
        rig.releases.publish('terraform', '1.9.8', {
          files: { terraform: sayingVersion('terraform', '1.9.8'), '../../evil': Buffer.from('x') },
        }),
      says: /its archive cannot be unpacked: .*invalid relative path/,
    },
    {
      is: 'a list that does not end',
      spoil: ({ sums }) => rig.releases.files.set(sums, Buffer.alloc(2 * 1024 * 1024, 'a')),
      says: /SHA256SUMS: it has more than 1048576 bytes/,
    },
  ];

  it.each(cases)('$is is refused, and nothing of it stays', async ({ spoil, says }) => {
    await spoil(await rig.releases.publish('terraform', '1.9.8'));
    await expect(rig.install(TERRAFORM)).rejects.toThrow(says);
    expect(await rig.there()).toEqual([]);
    await expect(stat(join(rig.folder, '..', 'evil'))).rejects.toThrow('ENOENT');
  });

  it('is refused with the keys of the vendors, whatever else signed it', async () => {
    await rig.releases.publish('terraform', '1.9.8');
    const install = createInstall({ ...rig.source, keys: vendorKeys });
    await expect(install(TERRAFORM)).rejects.toThrow(/C874011F0AB405110D02105534365D9472D7468F/);
  });

  it('can be had once its vendor has corrected it', async () => {
    const { archive } = await rig.releases.publish('terraform', '1.9.8');
    const good = rig.releases.files.get(archive) as Buffer;
    rig.releases.files.set(archive, Buffer.from('bad'));
    await expect(rig.install(TERRAFORM)).rejects.toThrow();
    rig.releases.files.set(archive, good);
    expect(await probeBinary(await rig.install(TERRAFORM))).toBe('1.9.8');
  });
});

describe('a version that was not released', () => {
  it.each(['terraform', 'tofu'] as const)('of %s is refused with the nearest that were', async (name) => {
    for (const version of ['0.15.0', '1.9.7', '1.9.9', '1.9.0-rc1', '1.10.0'])
      await rig.releases.publish(name, version);
    await expect(rig.install({ name, version: '1.9.8' })).rejects.toThrow(
      /there is no such release at http.*; the nearest are 1\.9\.7, 1\.9\.9, 1\.10\.0$/,
    );
  });

  it('is refused where there is no list either', async () => {
    await expect(rig.install(TERRAFORM)).rejects.toThrow(/there is no such release at http:\S+$/);
  });

  it('would never become a path', async () => {
    await expect(rig.install({ name: 'terraform', version: '../../1.9.8' })).rejects.toThrow('is no version');
    expect(rig.releases.requests).toEqual([]);
  });
});

describe('a server that leads elsewhere', () => {
  const leadsTo =
    (location: string): RequestListener =>
    (_, response) =>
      void response.writeHead(302, { location }).end();

  it('on itself is followed', async () => {
    const { archive } = await rig.releases.publish('terraform', '1.9.8');
    rig.releases.files.set('/elsewhere.zip', rig.releases.files.get(archive) as Buffer);
    rig.releases.instead.set(archive, leadsTo('/elsewhere.zip'));
    expect(await probeBinary(await rig.install(TERRAFORM))).toBe('1.9.8');
  });

  it('to another one that is not https is not', async () => {
    const other = await createInstallRig();
    const { archive } = await rig.releases.publish('terraform', '1.9.8');
    await other.releases.publish('terraform', '1.9.8');
    rig.releases.instead.set(archive, leadsTo(`${other.releases.url}${archive}`));
    await expect(rig.install(TERRAFORM)).rejects.toThrow(/another server and not https/);
    expect(other.releases.requests).toEqual([]);
    await other.close();
  });

  it('without end is given up', async () => {
    const { sums } = await rig.releases.publish('terraform', '1.9.8');
    rig.releases.instead.set(sums, leadsTo(sums));
    await expect(rig.install(TERRAFORM)).rejects.toThrow(/without end/);
  });
});

describe('an install that is killed', () => {
  it('in the middle of its download leaves no engine, and does not keep the next one from installing it', async () => {
    const { archive } = await rig.releases.publish('terraform', '1.9.8');
    const bytes = rig.releases.files.get(archive) as Buffer;
    const begun = new Promise<void>((resolve) => {
      rig.releases.instead.set(archive, (_, response) => {
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, 100), () => resolve());
      });
    });
    const script = new URL('./install-process.ts', import.meta.url).pathname;
    const { publicKey: key } = rig.releases.signer;
    const child = execa(process.execPath, ['--import', 'tsx', script], {
      input: JSON.stringify({ folder: rig.folder, origins: rig.releases.origins, key }),
      reject: false,
    });
    await begun;
    child.kill('SIGKILL');
    await child;
    expect(await enginesIn(rig.folder)).toEqual([]);
    rig.releases.instead.delete(archive);
    expect(await probeBinary(await rig.install(TERRAFORM))).toBe('1.9.8');
  });

  it('is swept up by a later one, and one that goes on is left alone', async () => {
    await rig.releases.publish('terraform', '1.9.8');
    const [old, going] = [join(rig.folder, '.new-old'), join(rig.folder, '.new-going')];
    for (const path of [old, going]) {
      await mkdir(path, { recursive: true });
      await writeFile(join(path, 'archive.zip'), 'half');
    }
    await utimes(old, new Date('2026-01-01'), new Date('2026-01-01'));
    await rig.install(TERRAFORM);
    expect((await readdir(rig.folder)).sort()).toEqual(['.new-going', 'terraform']);
  });
});

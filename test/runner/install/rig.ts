import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxReleases } from '../../../sandbox/releases/releases.ts';
import { createInstall, type Source } from '../../../src/runner/install/install.ts';

export const QUICK = { attempts: 2, firstMs: 1, mostMs: 5, timeoutMs: 60_000 };

/** A folder of engines, and the vendors' servers that it is filled from. */
export async function createInstallRig() {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-engines-'));
  const releases = await startSandboxReleases();
  const folder = join(dir, 'engines');
  const source: Source = {
    folder,
    origins: releases.origins,
    keys: () => [releases.signer.publicKey],
    patience: QUICK,
  };
  return {
    folder,
    releases,
    source,
    install: createInstall(source),
    /** Everything below the folder, by path. */
    async there(): Promise<string[]> {
      const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
      return files.map((path) => path.slice(folder.length + 1)).sort();
    },
    async close() {
      await releases.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type InstallRig = Awaited<ReturnType<typeof createInstallRig>>;

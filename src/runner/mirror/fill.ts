import { cp, lstat, mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Binary } from '../binary.ts';
import { cliConfig } from '../cli-config.ts';
import { printedText, shortened } from '../diagnostics.ts';
import { engineEnvironment } from '../environment.ts';
import { writeWhole } from '../files.ts';
import { LOCK_FILE } from '../init.ts';
import { inWork, putWhole } from '../install/whole.ts';
import { isFolder } from './kept.ts';
import { lockedIn } from './locked.ts';
import { type Package, packageFolder } from './package.ts';
import { filesBelow, packageHash } from './package-hash.ts';

export interface Filling {
  /** The folder of providers. Work is done beside it, as runs see what is in it. */
  folder: string;
  binary: Pick<Binary, 'path'>;
  /** A mirror that somebody else filled, packed or not; without one providers come from their registry. */
  from?: string;
  /** A lock file whose checksums have to hold. */
  lockFile?: string;
}

const TIMEOUT_MS = 30 * 60_000;

/**
 * Fetches providers into the folder; answers those that were not there. The engine's own init does it, in a folder in which nothing lies but
 * their names and versions, so it is the engine that checks the registry's signature, and no code of a repository has a part in it. A provider
 * is kept when it is what that init wrote into its lock file, and gets to its place by renaming: it is there whole or not at all.
 * @throws Error with what the engine said
 */
export async function fillMirror(filling: Filling, wanted: readonly Package[]): Promise<Package[]> {
  const isKept = await Promise.all(wanted.map((one) => isFolder(packageFolder(filling.folder, one))));
  const missing = wanted.filter((_, at) => !isKept[at]);
  if (missing.length === 0) return [];
  await inWork(dirname(filling.folder), async (work) => {
    await init(filling, missing, work);
    const locked = new Map(lockedIn(await readFile(join(work, LOCK_FILE), 'utf8')).map((one) => [one.source, one]));
    for (const one of missing) await keep(filling.folder, work, one, locked.get(one.source)?.hashes ?? []);
  });
  return missing;
}

async function init({ binary, from, lockFile }: Filling, wanted: readonly Package[], work: string): Promise<void> {
  const sources = wanted.map(({ source }) => source);
  const asked = wanted.map(({ source, version }, at) => [`p${at}`, { source, version: `= ${version}` }]);
  const code = { terraform: { required_providers: Object.fromEntries(asked) } };
  const config = join(work, 'terraform.rc');
  const home = join(work, 'home');
  await mkdir(home);
  await writeWhole(join(work, 'main.tf.json'), JSON.stringify(code));
  await writeWhole(
    config,
    cliConfig(from === undefined ? { direct: sources } : { mirror: { path: from, include: sources } }),
  );
  if (lockFile !== undefined) await writeWhole(join(work, LOCK_FILE), lockFile);
  const place = { home, tmp: home, config, data: join(work, 'data') };
  const { exitCode, shortMessage, stdout, stderr } = await execa(
    binary.path,
    ['init', '-backend=false', '-input=false', '-no-color'],
    {
      cwd: work,
      env: engineEnvironment({ place, state: {}, credentials: {}, extra: {} }),
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
      timeout: TIMEOUT_MS,
    },
  );
  if (exitCode !== 0) throw new Error(shortened(printedText({ stdout, stderr }) || (shortMessage ?? 'init failed')));
}

/** Nothing is put where runs look before it is known to be what the engine recorded, and on the disk. */
async function keep(folder: string, work: string, one: Package, hashes: readonly string[]): Promise<void> {
  const ready = await ownCopy(packageFolder(join(work, 'data', 'providers'), one), join(work, 'ready'), one);
  const hash = await packageHash(ready);
  if (!hashes.includes(hash))
    throw new Error(`${one.source} ${one.version} was not kept: its checksum is ${hash}, and init recorded another`);
  for (const path of await filesBelow(ready)) await sync(join(ready, path));
  await putWhole(ready, packageFolder(folder, one));
}

/** Init links to what an unpacked mirror has; only what it made itself can be renamed. */
async function ownCopy(installed: string, into: string, one: Package): Promise<string> {
  if (!(await lstat(installed)).isSymbolicLink()) return installed;
  const copy = packageFolder(into, one);
  await cp(installed, copy, { recursive: true, dereference: true });
  return copy;
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

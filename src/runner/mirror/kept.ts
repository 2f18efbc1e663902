import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineName } from '../../core/project.ts';
import { type Locked, lockedIn } from './locked.ts';
import { isPackage, type Package, packageFolder, wholeSource } from './package.ts';
import { packageHash } from './package-hash.ts';

export interface Asked {
  engine: EngineName;
  /** Sources that the project may use. */
  allowed: readonly string[];
  /** The project's lock file, where it has one. */
  lockFile: string | undefined;
}

/** Which of the allowed sources the folder of providers serves. */
export interface Kept {
  folder: string;
  /** Exactly what the lock file asks for is there: nothing has to be asked for anywhere else. */
  alone: readonly string[];
  /** Some version is there, and no lock file says which is wanted: the registry says which is the newest. */
  besides: readonly string[];
}

export type FindKept = (asked: Asked) => Promise<Kept>;

/**
 * Finds providers in a folder of our own. A lock file that has no `h1:` for this machine can only be held against an archive, so its provider
 * comes from the registry as if there were no folder.
 */
export function createKept(folder: string): FindKept {
  const hashOf = createHasher();

  async function servedAs(
    source: string,
    locks: ReadonlyMap<string, Locked>,
  ): Promise<'alone' | 'besides' | undefined> {
    const locked = locks.get(source);
    if (!locked) return (await versionsOf(folder, source)).length > 0 ? 'besides' : undefined;
    const hash = await hashOf(packageFolder(folder, locked));
    return hash !== undefined && locked.hashes.includes(hash) ? 'alone' : undefined;
  }

  return async ({ engine, allowed, lockFile }) => {
    const locks = locksOf(lockFile);
    const served = await Promise.all(
      allowed.map(async (source) => ({ source, as: locks && (await servedAs(wholeSource(source, engine), locks)) })),
    );
    const servedBy = (how: 'alone' | 'besides') => served.filter(({ as }) => as === how).map(({ source }) => source);
    return { folder, alone: servedBy('alone'), besides: servedBy('besides') };
  };
}

/** Undefined for a lock file that cannot be read: init says what is wrong with it. */
function locksOf(lockFile = ''): ReadonlyMap<string, Locked> | undefined {
  try {
    return new Map(lockedIn(lockFile).map((one) => [one.source, one]));
  } catch {
    return undefined;
  }
}

/** Checksums by folder; one in its place is another folder. Large providers take half a second. */
function createHasher(): (folder: string) => Promise<string | undefined> {
  const known = new Map<string, Promise<string | undefined>>();
  return async (folder) => {
    const { ino, mtimeMs } = await stat(folder).catch(() => ({ ino: 0, mtimeMs: 0 }));
    if (ino === 0) return undefined;
    const key = [folder, ino, mtimeMs].join(' ');
    const hash = known.get(key) ?? packageHash(folder).catch(() => undefined);
    known.set(key, hash);
    return hash;
  };
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Versions of a provider that are there for this machine. */
async function versionsOf(folder: string, source: string): Promise<Package[]> {
  const all = (await namesIn(join(folder, source))).map((version) => ({ source, version })).filter(isPackage);
  const there = await Promise.all(all.map((one) => isFolder(packageFolder(folder, one))));
  return all.filter((_, at) => there[at]);
}

/** All providers in the folder for this machine, by source. */
export async function packagesIn(folder: string): Promise<Package[]> {
  const below = async (path: string) => (await namesIn(join(folder, path))).sort().map((name) => join(path, name));
  const namespaces = (await Promise.all((await below('')).map(below))).flat();
  const sources = (await Promise.all(namespaces.map(below))).flat();
  return (await Promise.all(sources.map((source) => versionsOf(folder, source)))).flat();
}

/** Whether there is a folder. */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

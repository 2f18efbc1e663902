import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Longer than any install lasts; what is older was left by one that died. */
const ABANDONED_MS = 24 * 60 * 60_000;
const WORK = '.new-';

/**
 * Lends a new folder inside `folder`, so that what is made there gets to its place by renaming, and removes it afterwards. Dies the process in
 * between, a later one sweeps up.
 */
export async function inWork<Made>(folder: string, make: (work: string) => Promise<Made>): Promise<Made> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await sweepUp(folder);
  const work = await mkdtemp(join(folder, WORK));
  try {
    return await make(work);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Renames a whole folder to its place; was another process quicker, its folder stays. */
export async function putWhole(ready: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o755 });
  await rename(ready, place).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'ENOTEMPTY' && fault.code !== 'EEXIST') throw fault;
  });
}

async function sweepUp(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(WORK));
  for (const path of names.map((name) => join(folder, name))) {
    const at = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (at < Date.now() - ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}

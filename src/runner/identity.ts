import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunId } from '../core/ids.ts';
import type { RunProject } from '../deploy/ports.ts';
import { shred, writeWhole } from './files.ts';
import type { RunnerOptions } from './options.ts';
import { type Folder, identitySeen } from './place.ts';
import type { RunIdentity } from './ports.ts';

/**
 * Writes what a run shows a cloud. Each file is replaced whole, as an SDK may be reading it. Answers what nobody may see of it.
 * @param seen the folder as the run sees it
 */
export async function writeIdentity(
  { identity: folder }: Pick<Folder, 'identity'>,
  seen: string,
  identity: RunIdentity,
): Promise<string[]> {
  const files = Object.entries(await identity.files(seen));
  for (const [name, text] of files) await writeWhole(join(folder, name), text);
  return files.map(([, text]) => text);
}

/** Well before the old ones are of no more use. Milliseconds. */
const FRESH_MS = 5 * 60_000;

/** Writes it again for an apply that lasts: it may need new credentials in an hour. An apply goes on without it as far as it can. */
export async function refreshIdentity(
  { identities, log }: Pick<RunnerOptions, 'identities' | 'log'>,
  folder: Pick<Folder, 'identity'>,
  { project, run, jailed }: { project: RunProject; run: RunId; jailed: boolean },
): Promise<void> {
  const [name] = await readdir(folder.identity).catch(() => []);
  if (name === undefined || Date.now() - (await stat(join(folder.identity, name))).mtimeMs < FRESH_MS) return;
  try {
    const identity = await identities?.(project, 'apply');
    if (identity) await writeIdentity(folder, identitySeen(folder, jailed), identity);
  } catch (err) {
    log.error({ run, err }, 'an apply has no new identity');
  }
}

export async function removeIdentity({ identity: folder }: Pick<Folder, 'identity'>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) await shred(join(folder, name));
}

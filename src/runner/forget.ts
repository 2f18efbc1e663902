import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunId, StateId } from '../core/ids.ts';
import { shred } from './files.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf } from './place.ts';
import { PLAN_FILE } from './plan-run.ts';
import { readRecord } from './record.ts';
import { hasEnded, tracesOf } from './traces.ts';

type Needs = Pick<RunnerOptions, 'dir' | 'state' | 'log'>;

/** Removes the folder, lock and credentials of a run. One that lives is left as it is. */
export async function forgetRun({ dir, state, log }: Needs, run: RunId): Promise<void> {
  const folder = folderOf(dir, run);
  const record = await readRecord(folder);
  if (record?.supervisor && !(await hasEnded(tracesOf(folder), { ...record, supervisor: record.supervisor }))) {
    log.warn({ run }, 'a run that lives is not forgotten');
    return;
  }
  await state.dropLock(run);
  await state.revoke(run);
  await shred(join(folder.out, PLAN_FILE));
  await remove(folder.root);
}

const GONE = '.gone';

/** Takes the folder out of sight in one step before it is removed: what a crash leaves of it is known to be rubbish. */
async function remove(root: string): Promise<void> {
  const gone = root + GONE;
  await rm(gone, { recursive: true, force: true });
  await rename(root, gone).catch(unlessMissing);
  await rm(gone, { recursive: true, force: true });
}

function unlessMissing(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'ENOENT') throw fault;
}

/**
 * Forgets what died with a process before us: the plans of a state, which may still hold terraform's lock, and folders that it died
 * making, where nothing was begun. Plans and applies of one state never run side by side, so a plan of it that is not living is dead.
 */
export async function forgetDeadPlans(
  needs: Needs,
  stateId: StateId,
  isLiving: (run: RunId) => boolean,
): Promise<void> {
  const names = await readdir(join(needs.dir, 'runs')).catch(() => []);
  const rubbish = names.filter((name) => name.endsWith(GONE));
  await Promise.all(rubbish.map((name) => rm(join(needs.dir, 'runs', name), { recursive: true, force: true })));
  for (const run of names.filter((name) => !name.endsWith(GONE)) as RunId[]) {
    // One that cannot be read may be an apply's, whose folder is the only trace of what it did.
    const record = await readRecord(folderOf(needs.dir, run)).catch(() => 'unreadable' as const);
    if (record === 'unreadable' || isLiving(run)) continue;
    if (record === undefined || (record.kind === 'plan' && record.stateId === stateId)) await forgetRun(needs, run);
  }
}

import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RunId, StateId } from '../core/ids.ts';
import { shred } from './files.ts';
import type { RunnerOptions } from './options.ts';
import { type Folder, folderOf } from './place.ts';
import { PLAN_FILE } from './plan-run.ts';
import { readRecord, recordPath } from './record.ts';
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
  await remove(folder);
}

/** The record goes last: without it, what a crash leaves of the folder would belong to nobody. */
async function remove(folder: Folder): Promise<void> {
  const names = await readdir(folder.root).catch(() => []);
  const others = names.filter((name) => name !== basename(recordPath(folder)));
  await Promise.all(others.map((name) => rm(join(folder.root, name), { recursive: true, force: true })));
  await rm(folder.root, { recursive: true, force: true });
}

/**
 * Forgets the plans of a state that died with a process before us: they may still hold terraform's lock. Plans and applies of one
 * state never run side by side, so whatever is there and not in `living` is dead.
 */
export async function forgetDeadPlans(needs: Needs, stateId: StateId, living: ReadonlySet<RunId>): Promise<void> {
  const runs = (await readdir(join(needs.dir, 'runs')).catch(() => [])) as RunId[];
  for (const run of runs.filter((candidate) => !living.has(candidate))) {
    const record = await readRecord(folderOf(needs.dir, run)).catch(() => undefined);
    if (record?.kind === 'plan' && record.stateId === stateId) await forgetRun(needs, run);
  }
}

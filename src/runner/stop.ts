import { join } from 'node:path';
import { readIfThere, writeWhole } from './files.ts';
import type { Folder } from './place.ts';
import type { Deadlines, RunnerLog } from './ports.ts';
import { livingEngine, tracesOf } from './traces.ts';

const markOf = ({ root }: Folder): string => join(root, 'interrupted');

/**
 * Asks the engine once to stop: it ends what it is doing, saves the state and releases its lock. A second signal would make it drop
 * everything, so the first is noted on disk, for us and for the process after us.
 * @param now milliseconds since the epoch
 * @returns when it was asked; undefined when there is no engine to ask, yet or any more
 */
export async function interrupt(folder: Folder, jailed: boolean, now: number): Promise<number | undefined> {
  const mark = await readIfThere(markOf(folder));
  if (mark) return Number(mark.toString('utf8'));
  const engine = await livingEngine(tracesOf(folder), jailed);
  if (!engine) return undefined;
  await writeWhole(markOf(folder), String(now));
  signal(engine.pid, 'SIGINT');
  return now;
}

/** When the engine was asked to stop, if it was. */
export const interruptedAt = async (folder: Folder): Promise<number | undefined> => {
  const mark = await readIfThere(markOf(folder));
  return mark && Number(mark.toString('utf8'));
};

/** Keeps a run to its deadline: asked to stop when it is late, ended without its consent when it does not. */
export async function keepDeadline(
  folder: Folder,
  { startedAt, jailed }: { startedAt: Date; jailed: boolean },
  { deadlines, now, log }: { deadlines: Deadlines; now: number; log: RunnerLog },
): Promise<void> {
  const isLate = now > startedAt.getTime() + deadlines.apply;
  const askedAt = isLate ? await interrupt(folder, jailed, now) : await interruptedAt(folder);
  if (askedAt === undefined || now <= askedAt + deadlines.grace) return;
  const engine = await livingEngine(tracesOf(folder), jailed);
  if (!engine) return;
  log.warn({ folder: folder.root, pid: engine.pid }, 'engine did not stop and is killed');
  signal(engine.pid, 'SIGKILL');
}

/** To that one process, never to its group: the group holds providers that have to finish, and the jail that must not end first. */
function signal(pid: number, name: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}

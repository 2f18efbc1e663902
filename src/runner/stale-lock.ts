import type { RunId } from '../core/ids.ts';
import type { RunProject } from '../deploy/ports.ts';
import { type Prepared, runStep } from './command.ts';

const LOCK = 'Error acquiring the state lock';
const ID = /^\W*ID:\s+([0-9A-Za-z-]{1,64})\s*$/m;
/** A run's jail is called after it, and terraform signs a lock with `user@host`. */
const WHO = /^\W*Who:\s+\S*@([a-z0-9-]{1,60})\s*$/m;

/** The lock that a run failed at: its id, and the host that signed it; undefined for another failure. */
export function lockOf(failure: string): { id: string; run: string } | undefined {
  const [id, run] = [ID.exec(failure)?.[1], WHO.exec(failure)?.[1]];
  return failure.includes(LOCK) && id !== undefined && run !== undefined ? { id, run } : undefined;
}

/**
 * The id of the lock that a plan failed at, when an earlier plan of ours left it; undefined for anybody else's. Runs of one state never run
 * side by side, so that plan is dead; it only read. A dead apply's lock is for people to remove: they look at what it did first.
 */
export function lockOfDeadPlan(failure: string, run: RunId): string | undefined {
  const lock = lockOf(failure);
  return lock && lock.run !== run && lock.run.endsWith('-plan') ? lock.id : undefined;
}

/** Removes from a cloud's bucket the lock of a plan that was killed. True when it did, and planning again makes sense. */
export async function releaseDeadPlan(
  prepared: Prepared,
  { run, project }: { run: RunId; project: Pick<RunProject, 'backend'> },
  { failure, deadlineMs }: { failure: string; deadlineMs: number },
): Promise<boolean> {
  const id = project.backend.kind === 'http' ? undefined : lockOfDeadPlan(failure, run);
  if (id === undefined) return false;
  return (await runStep(prepared, { args: ['force-unlock', '-force', id], writable: [], deadlineMs })).ok;
}

import type { Problem } from '../core/refusal.ts';
import { Refusal } from '../core/refusal.ts';
import { EngineMissing } from './binary.ts';
import type { RunTask } from './command.ts';
import { makeFolders } from './files.ts';
import { removeIdentity } from './identity.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf } from './place.ts';
import { writeRecord } from './record.ts';

/** What keeps a run from beginning. */
export type Kept = { kind: 'failed'; step: 'init'; output: string } | { kind: 'refused'; problems: readonly Problem[] };

/**
 * A run that ends with us, with everything around it: refused where no jail would hold it, noted before it begins, without lock and token after
 * it.
 */
export async function guarded<Outcome>(
  { jail, dir, state, clock, allowUnjailed }: RunnerOptions,
  { run, project, handMade }: RunTask & { handMade: boolean },
  work: () => Promise<Outcome>,
): Promise<Outcome | Kept> {
  if (jail.kind === 'none' && handMade && !allowUnjailed)
    return { kind: 'refused', problems: [{ code: 'unjailed', why: jail.why }] };
  const folder = folderOf(dir, run);
  await makeFolders(folder);
  const jailed = jail.kind === 'bwrap';
  await writeRecord(folder, { run, kind: 'plan', stateId: project.stateId, startedAt: clock.now(), jailed });
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refusal) return { kind: 'refused', problems: fault.problems };
    if (fault instanceof EngineMissing) return { kind: 'failed', step: 'init', output: fault.message };
    throw fault;
  } finally {
    await removeIdentity(folder);
    await state.dropLock(run);
    await state.revoke(run);
  }
}

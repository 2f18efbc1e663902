import { Refusal } from '../core/refusal.ts';
import type { PlanOutcome, PlanTask } from '../deploy/ports.ts';
import { type Binary, EngineMissing } from './binary.ts';
import type { RunTask } from './command.ts';
import { makeFolders } from './files.ts';
import { removeIdentity } from './identity.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf } from './place.ts';
import { planRun } from './plan-run.ts';
import { writeRecord } from './record.ts';
import { tellOf } from './tell.ts';

/** A plan with everything around it: refused where no jail would hold it, noted before it begins, without lock and token after it. */
export async function guardedPlan(
  options: RunnerOptions,
  findBinary: () => Promise<Binary>,
  task: PlanTask & Pick<RunTask, 'signal'>,
): Promise<PlanOutcome> {
  if (task.signal?.aborted) return { kind: 'failed', step: 'plan', output: 'The plan was stopped before it began.' };
  const { jail, dir, state, clock, allowUnjailed } = options;
  if (jail.kind === 'none' && task.handMade && !allowUnjailed) {
    return { kind: 'refused', problems: [{ code: 'unjailed', why: jail.why }] };
  }
  const { run, project } = task;
  const folder = folderOf(dir, run);
  await makeFolders(folder);
  const jailed = jail.kind === 'bwrap';
  await writeRecord(folder, { run, kind: 'plan', stateId: project.stateId, startedAt: clock.now(), jailed });
  try {
    const outcome = await planRun(options, await findBinary(), task);
    // What init says is no stream: it is told at its end.
    if (outcome.kind === 'failed' && outcome.step === 'init')
      await tellOf(options, run, [{ n: 1, at: clock.now(), is: 'error', text: outcome.output }]);
    return outcome;
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

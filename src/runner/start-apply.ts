import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../core/explain.ts';
import { digestOf } from '../core/ids.ts';
import type { Redactor } from '../core/redact.ts';
import { Refusal } from '../core/refusal.ts';
import { hasMoved } from '../core/state-mark.ts';
import type { AppliedOutcome, ApplyTask } from '../deploy/ports.ts';
import { type Binary, EngineMissing } from './binary.ts';
import type { Prepared } from './command.ts';
import { writeWhole } from './files.ts';
import { launch } from './launch.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf } from './place.ts';
import { PLAN_FILE } from './plan-run.ts';
import { prepare, type Ready } from './prepare.ts';
import { forgetRecord, type RunRecord, writeRecord } from './record.ts';
import { keepState, stateNow } from './state-now.ts';
import { tracesOf } from './traces.ts';

/** An apply that was begun, or what kept it from beginning. */
export type Start =
  | { kind: 'begun'; record: RunRecord; redact: Redactor }
  | { kind: 'stopped'; outcome: AppliedOutcome };

/**
 * Starts the engine on a saved plan. The record is on disk before the engine begins, so that a process after us finds the run or
 * knows that there was none.
 */
export async function startApply(
  options: RunnerOptions,
  findBinary: () => Promise<Binary>,
  task: ApplyTask,
): Promise<Start> {
  const { run, project, file } = task;
  const folder = folderOf(options.dir, run);
  // Tokens and traces of an earlier attempt that was never begun; its record first, as it is what makes a run be looked for.
  await forgetRecord(folder);
  await options.state.revoke(run);
  await rm(folder.out, { recursive: true, force: true });
  await rm(tracesOf(folder).engine, { force: true });
  await mkdir(folder.out, { recursive: true, mode: 0o700 });
  const ready = await prepared(options, findBinary, task);
  if (ready.kind === 'stopped') return ready;
  const { place, redact, egress } = ready.prepared;
  const moved = await movedSince(options, ready.prepared, task);
  if (moved) return { kind: 'stopped', outcome: moved };
  await writeWhole(join(folder.out, PLAN_FILE), file);
  const stateBefore = await options.state.fingerprint(project.stateId);
  const record: RunRecord = {
    run,
    kind: 'apply',
    stateId: project.stateId,
    planFile: digestOf(file),
    stateBefore,
    startedAt: options.clock.now(),
    jailed: options.jail.kind === 'bwrap',
    ...(egress && { egressLog: egress.log }),
  };
  await launch(ready.prepared, join(place.out, PLAN_FILE), async (supervisor) => {
    record.supervisor = supervisor;
    await writeRecord(folder, record);
  });
  options.log.info({ run, pid: record.supervisor?.pid }, 'apply started');
  return { kind: 'begun', record, redact };
}

/** Keeps the state as it is before the apply; the outcome when it is not what was planned on. */
async function movedSince(
  options: RunnerOptions,
  prepared: Prepared,
  task: ApplyTask,
): Promise<AppliedOutcome | undefined> {
  const now = await stateNow(options, prepared, task);
  if (now.kind === 'failed') return { kind: 'failed', outcome: 'nothing-changed', reason: now.output };
  await keepState(options, task, now);
  const { on: is } = now.contents;
  return task.on && hasMoved(task.on, is) ? { kind: 'moved', was: task.on, is } : undefined;
}

/** What stops an apply before it begins changed nothing. */
async function prepared(
  options: RunnerOptions,
  findBinary: () => Promise<Binary>,
  task: ApplyTask,
): Promise<Ready | Extract<Start, { kind: 'stopped' }>> {
  const stopped = (reason: string) =>
    ({ kind: 'stopped', outcome: { kind: 'failed', outcome: 'nothing-changed', reason } }) as const;
  const wordsOf = (problems: Refusal['problems'] | readonly Refusal['problems'][0][]): string =>
    problems.map((problem) => Object.values(explain(problem)).join(' ')).join('\n');
  try {
    const preparation = await prepare(options, await findBinary(), task, { credentials: 'apply', state: 'apply' });
    if (preparation.kind === 'ready') return preparation;
    return stopped(preparation.kind === 'failed' ? preparation.output : wordsOf(preparation.problems));
  } catch (fault) {
    if (fault instanceof Refusal) return stopped(wordsOf(fault.problems));
    if (fault instanceof EngineMissing) return stopped(fault.message);
    throw fault;
  }
}

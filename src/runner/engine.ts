import { readdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import PQueue from 'p-queue';
import type { RunId, StateId } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import type { AppliedOutcome, ApplyTask, Engine, PlanOutcome, PlanTask, Progress } from '../deploy/ports.ts';
import { applyRun } from './apply-run.ts';
import { createBinaries, EngineMissing } from './binary.ts';
import { makeFolders, shred } from './files.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf } from './place.ts';
import { PLAN_FILE, planRun } from './plan-run.ts';
import { readRecord, writeRecord } from './record.ts';
import { interrupt } from './stop.ts';
import { hasEnded, tracesOf } from './traces.ts';

/** `Engine`, and what else can be done with a run. */
export interface Runner extends Engine {
  /** Asks a running apply once to stop and save. False when there is nothing to ask. */
  cancel(run: RunId): Promise<boolean>;
}

/**
 * Runs terraform or tofu. One folder per run, a jail around each step where the host has one, and applies that outlive us.
 * @throws Error when the folder would be seen from inside the jail
 */
export function createEngine(given: RunnerOptions): Runner {
  const options = { ...given, dir: resolve(given.dir) };
  const { dir, jail, state, log } = options;
  if (jail.kind === 'bwrap' && `${dir}/`.startsWith('/usr/'))
    throw new Error(`${dir} would be readable from every plan`);
  const findBinary = createBinaries(options.binaries);
  const planning = new PQueue({ concurrency: availableParallelism() });
  const plans = new Set<RunId>();
  const applies = new Map<RunId, Promise<AppliedOutcome>>();

  async function plan(task: PlanTask): Promise<PlanOutcome> {
    if (jail.kind === 'none' && task.handMade && !options.allowUnjailed) {
      return { kind: 'refused', problems: [{ code: 'unjailed', why: jail.why }] };
    }
    const folder = folderOf(dir, task.run);
    const { run, project } = task;
    await makeFolders(folder);
    const record = { run, kind: 'plan', stateId: project.stateId, startedAt: options.clock.now() } as const;
    await writeRecord(folder, { ...record, jailed: jail.kind === 'bwrap' });
    try {
      return await planRun(options, await findBinary(project.engine), task);
    } catch (fault) {
      if (fault instanceof Refusal) return { kind: 'refused', problems: fault.problems };
      if (fault instanceof EngineMissing) return { kind: 'failed', step: 'init', output: fault.message };
      throw fault;
    } finally {
      await state.dropLock(run);
      await state.revoke(run);
    }
  }

  /** Plans that died with a process before us still hold terraform's lock. Plans and applies of one state never run side by side. */
  async function forgetDeadPlans(stateId: StateId): Promise<void> {
    const runs = (await readdir(join(dir, 'runs')).catch(() => [])) as RunId[];
    for (const run of runs.filter((candidate) => !plans.has(candidate))) {
      const record = await readRecord(folderOf(dir, run)).catch(() => undefined);
      if (record?.kind === 'plan' && record.stateId === stateId) await forget(run);
    }
  }

  async function forget(run: RunId): Promise<void> {
    const folder = folderOf(dir, run);
    const record = await readRecord(folder);
    if (record?.supervisor && !(await hasEnded(tracesOf(folder), { ...record, supervisor: record.supervisor }))) {
      log.warn({ run }, 'a run that lives is not forgotten');
      return;
    }
    await state.dropLock(run);
    await state.revoke(run);
    await shred(join(folder.out, PLAN_FILE));
    await rm(folder.root, { recursive: true, force: true });
  }

  async function applyOnce(task: ApplyTask, onProgress: (progress: Progress) => void): Promise<AppliedOutcome> {
    await forgetDeadPlans(task.project.stateId);
    return applyRun(options, () => findBinary(task.project.engine), task, onProgress);
  }

  return {
    async plan(task) {
      plans.add(task.run);
      try {
        await forgetDeadPlans(task.project.stateId);
        return await planning.add(() => plan(task));
      } finally {
        plans.delete(task.run);
      }
    },
    apply(task, onProgress) {
      const running = applies.get(task.run) ?? applyOnce(task, onProgress).finally(() => applies.delete(task.run));
      applies.set(task.run, running);
      return running;
    },
    forget,
    async cancel(run) {
      const folder = folderOf(dir, run);
      const record = await readRecord(folder);
      if (!record) return false;
      return (await interrupt(folder, record.jailed, options.clock.now().getTime())) !== undefined;
    },
  };
}

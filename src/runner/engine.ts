import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import PQueue from 'p-queue';
import type { RunId } from '../core/ids.ts';
import type { AppliedOutcome, ApplyTask, Engine, Progress } from '../deploy/ports.ts';
import { applyRun } from './apply-run.ts';
import { createBinaries } from './binary.ts';
import { forgetDeadPlans, forgetRun } from './forget.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf } from './place.ts';
import { guardedPlan } from './plan-guard.ts';
import { readRecord } from './record.ts';
import { interrupt } from './stop.ts';

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
  const { dir, jail, clock } = options;
  const isShown = jail.kind === 'bwrap' && `${dir}/`.startsWith('/usr/');
  if (isShown) throw new Error(`${dir} would be readable from every plan`);
  const findBinary = createBinaries(options.binaries);
  // More plans than cores do not go faster, they only need more memory.
  const planning = new PQueue({ concurrency: availableParallelism() });
  const plans = new Set<RunId>();
  const applies = new Map<RunId, Promise<AppliedOutcome>>();
  const isLiving = (run: RunId): boolean => plans.has(run) || applies.has(run);

  async function applyOnce(task: ApplyTask, onProgress: (progress: Progress) => void): Promise<AppliedOutcome> {
    await forgetDeadPlans(options, task.project.stateId, isLiving);
    return applyRun(options, () => findBinary(task.project.engine), task, onProgress);
  }

  return {
    async plan(task) {
      plans.add(task.run);
      try {
        await forgetDeadPlans(options, task.project.stateId, isLiving);
        return await planning.add(() => guardedPlan(options, () => findBinary(task.project.engine), task));
      } finally {
        plans.delete(task.run);
      }
    },
    apply(task, onProgress) {
      const running = applies.get(task.run) ?? applyOnce(task, onProgress).finally(() => applies.delete(task.run));
      applies.set(task.run, running);
      return running;
    },
    forget: (run) => forgetRun(options, run),
    async cancel(run) {
      const folder = folderOf(dir, run);
      const record = await readRecord(folder);
      return record ? (await interrupt(folder, record.jailed, clock.now().getTime())) !== undefined : false;
    },
  };
}

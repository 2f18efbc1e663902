import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import PQueue from 'p-queue';
import type { RunId } from '../core/ids.ts';
import { ENGINES } from '../core/project.ts';
import type {
  AppliedOutcome,
  ApplyTask,
  CheckOutcome,
  Engine,
  PlanOutcome,
  PlanTask,
  Progress,
  RunProject,
  StateOutcome,
  StateTask,
} from '../deploy/ports.ts';
import { applyRun } from './apply-run.ts';
import { checkRun } from './check-run.ts';
import { createBinaries, wantedFor } from './find-binary.ts';
import { forgetDeadPlans, forgetRun } from './forget.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf } from './place.ts';
import { guardedPlan } from './plan-run.ts';
import { readRecord } from './record.ts';
import { stateRun } from './state-run.ts';
import { interrupt } from './stop.ts';

/**
 * Runs terraform or tofu. One folder per run, a jail around each step where the host has one, and applies that outlive us.
 * @throws Error when the folder would be seen from inside the jail
 */
export function createEngine(given: RunnerOptions): Engine {
  const options = { ...given, dir: resolve(given.dir) };
  const { dir, jail, clock } = options;
  const isShown = jail.kind === 'bwrap' && `${dir}/`.startsWith('/usr/');
  if (isShown) throw new Error(`${dir} would be readable from every plan`);
  const binaries = createBinaries(options);
  const binaryFor = (project: RunProject, plannedBy?: string) => binaries.find(wantedFor(project, plannedBy));
  // More plans than cores do not go faster, they only need more memory.
  const planning = new PQueue({ concurrency: availableParallelism() });
  const plans = new Map<RunId, AbortController>();
  const applies = new Map<RunId, Promise<AppliedOutcome>>();
  const isLiving = (run: RunId): boolean => plans.has(run) || applies.has(run);

  async function applyOnce(task: ApplyTask, onProgress: (progress: Progress) => void): Promise<AppliedOutcome> {
    await forgetDeadPlans(options, task.project.stateId, isLiving);
    return applyRun(options, () => binaryFor(task.project, task.engine), task, onProgress);
  }

  async function planOnce(task: PlanTask, signal: AbortSignal): Promise<PlanOutcome> {
    await forgetDeadPlans(options, task.project.stateId, isLiving);
    return planning.add(() => guardedPlan(options, () => binaryFor(task.project), { ...task, signal }));
  }

  async function checkOnce(task: PlanTask, signal: AbortSignal): Promise<CheckOutcome> {
    await forgetDeadPlans(options, task.project.stateId, isLiving);
    return planning.add(() => checkRun(options, () => binaryFor(task.project), { ...task, signal }));
  }

  async function stateOnce(task: StateTask, signal: AbortSignal): Promise<StateOutcome> {
    await forgetDeadPlans(options, task.project.stateId, isLiving);
    return stateRun(options, () => binaryFor(task.project), { ...task, signal });
  }

  /** Something that ends with us, and can be stopped meanwhile. */
  function stoppable<Outcome>(run: RunId, work: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    const stop = new AbortController();
    plans.set(run, stop);
    return work(stop.signal).finally(() => plans.delete(run));
  }

  return {
    plan: (task) => stoppable(task.run, (signal) => planOnce(task, signal)),
    check: (task) => stoppable(task.run, (signal) => checkOnce(task, signal)),
    state: (task) => stoppable(task.run, (signal) => stateOnce(task, signal)),
    apply(task, onProgress) {
      const running = applies.get(task.run) ?? applyOnce(task, onProgress).finally(() => applies.delete(task.run));
      applies.set(task.run, running);
      return running;
    },
    async versions() {
      const found = await binaries.all(ENGINES);
      return found.map(({ name, version }) => `${name} ${version}`);
    },
    forget: (run) => forgetRun(options, run),
    async cancel(run) {
      plans.get(run)?.abort();
      if (plans.has(run)) return true;
      const folder = folderOf(dir, run);
      const record = await readRecord(folder);
      return record ? (await interrupt(folder, record.jailed, clock.now().getTime())) !== undefined : false;
    },
  };
}

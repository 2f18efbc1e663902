import { Paused } from '../core/paused.ts';
import { Refusal } from '../core/refusal.ts';
import type { Clock, Log, Task } from '../deploy/ports.ts';
import { backoffMs } from './backoff.ts';
import type { ClaimedJob, JobQueue } from './queue.ts';

/** How long a job waits before it looks whether it is let in again. */
const PAUSE_MS = 60_000;

export type TaskName = Task['task'];

export interface JobContext {
  /** Aborted when the worker can wait no longer. What throws then is run again, without counting as a failure. */
  signal: AbortSignal;
  /** From 1. */
  attempt: number;
}

/** What to do for each task. A handler may run more than once for one job, so it looks at the state first. */
export type Handlers = {
  [Name in TaskName]: (task: Extract<Task, { task: Name }>, context: JobContext) => Promise<void>;
};

export interface RunnerOptions {
  queue: JobQueue;
  handlers: Handlers;
  clock: Clock;
  log: Log;
  random: () => number;
  /** Told how each attempt ended. */
  onEnd?(task: TaskName, how: 'done' | 'refused' | 'interrupted' | 'paused' | 'retried' | 'dead'): void;
}

/** Runs one job and records how it ended. Never rejects: a job whose end cannot be recorded keeps its lease until that runs out. */
export async function runJob(options: RunnerOptions, job: ClaimedJob, signal: AbortSignal): Promise<void> {
  const log = options.log.child({ job: job.id, task: job.task.task, attempt: job.attempt });
  try {
    const outcome = await outcomeOf(options.handlers, job, signal);
    options.onEnd?.(job.task.task, outcome.is === 'failed' ? (isLast(job) ? 'dead' : 'retried') : outcome.is);
    await settle(options, job, log, outcome);
  } catch (err) {
    log.error({ err }, 'the end of a job could not be recorded');
  }
}

const isLast = ({ attempt, maxAttempts }: ClaimedJob): boolean => attempt >= maxAttempts;

type Outcome =
  | { is: 'done'; durationMs: number }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'interrupted' }
  | { is: 'paused'; why: Paused }
  | { is: 'failed'; error: unknown };

async function outcomeOf(handlers: Handlers, { task, attempt }: ClaimedJob, signal: AbortSignal): Promise<Outcome> {
  const startedAt = performance.now();
  try {
    await handlerOf(handlers, task.task)(task, { signal, attempt });
    return { is: 'done', durationMs: Math.round(performance.now() - startedAt) };
  } catch (error) {
    if (error instanceof Refusal) return { is: 'refused', refusal: error };
    if (error instanceof Paused) return { is: 'paused', why: error };
    return signal.aborted ? { is: 'interrupted' } : { is: 'failed', error };
  }
}

/** The row may be of a version that knew other tasks, so a handler may be missing whatever the types say. */
function handlerOf(handlers: Handlers, name: TaskName): (task: Task, context: JobContext) => Promise<void> {
  const handler = handlers[name] as ((task: Task, context: JobContext) => Promise<void>) | undefined;
  if (!handler) throw new Error(`no handler for the task "${name}"`);
  return handler;
}

async function settle({ queue, clock, random }: RunnerOptions, job: ClaimedJob, log: Log, outcome: Outcome) {
  switch (outcome.is) {
    case 'done':
      await queue.complete(job);
      return log.info({ durationMs: outcome.durationMs }, 'job done');
    case 'refused': // an answer, told to the person by the use case; asking again would not change it
      await queue.complete(job);
      return log.warn({ problems: outcome.refusal.problems.map(({ code }) => code) }, 'job refused');
    case 'interrupted':
      await queue.release(job);
      return log.info({}, 'job interrupted, it starts again with the next worker');
    case 'paused': // told by whoever found it out, once; here it would be told every minute by each job
      return queue.pause(job, outcome.why.message, new Date(clock.now().getTime() + PAUSE_MS));
    case 'failed': {
      const { error: err } = outcome;
      const retryAt = isLast(job) ? undefined : new Date(clock.now().getTime() + backoffMs(job.attempt, random()));
      await queue.fail(job, textOf(err), retryAt);
      if (retryAt) return log.warn({ err, retryAt }, 'job failed, it will be tried again');
      return log.error({ err }, 'job failed for the last time and is kept as dead');
    }
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

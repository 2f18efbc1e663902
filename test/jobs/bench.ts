import { onTestFinished } from 'vitest';
import type { Log, Task } from '../../src/deploy/ports.ts';
import type { Lane } from '../../src/jobs/lanes.ts';
import type { JobQueue } from '../../src/jobs/queue.ts';
import type { Handlers, JobContext } from '../../src/jobs/run-job.ts';
import { createScale, type Memory } from '../../src/jobs/scale.ts';
import { createWorker } from '../../src/jobs/worker.ts';
import { fakeStore } from '../fakes/store.ts';
import { NOW } from '../fakes/words.ts';

type Handle = (task: Task, context: JobContext) => Promise<void> | void;
export interface Line {
  level: 'info' | 'warn' | 'error';
  message: string;
  fields: object;
}

export const inbox = (item: string): Task => ({ task: 'inbox', item });

/** What a test calls a job: the item it was added with. */
export const nameOf = (task: Task): string => ('item' in task ? task.item : task.task);

/** One function for every task. */
export function handlersOf(handle: Handle): Handlers {
  const one = async (task: Task, context: JobContext) => handle(task, context);
  return {
    inbox: one,
    submit: one,
    plan: one,
    apply: one,
    advise: one,
    explain: one,
    stop: one,
    state: one,
    validate: one,
    merge: one,
    'close-pull': one,
    'mirror-pull': one,
    'mirror-chat': one,
    'mirror-environment': one,
    drift: one,
    'drift-check': one,
    'mirror-drift': one,
    notice: one,
    due: one,
    rejudge: one,
    'cost-report': one,
    sweep: one,
    audit: one,
    teams: one,
    sync: one,
    backup: one,
  };
}

/** A log that is read afterwards; children add their fields. */
export function logTo(lines: Line[], bound: object = {}): Log {
  const line = (level: Line['level']) => (fields: object, message: string) =>
    void lines.push({ level, message, fields: { ...bound, ...fields } });
  return {
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    child: (fields) => logTo(lines, { ...bound, ...fields }),
  };
}

/** A promise and its end, for work that lasts as long as the test wants. */
export function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** A worker on a store in memory, whose clock the test moves; stopped after the test. It has to be started. */
export async function workerBench(
  handle: Handle,
  options: {
    lanes?: readonly Lane[];
    realTime?: boolean;
    leaseMs?: number;
    queue?: (real: JobQueue) => JobQueue;
    memory?: Memory;
  } = {},
) {
  let elapsedMs = 0;
  const clock = { now: () => (options.realTime ? new Date() : new Date(NOW.getTime() + elapsedMs)) };
  const store = await fakeStore(clock);
  const lines: Line[] = [];
  const scale = options.memory && createScale(store.queue, options.memory);
  const worker = createWorker({
    queue: options.queue?.(store.queue) ?? store.queue,
    handlers: handlersOf(handle),
    lanes: options.lanes ?? [{ concurrency: 4 }],
    clock,
    log: logTo(lines),
    onJobAdded: store.onJobAdded,
    ...(scale && { scale }),
    random: () => 0.5,
    ...(options.leaseMs !== undefined && { leaseMs: options.leaseMs }),
  });
  onTestFinished(async () => {
    await worker.stop(0);
    await store.close();
  });
  return {
    store,
    worker,
    scale,
    lines,
    clock,
    /** Moves the clock and lets the worker see it. */
    async pass(ms: number): Promise<void> {
      elapsedMs += ms;
      worker.wake();
      await worker.idle();
    },
  };
}

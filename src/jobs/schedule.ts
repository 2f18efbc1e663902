import { Cron } from 'croner';
import type { Jobs, Log, Task } from '../deploy/ports.ts';

/** A task that comes back by itself. Its name is its key: while one waits, the next replaces it. */
export interface Recurring {
  task: Task;
  /** Cron pattern, in UTC. */
  pattern: string;
  /** Also once when the program starts, for what came due while it was down. */
  atStart: boolean;
}

export const RECURRING: readonly Recurring[] = [
  { task: { task: 'sweep' }, pattern: '*/5 * * * *', atStart: true },
  { task: { task: 'teams' }, pattern: '2-59/5 * * * *', atStart: true },
  { task: { task: 'audit' }, pattern: '11 0 * * *', atStart: true },
  { task: { task: 'backup' }, pattern: '17 3 * * *', atStart: false },
];

export interface Schedule {
  stop(): void;
}

/** Adds each task's job at its times, until stopped. A job that cannot be added is logged; its next time comes. */
export async function startSchedule(
  { jobs, log }: { jobs: Jobs; log: Log },
  recurring: readonly Recurring[] = RECURRING,
): Promise<Schedule> {
  const add = ({ task }: Recurring) => jobs.add(task, { key: task.task, queue: task.task });
  const crons = recurring.map((entry) => {
    const failed = (err: unknown) => log.error({ err, task: entry.task.task }, 'a recurring job could not be added');
    return new Cron(entry.pattern, { timezone: 'UTC', catch: failed }, () => add(entry));
  });
  for (const entry of recurring) if (entry.atStart) await add(entry);
  return {
    stop() {
      for (const cron of crons) cron.stop();
    },
  };
}

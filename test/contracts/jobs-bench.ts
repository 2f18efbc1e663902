import type { Clock, Store, Task } from '../../src/deploy/ports.ts';
import type { ClaimedJob, JobQueue } from '../../src/jobs/queue.ts';
import { NOW } from '../fakes/words.ts';

/** What a contract needs of an edge: a new, empty store of jobs that goes by this clock. */
export type OpenJobs = (clock: Clock) => Promise<{ store: Pick<Store, 'jobs' | 'transaction'>; queue: JobQueue }>;

const TASKS: readonly Task['task'][] = ['inbox', 'plan', 'sweep'];
export const inbox = (item: string): Task => ({ task: 'inbox', item });
export const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);

/** A queue whose clock the test moves, with short words for what a worker does. */
export async function jobsBench(open: OpenJobs) {
  let now = NOW;
  const { store, queue } = await open({ now: () => now });
  const claim = (tasks = TASKS) =>
    queue.claim({ tasks, now, worker: 'w', leaseUntil: new Date(now.getTime() + 60_000) });
  return {
    store,
    queue,
    add: store.jobs.add,
    claim,
    /** The job that is claimed; the test fails when there is none. */
    async take(tasks = TASKS): Promise<ClaimedJob> {
      const job = await claim(tasks);
      if (!job) throw new Error('nothing to claim');
      return job;
    },
    at(minute: number) {
      now = minutes(minute);
    },
    /** Claims and completes until nothing is due; answers the tasks in the order they came. */
    async drain(): Promise<Task[]> {
      const done: Task[] = [];
      for (let job = await claim(); job; job = await claim()) {
        done.push(job.task);
        await queue.complete(job);
      }
      return done;
    },
  };
}

import type { Task } from '../deploy/ports.ts';

/** A job in a worker's hands. `attempt` counts from 1 and fences: who has lost the lease can no longer end the job. */
export interface ClaimedJob {
  id: number;
  task: Task;
  attempt: number;
  maxAttempts: number;
}

export interface LookFor {
  tasks: readonly Task['task'][];
  now: Date;
}

export interface ClaimBy extends LookFor {
  /** Name of the worker, for people who look into the table. */
  worker: string;
  leaseUntil: Date;
  /** This job alone, as `next` showed it. */
  only?: number;
}

type Held = Pick<ClaimedJob, 'id' | 'attempt'>;

/** What is left of a job that failed as often as it may. */
export interface DeadJob {
  id: number;
  key?: string;
  task: Task;
  attempts: number;
  error: string;
}

/**
 * The jobs of `Jobs.add` as a worker sees them; graphile-worker's meaning, one statement or transaction per method.
 *
 * Order: lower priority first, then by turns between shares, then what became due first, then what was added first; of one queue never
 * two at a time, of a pool never more than its size. A job that failed and waits for its retry does not hold up its queue: order holds
 * among the jobs that could run now.
 */
export interface JobQueue {
  /** The job that `claim` would give now, left where it is. */
  next(look: LookFor): Promise<Pick<ClaimedJob, 'id' | 'task'> | undefined>;
  /** The next due job of these tasks, if any: leased to `worker`, its attempt counted. Not one whose queue, key or pool is taken. */
  claim(by: ClaimBy): Promise<ClaimedJob | undefined>;
  /** The job is done and forgotten. */
  complete(job: Held): Promise<void>;
  /** Back in line for `retryAt`; without it the job is dead: kept with its error. A job whose key was added again gives way to that one. */
  fail(job: Held, error: string, retryAt: Date | undefined): Promise<void>;
  /** Undoes the claim, for a worker that stops: the attempt does not count. */
  release(job: Held): Promise<void>;
  /** Back in line for `until`, with the reason; the attempt does not count. */
  pause(job: Held, reason: string, until: Date): Promise<void>;
  /** Extends the leases of these jobs. */
  beat(ids: readonly number[], leaseUntil: Date): Promise<void>;
  /**
   * Puts running jobs back in line whose lease ended before that time; without a time all of them, as at the start of the one process
   * that owns the data. The attempt counts, so that a job that kills its process dies in the end. Answers how many there were.
   */
  voidLeases(endedBefore?: Date): Promise<number>;
  /** How many due jobs of its task come before the due job of that key; undefined where no such job waits. */
  ahead(key: string, now: Date): Promise<number | undefined>;
  /** When the next job after that time becomes due. */
  nextAt(after: Date): Promise<Date | undefined>;
  /** Oldest first. */
  dead(): Promise<DeadJob[]>;
  /** A dead job begins anew. False when there is none of that id. */
  revive(id: number, runAt: Date): Promise<boolean>;
}

import { type Kysely, sql } from 'kysely';
import type { Clock, Jobs } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

const DEFAULT_ATTEMPTS = 25;

/**
 * Adds jobs. A key names at most one job that is not running: an add while it waits, or after it died, replaces it and begins its
 * attempts anew, in the turn it had; an add while one runs stays beside it, for one more run after it.
 * @param added called for each job; inside a transaction that is before the job can be seen
 */
export const createJobs = (db: Kysely<Schema>, clock: Clock, added: () => void): Jobs => ({
  async add(task, { key, queue, runAt = clock.now(), priority = 0, maxAttempts = DEFAULT_ATTEMPTS, ...rest } = {}) {
    const { share, pool } = rest;
    const job = {
      queue: queue ?? null,
      task: task.task,
      payload: JSON.stringify(task),
      priority,
      share: share ?? null,
      pool: pool?.name ?? null,
      poolSize: pool?.size ?? null,
      runAt: runAt.toISOString(),
      state: 'waiting' as const,
      attempts: 0,
      maxAttempts,
      worker: null,
      leaseUntil: null,
      error: null,
    };
    const round = share === undefined ? 0 : roundOf(task.task, share);
    await db
      .insertInto('jobs')
      .values({ key: key ?? null, ...job, round })
      // In the words of the partial unique index: a parameter would not match it.
      .onConflict((c) =>
        c
          .column('key')
          .where(sql<boolean>`state <> 'running'`)
          .doUpdateSet({ ...job, round: sql`min(jobs.round, excluded.round)` }),
      )
      .execute();
    added();
  },
});

/**
 * The round in which a share's next job is: after all that it has waiting, and not before the round that is being served. So shares take
 * turns, whoever has how many, and a worker only ever takes the first row of an index. Source: start-time fair queuing, Goyal 1996.
 */
const roundOf = (task: string, share: string) => sql<number>`max(
  coalesce((select max(round) + 1 from jobs where state = 'waiting' and task = ${task} and share = ${share}), 0),
  coalesce((select max(round) from jobs where state = 'running' and task = ${task}), 0),
  coalesce((select min(round) from jobs where state = 'waiting' and task = ${task}), 0)
)`;

import { type Kysely, sql } from 'kysely';
import type { Clock, Jobs } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

const DEFAULT_ATTEMPTS = 25;

/**
 * Adds jobs. A key names at most one job that is not running: an add while it waits, or after it died, replaces it and begins its
 * attempts anew; an add while one runs stays beside it, for one more run after it.
 * @param added called for each job; inside a transaction that is before the job can be seen
 */
export const createJobs = (db: Kysely<Schema>, clock: Clock, added: () => void): Jobs => ({
  async add(task, { key, queue, runAt = clock.now(), priority = 0, maxAttempts = DEFAULT_ATTEMPTS } = {}) {
    const job = {
      queue: queue ?? null,
      task: task.task,
      payload: JSON.stringify(task),
      priority,
      runAt: runAt.toISOString(),
      state: 'waiting' as const,
      attempts: 0,
      maxAttempts,
      worker: null,
      leaseUntil: null,
      error: null,
    };
    await db
      .insertInto('jobs')
      .values({ key: key ?? null, ...job })
      // In the words of the partial unique index: a parameter would not match it.
      .onConflict((c) => c.column('key').where(sql<boolean>`state <> 'running'`).doUpdateSet(job))
      .execute();
    added();
  },
});

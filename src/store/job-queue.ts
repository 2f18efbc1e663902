import { type Expression, type Kysely, type SqlBool, sql, type UpdateObject } from 'kysely';
import type { Task } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';
import { atomically, withoutWaiting } from './transaction.ts';

/** A job in somebody's hands. `attempt` counts from 1 and fences: who lost the lease can no longer end the job. */
interface ClaimedJob {
  id: number;
  task: Task;
  attempt: number;
  maxAttempts: number;
}
interface LookFor {
  tasks: readonly Task['task'][];
  now: Date;
}
interface ClaimBy extends LookFor {
  worker: string;
  leaseUntil: Date;
  only?: number;
}
type Held = Pick<ClaimedJob, 'id' | 'attempt'>;

const MAX_ERROR_CHARS = 4_000;

/**
 * What a worker does with jobs; `src/jobs/queue.ts` says what each method means. A claim or an end that a power cut undoes only makes the
 * job run again, which it may at any time; so these two, which every job needs, do not wait for the disk.
 */
export const createJobQueue = (db: Kysely<Schema>, revived: () => void) => ({
  async next(look: LookFor): Promise<Pick<ClaimedJob, 'id' | 'task'> | undefined> {
    const [row] = (await sql<{ id: number; payload: string }>`${first(look)}`.execute(db)).rows;
    return row && { id: row.id, task: JSON.parse(row.payload) as Task };
  },
  async claim(by: ClaimBy): Promise<ClaimedJob | undefined> {
    const [row] = (await withoutWaiting(db, (on) => claimNext(by).execute(on))).rows;
    if (!row) return undefined;
    const { payload, ...job } = row;
    return { ...job, task: JSON.parse(payload) as Task };
  },
  async complete(job: Held): Promise<void> {
    await withoutWaiting(db, (on) => on.deleteFrom('jobs').where(isHeld(job)).execute());
  },
  async fail(job: Held, error: string, retryAt: Date | undefined): Promise<void> {
    await putBack(db, isHeld(job), {
      error: error.slice(0, MAX_ERROR_CHARS),
      ...(retryAt ? { runAt: retryAt.toISOString() } : { state: 'dead' }),
    });
  },
  async release(job: Held): Promise<void> {
    await putBack(db, isHeld(job), { attempts: sql`attempts - 1` });
  },
  async pause(job: Held, reason: string, until: Date): Promise<void> {
    const error = reason.slice(0, MAX_ERROR_CHARS);
    await putBack(db, isHeld(job), { attempts: sql`attempts - 1`, error, runAt: until.toISOString() });
  },
  async beat(ids: readonly number[], leaseUntil: Date): Promise<void> {
    if (ids.length === 0) return;
    const running = db.updateTable('jobs').where('state', '=', 'running').where('id', 'in', ids);
    await running.set({ leaseUntil: leaseUntil.toISOString() }).execute();
  },
  voidLeases(endedBefore?: Date): Promise<number> {
    const all = sql<boolean>`state = 'running'`;
    const which = endedBefore ? sql<boolean>`${all} and "leaseUntil" < ${endedBefore.toISOString()}` : all;
    return putBack(db, which, {
      state: sql`case when attempts < "maxAttempts" then 'waiting' else 'dead' end`,
      error: 'its worker ended while the job ran',
    });
  },
  async ahead(key: string, now: Date): Promise<number | undefined> {
    const [row] = (
      await sql<{ ahead: number }>`
        select (
          select count(*) from jobs where state = 'waiting' and task = own.task and +"runAt" <= ${now.toISOString()}
            and (priority, round, "runAt", id) < (own.priority, own.round, own."runAt", own.id)
        ) as ahead
        from jobs as own where state <> 'running' and key = ${key} and state = 'waiting' and +"runAt" <= ${now.toISOString()}`.execute(
        db,
      )
    ).rows;
    return row?.ahead;
  },
  async nextAt(after: Date): Promise<Date | undefined> {
    const waiting = db.selectFrom('jobs').where(sql<boolean>`state = 'waiting'`);
    const row = await waiting
      .select('runAt')
      .where('runAt', '>', after.toISOString())
      .orderBy('runAt')
      .limit(1)
      .executeTakeFirst();
    return row && new Date(row.runAt);
  },
  async dead() {
    const rows = db.selectFrom('jobs').selectAll().where(sql<boolean>`state = 'dead'`);
    return (await rows.orderBy('id').execute()).map(({ id, key, payload, attempts, error }) => ({
      id,
      ...(key !== null && { key }),
      task: JSON.parse(payload) as Task,
      attempts,
      error: error ?? '',
    }));
  },
  /** A dead job begins anew. False when there is none of that id. */
  async revive(id: number, runAt: Date): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('jobs')
      .set({ state: 'waiting', attempts: 0, error: null, runAt: runAt.toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'dead')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    revived();
    return true;
  },
});

/**
 * The first due job whose queue, key and pool are free: by priority, then by its turn, then by the time it became due, then as added. The
 * parts are merged as they come, each from the index that has one task in this order, so that a worker reads a row of each task however
 * many wait. The plus keeps SQLite from looking for due jobs by their time and sorting them all.
 */
const first = ({ tasks, now }: LookFor, only?: number) => {
  const parts = tasks.map(
    (task) => sql`
      select id, payload, priority, round, "runAt" from jobs as next
      where state = 'waiting' and task = ${task} and +"runAt" <= ${now.toISOString()}
        and not exists (select 1 from jobs as other where other.state = 'running' and other.queue = next.queue)
        and not exists (select 1 from jobs as other where other.state = 'running' and other.key = next.key)
        and (pool is null or "poolSize" >
          (select count(*) from jobs as other where other.state = 'running' and other.pool = next.pool))
        ${only === undefined ? sql`` : sql`and id = ${only}`}`,
  );
  return sql`${sql.join(parts, sql` union all `)} order by priority, round, "runAt", id limit 1`;
};

/** In one statement, so that nobody comes between. */
const claimNext = ({ worker, leaseUntil, only, ...look }: ClaimBy) => sql<
  Omit<ClaimedJob, 'task'> & { payload: string }
>`
  update jobs
  set state = 'running', attempts = attempts + 1, worker = ${worker}, "leaseUntil" = ${leaseUntil.toISOString()}
  where id = (select id from (${first(look, only)}))
  returning id, payload, attempts as attempt, "maxAttempts"`;

/** An attempt that has lost its lease holds nothing any more. */
const isHeld = ({ id, attempt }: Held) => sql<boolean>`state = 'running' and id = ${id} and attempts = ${attempt}`;

/** Ends the running of jobs that are not done. One whose key was added again gives way to that one, which runs next anyway. */
const putBack = (
  db: Kysely<Schema>,
  which: Expression<SqlBool>,
  change: UpdateObject<Schema, 'jobs'>,
): Promise<number> =>
  atomically(db, async (trx) => {
    const hasSuccessor = sql<boolean>`exists (select 1 from jobs as other where other.key = jobs.key and other.state <> 'running')`;
    const { numDeletedRows } = await trx.deleteFrom('jobs').where(which).where(hasSuccessor).executeTakeFirst();
    const back = { state: 'waiting', worker: null, leaseUntil: null, ...change } as const;
    const { numUpdatedRows } = await trx.updateTable('jobs').set(back).where(which).executeTakeFirst();
    return Number(numDeletedRows + numUpdatedRows);
  });

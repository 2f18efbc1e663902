import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

const one = sql<number>`count(*)`.as('count');

/**
 * How much there is of what is stored, counted when asked: jobs by task and state, locks, open runs, deploys by state. `oldest` is when the
 * first of them was due, taken or begun.
 */
export const createFigures = (db: Kysely<Schema>) => async (now: Date) => {
  const due = sql<string>`case when state = 'waiting' and "runAt" > ${now.toISOString()} then 'later' else state end`;
  const [jobs, retrying, locks, runs, deploys] = await Promise.all([
    db
      .selectFrom('jobs')
      .select([one, 'task', due.as('state'), sql<string>`min("runAt")`.as('oldest')])
      .groupBy(['task', sql.ref('state'), due])
      .execute(),
    db
      .selectFrom('jobs')
      .select([one, 'task'])
      .where('state', '=', 'waiting')
      .where('attempts', '>', 0)
      .groupBy('task')
      .execute(),
    db
      .selectFrom('locks')
      .select([one, sql<string | null>`min("takenAt")`.as('oldest')])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('runs')
      .select([one, 'kind', sql<string>`min("startedAt")`.as('oldest')])
      .where('endedAt', 'is', null)
      .groupBy('kind')
      .execute(),
    db.selectFrom('deploys').select([one, 'state']).groupBy('state').execute(),
  ]);
  const dated = <Row extends { oldest: string }>(row: Row) => ({ ...row, oldest: new Date(row.oldest) });
  return {
    jobs: jobs.map(dated),
    retrying,
    locks: { count: locks.count, ...(locks.oldest !== null && { oldest: new Date(locks.oldest) }) },
    runs: runs.map(dated),
    deploys,
  };
};

import { type Kysely, type Migration, sql } from 'kysely';

/** Jobs take turns between repositories, and some run only so many at a time. */
const STATEMENTS = [
  'ALTER TABLE jobs ADD COLUMN share TEXT',
  'ALTER TABLE jobs ADD COLUMN round INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE jobs ADD COLUMN pool TEXT',
  'ALTER TABLE jobs ADD COLUMN "poolSize" INTEGER',
  'DROP INDEX jobs_next',
  `CREATE INDEX jobs_next ON jobs (task, priority, round, "runAt", id) WHERE state = 'waiting'`,
  `CREATE INDEX jobs_round ON jobs (task, round) WHERE state = 'waiting'`,
  `CREATE INDEX jobs_share ON jobs (task, share, round) WHERE state = 'waiting'`,
  `CREATE INDEX jobs_running_round ON jobs (task, round) WHERE state = 'running'`,
  `CREATE INDEX jobs_running_pool ON jobs (pool) WHERE state = 'running'`,
];

export const turns: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

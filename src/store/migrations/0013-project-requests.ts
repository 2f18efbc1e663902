import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  'CREATE TABLE "projectRequests" (id TEXT PRIMARY KEY, guild TEXT NOT NULL, open INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE INDEX "projectRequests_open" ON "projectRequests" (guild) WHERE open = 1',
  'CREATE INDEX deploys_age ON deploys (guild, "createdAt")',
];

/** Projects that people have asked for; and the deploys of a guild by their age. */
export const projectRequests: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

import { type Kysely, type Migration, sql } from 'kysely';

/** What people ask for beyond a quota. */
export const quotaAsks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw('CREATE TABLE "quotaAsks" (id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID')
      .execute(db);
  },
};

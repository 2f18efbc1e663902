import { type Kysely, type Migration, sql } from 'kysely';

/** What deploys were found to do when somebody asked for a look apart from their plans. */
export const validations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        'CREATE TABLE validations (deploy TEXT PRIMARY KEY, at TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
      )
      .execute(db);
  },
};

import { type Kysely, type Migration, sql } from 'kysely';

/** The last look for drift at each project. */
export const drifts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        'CREATE TABLE drifts (guild TEXT NOT NULL, project TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (guild, project)) STRICT, WITHOUT ROWID',
      )
      .execute(db);
  },
};

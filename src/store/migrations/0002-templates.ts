import { type Kysely, type Migration, sql } from 'kysely';

/** Templates that guilds saved; the key serves every question about them. */
export const templates: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `CREATE TABLE templates (
          guild TEXT NOT NULL, provider TEXT NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (guild, provider, name)
        ) STRICT, WITHOUT ROWID`,
      )
      .execute(db);
  },
};

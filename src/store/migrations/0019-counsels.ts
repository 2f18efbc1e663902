import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  'CREATE TABLE counsels (id TEXT PRIMARY KEY, guild TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE INDEX counsels_person ON counsels (guild, person, at)',
  'CREATE TABLE "counselDeploys" (counsel TEXT NOT NULL, deploy TEXT NOT NULL, PRIMARY KEY (counsel, deploy)) STRICT, WITHOUT ROWID',
];

/** What people were recommended, and the deploys that came of it. */
export const counsels: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

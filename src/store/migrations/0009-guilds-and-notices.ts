import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  'CREATE TABLE guilds (guild TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE TABLE notices (id TEXT PRIMARY KEY, at TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE INDEX notices_by_age ON notices (at)',
];

/** What was chosen for a guild as a whole, and what is to be told in it. */
export const guildsAndNotices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

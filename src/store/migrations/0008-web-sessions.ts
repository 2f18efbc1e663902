import { type Kysely, type Migration, sql } from 'kysely';

/** Who has signed in to read pages, by a hash of what their browser holds; a row that is gone is a session that has ended. */
const STATEMENTS = [
  `CREATE TABLE "webSessions" (
    hash TEXT PRIMARY KEY, login TEXT NOT NULL, "createdAt" TEXT NOT NULL, "expiresAt" TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX "webSessions_expiresAt" ON "webSessions" ("expiresAt")',
  'CREATE INDEX "webSessions_login" ON "webSessions" (login)',
];

export const webSessions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

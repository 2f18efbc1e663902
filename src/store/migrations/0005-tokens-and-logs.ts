import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  // Rows stay when a token has ended: events name it.
  `CREATE TABLE "apiTokens" (
    name TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, repo TEXT NOT NULL, may TEXT NOT NULL, "createdBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL, "expiresAt" TEXT NOT NULL, "revokedAt" TEXT, "usedAt" TEXT
  ) STRICT, WITHOUT ROWID`,
  // What a run said, in words and redacted. A line is one event of the page, so its number is where a reader goes on.
  `CREATE TABLE "runLogs" (
    run TEXT NOT NULL REFERENCES runs (id), n INTEGER NOT NULL, at TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (run, n)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX "runLogs_at" ON "runLogs" (at)`,
  `CREATE INDEX runs_deploy ON runs (deploy)`,
];

export const tokensAndLogs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

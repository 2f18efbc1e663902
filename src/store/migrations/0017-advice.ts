import { type Kysely, type Migration, sql } from 'kysely';

/** What accompanies plans, what people think of it, and what models cost. */
const STATEMENTS = [
  `CREATE TABLE advice (
    plan TEXT PRIMARY KEY, guild TEXT NOT NULL, project TEXT NOT NULL, digest TEXT, model TEXT, doc TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX advice_digest ON advice (digest) WHERE model IS NOT NULL',
  `CREATE TABLE "adviceVotes" (
    plan TEXT NOT NULL, person TEXT NOT NULL, up INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (plan, person)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE "dismissedHints" (
    guild TEXT NOT NULL, project TEXT NOT NULL, hint TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (guild, project, hint)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE "modelUse" (
    day TEXT NOT NULL, model TEXT NOT NULL, requests INTEGER NOT NULL, failed INTEGER NOT NULL, "tokensIn" INTEGER NOT NULL,
    "tokensOut" INTEGER NOT NULL, PRIMARY KEY (day, model)
  ) STRICT, WITHOUT ROWID`,
];

export const advice: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

import { type Kysely, type Migration, sql } from 'kysely';

/** The audit trail, each row chained to the one before, and the heads of the chain that are kept for ever. */
const STATEMENTS = [
  `CREATE TABLE audit (
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, guild TEXT, surface TEXT NOT NULL, actor TEXT NOT NULL, linked TEXT,
    name TEXT NOT NULL, what TEXT NOT NULL, project TEXT, deploy TEXT, "commit" TEXT, plan TEXT, details TEXT,
    prev TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX audit_guild ON audit (guild, n)',
  'CREATE INDEX audit_project ON audit (guild, project, n)',
  'CREATE INDEX audit_actor ON audit (actor, n)',
  'CREATE INDEX audit_linked ON audit (linked, n) WHERE linked IS NOT NULL',
  'CREATE INDEX audit_at ON audit (at, n)',
  `CREATE TABLE "auditHeads" (
    n INTEGER NOT NULL, why TEXT NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (n, why)
  ) STRICT, WITHOUT ROWID`,
];

export const audit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

import { type Kysely, type Migration, sql } from 'kysely';

/** Policies with all their versions, and freezes. */
const STATEMENTS = [
  `CREATE TABLE policies (
    guild TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, "isNewest" INTEGER NOT NULL, doc TEXT NOT NULL,
    PRIMARY KEY (guild, id, version)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX policies_newest ON policies (guild, id) WHERE "isNewest" = 1',
  'CREATE TABLE freezes (guild TEXT NOT NULL, id TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (guild, id)) STRICT, WITHOUT ROWID',
];

export const policies: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

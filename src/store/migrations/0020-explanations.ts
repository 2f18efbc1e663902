import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  'CREATE TABLE explanations (deploy TEXT PRIMARY KEY, revision INTEGER NOT NULL, digest TEXT NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE INDEX explanations_digest ON explanations (digest)',
];

/** What models said of drafts, by what was sent. */
export const explanations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  // What people passed on to a plan; the values of variables may be secrets, so all of it is sealed.
  `CREATE TABLE "planArgs" (deploy TEXT PRIMARY KEY REFERENCES deploys (id), sealed BLOB NOT NULL) STRICT`,
  // Copies of states that lie in clouds' buckets: such a state may begin a new history, or be written over with the same serial.
  `CREATE TABLE "stateCopies" (
    "stateId" TEXT NOT NULL, serial INTEGER NOT NULL, lineage TEXT NOT NULL, sha256 TEXT NOT NULL, run TEXT NOT NULL, at TEXT NOT NULL,
    sealed BLOB NOT NULL, PRIMARY KEY ("stateId", lineage, serial, sha256)
  ) STRICT`,
];

export const stateWork: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

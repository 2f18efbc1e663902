import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  // What people passed on to a plan; the values of variables may be secrets, so all of it is sealed.
  `CREATE TABLE "planArgs" (deploy TEXT PRIMARY KEY REFERENCES deploys (id), sealed BLOB NOT NULL) STRICT`,
];

export const stateWork: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

import { type Kysely, type Migration, sql } from 'kysely';

/** Whose view it is that something remote is: a thread that somebody writes in. */
export const remoteIds: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('CREATE INDEX mirrors_by_remote ON mirrors (remoteId)').execute(db);
  },
};

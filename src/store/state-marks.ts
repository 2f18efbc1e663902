import type { Kysely } from 'kysely';
import type { StateMarks } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

/** Which version each state that GuildOps keeps itself has; its contents are sealed and none of this store's business. */
export const createStateMarks = (db: Kysely<Schema>): StateMarks => ({
  async of(stateId) {
    const versions = db.selectFrom('stateVersions').select(['serial', 'lineage']).where('stateId', '=', stateId);
    return (await versions.orderBy('serial', 'desc').limit(1).executeTakeFirst()) ?? 'none';
  },
});

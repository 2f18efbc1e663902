import type { Kysely } from 'kysely';
import type { Policies, PolicyVersion, StoredPolicy } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

const isThere = (version: PolicyVersion): version is StoredPolicy => version.policy !== undefined;

export const createPolicies = (db: Kysely<Schema>): Policies => ({
  async of(guild) {
    const newest = db.selectFrom('policies').select('doc').where('guild', '=', guild).where('isNewest', '=', 1);
    return (await newest.orderBy('id').execute()).map(({ doc }) => fromDoc<PolicyVersion>(doc)).filter(isThere);
  },
  async history(guild, id) {
    const rows = db.selectFrom('policies').select('doc').where('guild', '=', guild).where('id', '=', id);
    return (await rows.orderBy('version', 'desc').execute()).map(({ doc }) => fromDoc<PolicyVersion>(doc));
  },
  async add(version) {
    const { guild, id, version: n } = version;
    const older = db.updateTable('policies').set({ isNewest: 0 }).where('guild', '=', guild).where('id', '=', id);
    await older.where('isNewest', '=', 1).execute();
    await db
      .insertInto('policies')
      .values({ guild, id, version: n, isNewest: 1, doc: toDoc(version) })
      .execute();
  },
});

import type { Kysely } from 'kysely';
import type { Freezes } from '../deploy/ports.ts';
import type { Freeze } from '../policy/freezes.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createFreezes = (db: Kysely<Schema>): Freezes => ({
  async of(guild) {
    const rows = db.selectFrom('freezes').select('doc').where('guild', '=', guild).orderBy('id');
    return (await rows.execute()).map(({ doc }) => fromDoc<Freeze>(doc));
  },
  async put(freeze) {
    const { guild, id } = freeze;
    const doc = toDoc(freeze);
    await db
      .insertInto('freezes')
      .values({ guild, id, doc })
      .onConflict((c) => c.columns(['guild', 'id']).doUpdateSet({ doc }))
      .execute();
  },
  async remove(guild, id) {
    const { numDeletedRows } = await db
      .deleteFrom('freezes')
      .where('guild', '=', guild)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});

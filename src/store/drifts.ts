import type { Kysely } from 'kysely';
import type { Drift } from '../core/drift.ts';
import type { Drifts } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createDrifts = (db: Kysely<Schema>): Drifts => ({
  async find(guild, project) {
    const rows = db.selectFrom('drifts').select('doc').where('guild', '=', guild).where('project', '=', project);
    const row = await rows.executeTakeFirst();
    return row && fromDoc<Drift>(row.doc);
  },
  async put(drift) {
    const { guild, project } = drift;
    const doc = toDoc(drift);
    await db
      .insertInto('drifts')
      .values({ guild, project, doc })
      .onConflict((c) => c.columns(['guild', 'project']).doUpdateSet({ doc }))
      .execute();
  },
});

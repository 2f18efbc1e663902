import type { Kysely } from 'kysely';
import type { ProjectRequest } from '../core/project-request.ts';
import type { ProjectRequests } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createProjectRequests = (db: Kysely<Schema>): ProjectRequests => ({
  async find(id) {
    const row = await db.selectFrom('projectRequests').select('doc').where('id', '=', id).executeTakeFirst();
    return row && fromDoc<ProjectRequest>(row.doc);
  },
  async open(guild) {
    const rows = db.selectFrom('projectRequests').select('doc').where('guild', '=', guild).where('open', '=', 1);
    return (await rows.execute()).map(({ doc }) => fromDoc<ProjectRequest>(doc));
  },
  async put(request) {
    const row = { open: request.decided ? 0 : 1, doc: toDoc(request) };
    await db
      .insertInto('projectRequests')
      .values({ id: request.id, guild: request.guild, ...row })
      .onConflict((c) => c.column('id').doUpdateSet(row))
      .execute();
  },
});

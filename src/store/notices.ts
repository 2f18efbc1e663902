import type { Kysely } from 'kysely';
import type { Notice } from '../core/notice.ts';
import type { Notices } from '../deploy/ports.ts';
import { fromDoc, toDoc } from './codec.ts';
import type { Schema } from './schema.ts';

export const createNotices = (db: Kysely<Schema>): Notices => ({
  async find(id) {
    const row = await db.selectFrom('notices').select('doc').where('id', '=', id).executeTakeFirst();
    return row && fromDoc<Notice>(row.doc);
  },
  async put(notice) {
    const row = { at: notice.at.toISOString(), doc: toDoc(notice) };
    await db
      .insertInto('notices')
      .values({ id: notice.id, ...row })
      .onConflict((c) => c.column('id').doUpdateSet(row))
      .execute();
  },
  async forget(putBefore) {
    await db.deleteFrom('notices').where('at', '<', putBefore.toISOString()).execute();
  },
});

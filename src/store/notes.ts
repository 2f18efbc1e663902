import type { Kysely } from 'kysely';
import type { Json } from '../core/json.ts';
import type { Notes } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

export const createNotes = (db: Kysely<Schema>): Notes => ({
  async get(key) {
    const row = await db.selectFrom('notes').select('value').where('key', '=', key).executeTakeFirst();
    return row && (JSON.parse(row.value) as Json);
  },
  async set(key, json) {
    const value = JSON.stringify(json);
    await db
      .insertInto('notes')
      .values({ key, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute();
  },
});

import type { Kysely } from 'kysely';
import type { Json } from '../core/json.ts';
import type { Sealer } from '../core/seal.ts';
import type { Inbox } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

/** An interaction's payload carries a token that speaks for the bot, so payloads are sealed. */
const placeOf = (id: string): string => `inbox:${id}`;

export const createInbox = (db: Kysely<Schema>, sealer: Sealer): Inbox => ({
  async accept({ id, source, name, payload, receivedAt }) {
    const sealed = sealer.seal(Buffer.from(JSON.stringify(payload)), placeOf(id));
    const row = { id, source, name, payload: sealed, receivedAt: receivedAt.toISOString(), doneAt: null };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('inbox')
      .values(row)
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  async find(id) {
    const row = await db.selectFrom('inbox').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    const { source, name, receivedAt } = row;
    const payload = JSON.parse(Buffer.from(sealer.open(row.payload, placeOf(id))).toString()) as Json;
    return { id, source, name, payload, receivedAt: new Date(receivedAt) };
  },
  async done(id, at) {
    await db.updateTable('inbox').set({ doneAt: at.toISOString() }).where('id', '=', id).execute();
  },
  async forget(doneBefore) {
    await db.deleteFrom('inbox').where('doneAt', '<', doneBefore.toISOString()).execute();
  },
});

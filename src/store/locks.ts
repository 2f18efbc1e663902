import type { Kysely, Selectable } from 'kysely';
import type { DeployId, StateId } from '../core/ids.ts';
import type { Lock, Locks } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

const toLock = ({ stateId, holder, takenAt }: Selectable<Schema['locks']>): Lock => ({
  stateId: stateId as StateId,
  holder: holder as DeployId,
  takenAt: new Date(takenAt),
});

export const createLocks = (db: Kysely<Schema>): Locks => ({
  take: (stateId, holder, at) =>
    atomically(db, async (trx) => {
      const row = { stateId, holder, takenAt: at.toISOString() };
      await trx
        .insertInto('locks')
        .values(row)
        .onConflict((c) => c.doNothing())
        .execute();
      return toLock(await trx.selectFrom('locks').selectAll().where('stateId', '=', stateId).executeTakeFirstOrThrow());
    }),
  async of(stateId) {
    const row = await db.selectFrom('locks').selectAll().where('stateId', '=', stateId).executeTakeFirst();
    return row && toLock(row);
  },
  async release(stateId, holder) {
    await db.deleteFrom('locks').where('stateId', '=', stateId).where('holder', '=', holder).execute();
  },
});

import type { Kysely, Selectable } from 'kysely';
import type { Digest, RunId, StateId } from '../core/ids.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

const toLock = ({ stateId, id, run, info, at }: Selectable<Schema['stateLocks']>) => ({
  stateId: stateId as StateId,
  id,
  run: run as RunId,
  info,
  at: new Date(at),
});
type StateLock = ReturnType<typeof toLock>;

const toToken = ({ hash, run, stateId, may }: Selectable<Schema['stateTokens']>) => ({
  hash: hash as Digest,
  run: run as RunId,
  stateId: stateId as StateId,
  may,
});

/** Terraform's own locks on states, and the tokens of the runs that may reach them. */
export const createStateAccess = (db: Kysely<Schema>) => ({
  async lockOf(stateId: StateId): Promise<StateLock | undefined> {
    const row = await db.selectFrom('stateLocks').selectAll().where('stateId', '=', stateId).executeTakeFirst();
    return row && toLock(row);
  },
  /** Takes the lock if it is free. Answers the lock that is in the way, or undefined when ours was stored. */
  lock: ({ stateId, id, run, info, at }: StateLock): Promise<StateLock | undefined> =>
    atomically(db, async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('stateLocks')
        .values({ stateId, id, run, info, at: at.toISOString() })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 1n) return undefined;
      const rows = trx.selectFrom('stateLocks').selectAll().where('stateId', '=', stateId);
      return toLock(await rows.executeTakeFirstOrThrow());
    }),
  /** False when the state is not locked by that id. */
  async unlock(stateId: StateId, id: string): Promise<boolean> {
    const locks = db.deleteFrom('stateLocks').where('stateId', '=', stateId).where('id', '=', id);
    return (await locks.executeTakeFirst()).numDeletedRows > 0n;
  },
  /** Releases whatever locks a run holds; for runs known to be dead. */
  async unlockRun(run: RunId): Promise<void> {
    await db.deleteFrom('stateLocks').where('run', '=', run).execute();
  },
  async grant({ hash, run, stateId, may }: ReturnType<typeof toToken>): Promise<void> {
    await db.insertInto('stateTokens').values({ hash, run, stateId, may }).execute();
  },
  async findToken(hash: Digest) {
    const row = await db.selectFrom('stateTokens').selectAll().where('hash', '=', hash).executeTakeFirst();
    return row && toToken(row);
  },
  /** Forgets every token of the run. */
  async revoke(run: RunId): Promise<void> {
    await db.deleteFrom('stateTokens').where('run', '=', run).execute();
  },
});

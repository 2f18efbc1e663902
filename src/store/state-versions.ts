import type { Kysely, Selectable } from 'kysely';
import type { Digest, RunId, StateId } from '../core/ids.ts';
import type { Schema } from './schema.ts';
import { atomically } from './transaction.ts';

type Row = Selectable<Schema['stateVersions']>;

const toFacts = ({ stateId, serial, lineage, sha256, run, at }: Omit<Row, 'sealed'>) => ({
  stateId: stateId as StateId,
  serial,
  lineage,
  sha256: sha256 as Digest,
  run: run as RunId,
  at: new Date(at),
});
const toVersion = (row: Row) => ({ ...toFacts(row), sealed: row.sealed });

/** Terraform states, sealed by the state backend before they come here: this store can neither read nor change one. */
export const createStateVersions = (db: Kysely<Schema>) => ({
  /** The version with the highest serial. */
  async latest(stateId: StateId) {
    const rows = db.selectFrom('stateVersions').selectAll().where('stateId', '=', stateId);
    const row = await rows.orderBy('serial', 'desc').limit(1).executeTakeFirst();
    return row && toVersion(row);
  },
  async find(stateId: StateId, serial: number) {
    const rows = db.selectFrom('stateVersions').selectAll().where('stateId', '=', stateId);
    const row = await rows.where('serial', '=', serial).executeTakeFirst();
    return row && toVersion(row);
  },
  /** False when that serial is there already; nothing is changed then. */
  async append({ stateId, serial, lineage, sha256, run, at, sealed }: ReturnType<typeof toVersion>) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('stateVersions')
      .values({ stateId, serial, lineage, sha256, run, at: at.toISOString(), sealed })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  /** Oldest first. */
  async versions(stateId: StateId) {
    const facts = db.selectFrom('stateVersions').select(['stateId', 'serial', 'lineage', 'sha256', 'run', 'at']);
    return (await facts.where('stateId', '=', stateId).orderBy('serial').execute()).map(toFacts);
  },
  /** Keeps a copy of a state that lies elsewhere; all but the newest `most` of it are dropped. */
  keepCopy: ({ stateId, serial, lineage, sha256, run, at, sealed }: ReturnType<typeof toVersion>, most: number) =>
    atomically(db, async (trx) => {
      await trx
        .insertInto('stateCopies')
        .values({ stateId, serial, lineage, sha256, run, at: at.toISOString(), sealed })
        .onConflict((c) => c.doNothing())
        .execute();
      const all = trx.selectFrom('stateCopies').select('at').where('stateId', '=', stateId).orderBy('at', 'desc');
      const oldest = (await all.limit(most).execute()).at(-1);
      if (oldest)
        await trx.deleteFrom('stateCopies').where('stateId', '=', stateId).where('at', '<', oldest.at).execute();
    }),
  /** Oldest first. */
  async copies(stateId: StateId) {
    const facts = db.selectFrom('stateCopies').select(['stateId', 'serial', 'lineage', 'sha256', 'run', 'at']);
    return (await facts.where('stateId', '=', stateId).orderBy('at').execute()).map(toFacts);
  },
  /** The newest copy with that serial. */
  async findCopy(stateId: StateId, serial: number) {
    const rows = db.selectFrom('stateCopies').selectAll().where('stateId', '=', stateId).where('serial', '=', serial);
    const row = await rows.orderBy('at', 'desc').limit(1).executeTakeFirst();
    return row && toVersion(row);
  },
});

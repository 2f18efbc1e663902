import type { Kysely, Selectable } from 'kysely';
import type { Digest } from '../core/ids.ts';
import type { MirrorRow, Mirrors } from '../deploy/ports.ts';
import type { Schema } from './schema.ts';

/** After every text that begins with the prefix: SQLite compares the bytes, and nothing sorts behind this character. */
const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;

const toRow = ({ key, remoteId, hash, at }: Selectable<Schema['mirrors']>): MirrorRow => ({
  key,
  remoteId,
  hash: hash as Digest,
  at: new Date(at),
});

export const createMirrors = (db: Kysely<Schema>): Mirrors => ({
  async of(prefix) {
    const rows = db.selectFrom('mirrors').selectAll().where('key', '>=', prefix).where('key', '<', endOf(prefix));
    return (await rows.orderBy('key').execute()).map(toRow);
  },
  async withRemote(remoteId) {
    const rows = db.selectFrom('mirrors').selectAll().where('remoteId', '=', remoteId);
    return (await rows.execute()).map(toRow);
  },
  async put({ key, remoteId, hash, at }) {
    const row = { remoteId, hash, at: at.toISOString() };
    await db
      .insertInto('mirrors')
      .values({ key, ...row })
      .onConflict((c) => c.column('key').doUpdateSet(row))
      .execute();
  },
  async forgetHashes() {
    await db.updateTable('mirrors').set({ hash: '' }).execute();
  },
});

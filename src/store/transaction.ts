import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** One transaction, as the code that runs inside it sees it. */
interface Frame {
  isOpen: boolean;
  /** It lived longer than SQLite alone could make it: see `inTransaction`. */
  strayed: boolean;
}

const current = new AsyncLocalStorage<Frame>();

/** @throws Error inside a transaction: there is one connection, so the outer store would wait for ever for the transaction around it */
export function refuseOuterStore(): void {
  if (current.getStore()?.isOpen)
    throw new Error('inside a transaction only its own tables may be used, never the store outside');
}

/**
 * Runs `work` between BEGIN IMMEDIATE and COMMIT; one that throws is rolled back. Transactions of other flows wait in line.
 *
 * SQLite answers at once, so promises that wait for nothing else are all settled before the next tick. When that comes first, `work`
 * awaited a timer, a file or the network while everybody waited: that is a mistake in the program, so nothing is stored.
 */
export const inTransaction = <T>(db: Kysely<Schema>, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    const frame: Frame = { isOpen: true, strayed: false };
    process.nextTick(() => {
      frame.strayed = true;
    });
    try {
      const result = await current.run(frame, () => work(trx));
      if (frame.strayed) throw new Error('a transaction may await its own tables only, never a timer, file or network');
      return result;
    } finally {
      frame.isOpen = false;
    }
  });

/** For a repository's method of several statements: the transaction it is in, or one of its own. */
export const atomically = <T>(db: Kysely<Schema>, work: (trx: Kysely<Schema>) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);

/**
 * Commits without waiting for the disk: for what may be lost in a power cut, though not by a crash of ours. Later commits that do wait
 * bring these to the disk too, and never one without those before it.
 */
export const withoutWaiting = <T>(db: Kysely<Schema>, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> =>
  db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });

import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Sealer } from '../core/seal.ts';
import type { Clock, Store } from '../deploy/ports.ts';
import { backupPath, copyDatabase } from './backup.ts';
import { StoreDialect } from './dialect.ts';
import { createJobQueue } from './job-queue.ts';
import { migrate, migrationsOf, missingMigrations } from './migrate.ts';
import { takeOwnership } from './owner.ts';
import type { Schema } from './schema.ts';
import { createStateAccess } from './state-access.ts';
import { createStateVersions } from './state-versions.ts';
import { createTables } from './tables.ts';
import { inTransaction } from './transaction.ts';

export interface StoreOptions {
  /** Path of the database, or `:memory:`. */
  file: string;
  sealer: Sealer;
  clock: Clock;
  /** Where a copy is kept before a migration; `backups` beside the file unless said otherwise. */
  backupDir?: string;
}

/** The store of the use cases, and what main needs beside it to run workers, serve states, make backups and end. */
export interface SqliteStore extends Store {
  queue: ReturnType<typeof createJobQueue>;
  /** What the http state backend stores. */
  states: ReturnType<typeof createStateVersions> & ReturnType<typeof createStateAccess>;
  /** Calls `listener` after each commit that added a job. Answers the way to stop it. */
  onJobAdded(listener: () => void): () => void;
  /** Writes a copy while work goes on. Sealed values stay sealed in it. */
  backup(to: string): Promise<void>;
  close(): Promise<void>;
  path: string;
}

/**
 * Opens the database, makes it if it is not there, and brings its schema up to date; a database with content is copied first.
 * @throws Error when another process has it, it is newer than this program, or a migration fails
 */
export async function openStore({ file, sealer, clock, backupDir }: StoreOptions): Promise<SqliteStore> {
  const owner = file === ':memory:' ? undefined : own(file);
  try {
    const sqlite = connect(file);
    const db = new Kysely<Schema>({ dialect: new StoreDialect(sqlite) });
    try {
      const had = migrationsOf(sqlite);
      const missing = missingMigrations(had);
      if (had.length > 0 && missing.length > 0)
        await copyDatabase(sqlite, backupPath({ file, backupDir, at: clock.now(), why: `before-${missing[0]}` }));
      if (missing.length > 0) await migrate(db);
      return createStore(db, sqlite, { sealer, clock, end: () => owner?.release() });
    } catch (error) {
      await db.destroy();
      throw error;
    }
  } catch (error) {
    owner?.release();
    throw error;
  }
}

function own(file: string) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return takeOwnership(file);
}

function connect(file: string): BetterSqlite3.Database {
  const sqlite = new BetterSqlite3(file, { timeout: 5_000 });
  if (file !== ':memory:') chmodSync(file, 0o600);
  sqlite.pragma('journal_mode = WAL');
  // FULL: a commit is on the disk when it returns. NORMAL would survive kill -9 as well, but after a power cut the newest webhooks,
  // already answered with 200 and so never sent again, would be gone. It costs one fsync per commit, a fraction of a millisecond.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  return sqlite;
}

function createStore(
  db: Kysely<Schema>,
  sqlite: BetterSqlite3.Database,
  { sealer, clock, end }: Pick<StoreOptions, 'sealer' | 'clock'> & { end: () => void },
): SqliteStore {
  const listeners = new Set<() => void>();
  const tellAdded = () => {
    for (const listener of listeners) listener();
  };
  return {
    ...createTables(db, { sealer, clock, added: tellAdded }),
    async transaction(work) {
      let jobs = 0;
      const added = () => {
        jobs += 1;
      };
      const result = await inTransaction(db, (trx) => work(createTables(trx, { sealer, clock, added })));
      if (jobs > 0) tellAdded();
      return result;
    },
    queue: createJobQueue(db),
    states: { ...createStateVersions(db), ...createStateAccess(db) },
    onJobAdded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backup: (to) => copyDatabase(sqlite, to),
    async close() {
      await db.destroy();
      end();
    },
    path: sqlite.name,
  };
}

import type { Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Sealer } from '../core/seal.ts';
import type { Clock, Store } from '../deploy/ports.ts';
import { createApiTokens } from './api-tokens.ts';
import { backupPath, copyDatabase } from './backup.ts';
import { connect, makeFolderOf } from './connect.ts';
import { StoreDialect } from './dialect.ts';
import { createFigures } from './figures.ts';
import { createJobQueue } from './job-queue.ts';
import { migrate, migrationsOf, missingMigrations } from './migrate.ts';
import { takeOwnership } from './owner.ts';
import type { Schema } from './schema.ts';
import { createStateAccess } from './state-access.ts';
import { createStateVersions } from './state-versions.ts';
import { createTables } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { createWebSessions } from './web-sessions.ts';

export interface StoreOptions {
  /** Path of the database, or `:memory:`. */
  file: string;
  /** Content of a backup, which a database in memory begins with. */
  copy?: Buffer;
  sealer: Sealer;
  clock: Clock;
  /** Where a copy is kept before a migration; `backups` beside the file unless said otherwise. */
  backupDir?: string;
}

/** The store of the use cases, and what main needs beside it to run workers, serve states, make backups and end. */
export interface SqliteStore extends Store {
  queue: ReturnType<typeof createJobQueue>;
  /** How much there is, for metrics. */
  figures: ReturnType<typeof createFigures>;
  /** Tokens of the JSON API. */
  apiTokens: ReturnType<typeof createApiTokens>;
  /** People who have signed in to read pages. */
  webSessions: ReturnType<typeof createWebSessions>;
  /** What the http state backend stores. */
  states: ReturnType<typeof createStateVersions> & ReturnType<typeof createStateAccess>;
  /** Writes a copy while work goes on. Sealed values stay sealed in it. */
  backup(to: string): Promise<void>;
  close(): Promise<void>;
  path: string;
}

/**
 * Opens the database, makes it if it is not there, and brings its schema up to date; a database with content is copied first.
 * @throws Error when another process has it, it is newer than this program or no database, or a migration fails
 */
export async function openStore(options: StoreOptions): Promise<SqliteStore> {
  if (options.file === ':memory:') return open(options, () => {});
  makeFolderOf(options.file);
  const owner = takeOwnership(options.file);
  return open(options, owner.release).catch((error) => {
    owner.release();
    throw error;
  });
}

async function open(options: StoreOptions, disown: () => void): Promise<SqliteStore> {
  const sqlite = connect(options.file, options.copy);
  const db = new Kysely<Schema>({ dialect: new StoreDialect(sqlite) });
  try {
    await bringUpToDate(db, sqlite, options);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return createStore(db, sqlite, options, disown);
}

async function bringUpToDate(db: Kysely<Schema>, sqlite: Database, { file, backupDir, clock }: StoreOptions) {
  const had = migrationsOf(sqlite);
  const [next] = missingMigrations(had);
  if (next === undefined) return;
  if (had.length > 0)
    await copyDatabase(sqlite, backupPath({ file, backupDir, at: clock.now(), why: `before-${next}` }));
  await migrate(db);
}

function createStore(
  db: Kysely<Schema>,
  sqlite: Database,
  { sealer, clock }: Pick<StoreOptions, 'sealer' | 'clock'>,
  disown: () => void,
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
    queue: createJobQueue(db, tellAdded),
    figures: createFigures(db),
    apiTokens: createApiTokens(db),
    webSessions: createWebSessions(db),
    states: { ...createStateVersions(db), ...createStateAccess(db) },
    onJobAdded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backup: (to) => copyDatabase(sqlite, to),
    async close() {
      await db.destroy();
      disown();
    },
    path: sqlite.name,
  };
}

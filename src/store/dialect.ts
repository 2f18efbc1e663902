import type BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { refuseOuterStore } from './transaction.ts';

/** Kysely's SQLite with our rules: transactions write from their first moment, and a transaction is not bypassed from inside. */
export class StoreDialect extends SqliteDialect {
  readonly #database: BetterSqlite3.Database;
  constructor(database: BetterSqlite3.Database) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): StoreDriver {
    return new StoreDriver({ database: prepareOnce(this.#database) });
  }
  override createAdapter(): StoreAdapter {
    return new StoreAdapter();
  }
}

class StoreDriver extends SqliteDriver {
  /** Whatever does not come from a transaction's own tables passes here, so one check holds for all of them. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    refuseOuterStore();
    return super.acquireConnection();
  }
  /** Kysely's plain `begin` would read first and find at its first write that another process was faster. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class StoreAdapter extends SqliteAdapter {
  /** SQLite takes back CREATE TABLE like anything else; Kysely assumes otherwise and would migrate without a transaction. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const MAX_PREPARED = 500;

/**
 * The same SQL text is compiled once. Statements never overlap: each runs to its end before the next is asked for. A pragma is not kept,
 * as SQLite obeys it while compiling.
 */
function prepareOnce(database: BetterSqlite3.Database): SqliteDatabase {
  const prepared = new Map<string, BetterSqlite3.Statement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text);
      if (known) return known as ReturnType<SqliteDatabase['prepare']>;
      const statement = database.prepare(text);
      if (prepared.size < MAX_PREPARED && !text.startsWith('pragma')) prepared.set(text, statement);
      return statement as ReturnType<SqliteDatabase['prepare']>;
    },
  };
}

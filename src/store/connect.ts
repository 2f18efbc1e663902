import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/** How long a write waits for another process that writes, a `sqlite3` shell for example. */
const BUSY_MS = 5_000;

/** Makes the folder of the database if it is not there; nobody else may look into it. */
export function makeFolderOf(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
}

/** Opens or makes the database file, or holds a `copy` of one in memory. @throws Error that names the file when it is no database */
export function connect(file: string, copy?: Buffer): BetterSqlite3.Database {
  const sqlite = new BetterSqlite3(copy ?? file, { timeout: BUSY_MS });
  try {
    if (!sqlite.memory) chmodSync(file, 0o600);
    sqlite.pragma('journal_mode = WAL');
    // FULL: a commit is on the disk when it returns. NORMAL would survive kill -9 as well, but after a power cut the newest webhooks,
    // already answered with 200 and so never sent again, would be gone. It costs one fsync per commit, a fraction of a millisecond.
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw new Error(`${file} cannot be opened: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

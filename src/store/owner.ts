import BetterSqlite3 from 'better-sqlite3';

/** The right to be the one process that works on a data folder. */
export interface Ownership {
  release(): void;
}

/**
 * Takes the ownership of a database file until `release` or the end of the process, however it ends: the lock is the operating system's,
 * on a small file beside the database, so there is no stale one to recognise. Readers of the database are not kept out.
 * @throws Error naming the process that has it
 */
export function takeOwnership(file: string): Ownership {
  const lock = new BetterSqlite3(`${file}.owner`, { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER NOT NULL, since TEXT NOT NULL)');
    lock.exec('BEGIN IMMEDIATE; DELETE FROM owner');
    lock.prepare('INSERT INTO owner VALUES (?, ?)').run(process.pid, new Date().toISOString());
    lock.exec('COMMIT; BEGIN IMMEDIATE');
  } catch (error) {
    const holder = isBusy(error) ? describeHolder(lock) : undefined;
    lock.close();
    throw holder ? new Error(`${file} is in use by ${holder}; stop it first`, { cause: error }) : error;
  }
  return { release: () => lock.close() };
}

const isBusy = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');

function describeHolder(lock: BetterSqlite3.Database): string {
  try {
    const row = lock.prepare('SELECT pid, since FROM owner').get() as { pid: number; since: string } | undefined;
    return row ? `process ${row.pid}, started at ${row.since}` : 'another process';
  } catch {
    return 'another process'; // it is just writing its name
  }
}

import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { backupPath } from './backup.ts';
import { migrationsOf, missingMigrations } from './migrate.ts';
import { takeOwnership } from './owner.ts';

/**
 * Puts a backup in the place of the database. What was there is kept beside the other backups; its path is answered.
 * @throws Error when a process has the database, or the backup is damaged, not ours, or of a newer version; nothing is changed then
 */
export async function restoreFrom(
  backup: string,
  { file, backupDir, at }: { file: string; backupDir?: string; at: Date },
): Promise<{ replaced: string | undefined }> {
  const owner = takeOwnership(file);
  const coming = `${file}.restoring`;
  try {
    copyFileSync(backup, coming);
    chmodSync(coming, 0o600);
    checkDatabase(coming, backup);
    const replaced = existsSync(file) ? backupPath({ file, backupDir, at, why: 'replaced' }) : undefined;
    if (replaced) keep(file, replaced);
    renameSync(coming, file);
    return { replaced };
  } finally {
    for (const part of ['', '-wal', '-shm']) rmSync(`${coming}${part}`, { force: true });
    owner.release();
  }
}

/** @throws Error that names the backup and what is wrong with it */
function checkDatabase(file: string, name: string): void {
  const sqlite = new BetterSqlite3(file);
  try {
    const found = sqlite.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error(String(found));
    const had = migrationsOf(sqlite);
    if (had.length === 0) throw new Error('it is not a database of GuildOps');
    missingMigrations(had);
  } catch (error) {
    throw new Error(`${name} cannot be restored: ${error instanceof Error ? error.message : error}`, { cause: error });
  } finally {
    sqlite.close();
  }
}

/** Copies first and removes last, so that whenever this is cut short a whole database is still in its place. */
function keep(file: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  foldLog(file);
  const logs = ['-wal', '-shm'].filter((part) => existsSync(`${file}${part}`));
  for (const part of ['', ...logs]) copyFileSync(`${file}${part}`, `${to}${part}`);
  for (const part of logs) rmSync(`${file}${part}`);
}

/** Brings what a crash left in the write-ahead log into the file. A database too damaged for that is kept with its log. */
function foldLog(file: string): void {
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(file);
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
  } finally {
    sqlite?.close();
  }
}

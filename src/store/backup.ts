import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';

/** A copy's place and name: `backups/guildops-20260102T030405678Z-daily.db`. Names sort by time. */
export interface BackupName {
  /** The database it is a copy of. */
  file: string;
  /** `backups` beside the database unless said otherwise. */
  backupDir?: string | undefined;
  at: Date;
  /** `daily`, `before-0002-more`, `replaced`. */
  why: string;
}

const folderOf = ({ file, backupDir }: Pick<BackupName, 'file' | 'backupDir'>): string =>
  backupDir ?? join(dirname(file), 'backups');

export function backupPath(name: BackupName): string {
  const stamp = name.at.toISOString().replace(/[-:.]/g, '');
  return join(folderOf(name), `${parse(name.file).name}-${stamp}-${name.why}.db`);
}

/**
 * Copies an open database while work on the same connection goes on; the copy is that of the moment it ends. It gets its name when it is
 * complete, so what carries the name can be restored. Transactions never span a tick of the event loop, so no copy holds half of one.
 */
export async function copyDatabase(from: BetterSqlite3.Database, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  await from.backup(partial);
  chmodSync(partial, 0o600);
  renameSync(partial, to);
}

/** Deletes all but the newest copies of that database made for the same reason. Answers what is gone. */
export function pruneBackups(of: Omit<BackupName, 'at'>, keep: number): string[] {
  const isSame = (name: string) => name.startsWith(`${parse(of.file).name}-`) && name.endsWith(`Z-${of.why}.db`);
  const old = readdirSync(folderOf(of)).filter(isSame).sort().reverse().slice(keep);
  const paths = old.map((name) => join(folderOf(of), name));
  for (const path of paths) rmSync(path);
  return paths;
}

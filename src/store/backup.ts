import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';

/**
 * Copies an open database while work on the same connection goes on; the copy is that of the moment it ends. It gets its name when it is
 * complete, so what carries the name can be restored. Transactions never span a turn of the event loop, so no copy holds half of one.
 */
export async function copyDatabase(from: BetterSqlite3.Database, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  await from.backup(partial);
  chmodSync(partial, 0o600);
  renameSync(partial, to);
}

/** `backups/guildops-20260102T030405678Z-daily.db`, beside the database unless another folder is set. Names sort by time. */
export function backupPath(of: { file: string; backupDir?: string | undefined; at: Date; why: string }): string {
  const { dir, name } = parse(of.file);
  const stamp = of.at.toISOString().replace(/[-:.]/g, '');
  return join(of.backupDir ?? join(dir, 'backups'), `${name}-${stamp}-${of.why}.db`);
}

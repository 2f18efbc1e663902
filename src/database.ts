import { join } from 'node:path';
import type { Config } from './config.ts';
import { createSealer, type Sealer } from './core/seal.ts';
import type { Clock } from './deploy/ports.ts';
import { backupPath, pruneBackups } from './store/backup.ts';
import { openStore, type SqliteStore } from './store/open-store.ts';

const BACKUPS_KEPT = 14;

type Place = Pick<Config, 'GUILDOPS_DATA' | 'GUILDOPS_BACKUPS'>;

/** The database and its copies, as the settings place them. */
export const databaseOf = ({ GUILDOPS_DATA, GUILDOPS_BACKUPS: backupDir }: Place) => ({
  file: join(GUILDOPS_DATA, 'guildops.db'),
  ...(backupDir && { backupDir }),
});

export const sealerOf = ({ GUILDOPS_KEY_FILE: keys }: Pick<Config, 'GUILDOPS_KEY_FILE'>): Sealer => createSealer(keys);

export const openDatabase = (config: Config, clock: Clock): Promise<SqliteStore> =>
  openStore({ ...databaseOf(config), sealer: sealerOf(config), clock });

/** The daily copy; the newest fourteen are kept. */
export async function backUpDaily(store: SqliteStore, config: Config, { now }: Clock): Promise<void> {
  const copies = { ...databaseOf(config), why: 'daily' };
  await store.backup(backupPath({ ...copies, at: now() }));
  pruneBackups(copies, BACKUPS_KEPT);
}

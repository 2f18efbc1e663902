import { resolve } from 'node:path';
import { type Config, type Environment, parseConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';
import { databaseOf, openDatabase } from '../database.ts';
import { redrawMirrors } from '../deploy/redraw-mirrors.ts';
import { type Swept, sweepAndTell } from '../deploy/sweep.ts';
import { rulesOf } from '../rules.ts';
import { backupPath } from '../store/backup.ts';
import type { SqliteStore } from '../store/open-store.ts';
import { restoreFrom } from '../store/restore.ts';

const clock = { now: () => new Date() };

/** Opens the database of a service that does not run, for one piece of work. */
export async function withStore<T>(config: Config, work: (store: SqliteStore) => Promise<T>): Promise<T> {
  const store = await openDatabase(config, clock);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const sweptText = ({ drafts, plans, pulls }: Swept): string =>
  `${plural(drafts, 'draft')}, ${plural(plans, 'plan')}, ${plural(pulls, 'idle pull request')}`;

/** What `guildops sweep` says: this time, and the time before. */
export const sweepText = ({ now, before }: { now: Swept; before: Swept | undefined }): string =>
  [
    `ended ${sweptText(now)}${before ? `; the time before, at ${before.at}: ${sweptText(before)}` : ''}`,
    ...(now.unapplied.length > 0 ? [`merged and NOT applied: ${now.unapplied.join(', ')}`] : []),
  ].join('\n');

/** Upkeep by the running service where there is one, else on its database. @throws ConfigError, or Error when it cannot be done */
export async function maintain(what: 'sync' | 'sweep' | 'migrate', environment: Environment): Promise<string> {
  const config = parseConfig(environment);
  if (what === 'migrate') {
    if (await askRunning(config.GUILDOPS_DATA, 'ping'))
      return 'the running service has brought the database up to date when it started';
    return withStore(config, async ({ path }) => `${path} is up to date`);
  }
  const asked = await askRunning(config.GUILDOPS_DATA, what);
  if (what === 'sync') {
    if (!asked) throw new Error('the service does not run; it reads all open pull requests when it starts');
    return `looked at ${plural(Number(asked.result), 'open pull request')}`;
  }
  if (asked) return sweepText(asked.result as Parameters<typeof sweepText>[0]);
  return withStore(config, async (store) => sweepText(await sweepAndTell({ store, clock, rules: rulesOf(config) })));
}

/** Copies the database, by the running service or from outside. Answers where the copy is. */
export async function backupNow(environment: Environment, file?: string): Promise<string> {
  const config = parseConfig(environment);
  const to = resolve(file ?? backupPath({ ...databaseOf(config), at: clock.now(), why: 'manual' }));
  if (!(await askRunning(config.GUILDOPS_DATA, 'backup', { to }))) await withStore(config, (store) => store.backup(to));
  return `copied to ${to}`;
}

/** Puts a copy in place of the database of a stopped service. */
export async function restore(environment: Environment, backup: string): Promise<string> {
  const config = parseConfig(environment);
  const { replaced } = await restoreFrom(resolve(backup), { ...databaseOf(config), at: clock.now() });
  await withStore(config, (store) => redrawMirrors({ store, clock }));
  const kept = replaced ? `; what was there is kept as ${replaced}` : '';
  return `restored ${backup}${kept}\nWhen the service starts, it reads all open pull requests and draws every view anew.`;
}

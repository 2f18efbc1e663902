import type BetterSqlite3 from 'better-sqlite3';
import { type Kysely, Migrator } from 'kysely';
import { MIGRATIONS } from './migrations/index.ts';

/** Names of the migrations the database has had; none for a new file. @throws SqliteError when the file is not a database */
export function migrationsOf(sqlite: BetterSqlite3.Database): string[] {
  const tables = sqlite.prepare(`select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'`);
  if (tables.get() === undefined) return [];
  return sqlite.prepare<[], string>('select name from kysely_migration order by name').pluck().all();
}

/** The migrations still to come. @throws Error when the database has had one that this program does not know: it is newer */
export function missingMigrations(had: readonly string[]): string[] {
  const unknown = had.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0)
    throw new Error(
      `the database was written by a newer GuildOps (it has had ${unknown.join(', ')}); start that version`,
    );
  return Object.keys(MIGRATIONS).filter((name) => !had.includes(name));
}

/** Brings the schema up to date, all missing migrations or none. @throws Error what the first failing one threw */
export async function migrate<Any>(db: Kysely<Any>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}

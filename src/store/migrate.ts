import { type Kysely, Migrator, sql } from 'kysely';
import { MIGRATIONS } from './migrations/index.ts';

/** Names of the migrations the database has had; none for a new file. */
export async function migrationsOf<Any>(db: Kysely<Any>): Promise<string[]> {
  const table = await sql`select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'`.execute(db);
  if (table.rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
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

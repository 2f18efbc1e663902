import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { GuildId } from '../../src/core/ids.ts';
import { StoreDialect } from '../../src/store/dialect.ts';
import { createLimits } from '../../src/store/limits.ts';
import { migrate, migrationsOf } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import type { Schema } from '../../src/store/schema.ts';
import { storedDeploy } from '../contracts/stored-deploy.ts';
import { opened, temporaryFolder } from './open.ts';

/** Lets the program believe it has one more migration, until the test ends. */
function withMigration(name: string, statements: readonly string[]): void {
  const all = MIGRATIONS as Record<string, unknown>;
  all[name] = {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
  onTestFinished(() => void delete all[name]);
}

describe('migrations', () => {
  it('bring a new file up to date without a copy of nothing', async () => {
    const folder = temporaryFolder();
    const store = await opened(join(folder, 'guildops.db'));
    expect(await store.deploys.inStates(['draft'])).toEqual([]);
    expect(readdirSync(folder)).not.toContain('backups');
  });

  it('run once, and keep a copy of the database as it was before', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'guildops.db');
    const before = await opened(file);
    await before.notes.set('a', 1);
    await before.close();
    withMigration('9002-more', ['CREATE TABLE more (x)']);
    for (const _ of [1, 2]) {
      const store = await opened(file);
      expect(await store.notes.get('a')).toBe(1);
      await store.close();
    }
    const copies = readdirSync(join(folder, 'backups'));
    expect(copies).toEqual([expect.stringMatching(/^guildops-.*-before-9002-more\.db$/)]);
    const copy = new BetterSqlite3(join(folder, 'backups', String(copies[0])));
    expect(migrationsOf(copy)).toEqual(Object.keys(MIGRATIONS).filter((name) => name !== '9002-more'));
    copy.close();
  });

  it('keep quotas that were set while machines alone were counted', async () => {
    const sqlite = new BetterSqlite3(':memory:');
    const db = new Kysely<Schema>({ dialect: new StoreDialect(sqlite) });
    const later = Object.keys(MIGRATIONS).filter((name) => name >= '0011');
    const all = MIGRATIONS as Record<string, unknown>;
    const kept = later.map((name) => [name, all[name]] as const);
    for (const name of later) delete all[name];
    await migrate(db);
    sqlite.exec(`INSERT INTO quotas VALUES ('1', 'web', 3, 8, 3.75)`);
    for (const [name, migration] of kept) all[name] = migration;
    await migrate(db);
    expect((await createLimits(db).of('1' as GuildId)).map(({ project, name, most }) => [project, name, most])).toEqual(
      [
        ['web', 'compute.cpus', 8],
        ['web', 'compute.instances', 3],
        ['web', 'compute.ram_gb', 3.75],
      ],
    );
    await db.destroy();
  });

  it('that fail leave the database as it was, all of them', async () => {
    const sqlite = new BetterSqlite3(':memory:');
    const db = new Kysely<unknown>({ dialect: new StoreDialect(sqlite) });
    withMigration('9002-good', ['CREATE TABLE good (x)']);
    withMigration('9003-bad', ['CREATE TABLE half (x)', 'nonsense']);
    await expect(migrate(db)).rejects.toThrow(/nonsense/);
    expect(migrationsOf(sqlite)).toEqual([]);
    expect(sqlite.prepare(`SELECT name FROM sqlite_master WHERE name IN ('good', 'half', 'deploys')`).all()).toEqual(
      [],
    );
    await db.destroy();
  });

  it('of a newer program are refused instead of guessed at, and the file is free again', async () => {
    const file = join(temporaryFolder(), 'guildops.db');
    await (await opened(file)).close();
    const sqlite = new BetterSqlite3(file);
    sqlite.exec(`INSERT INTO kysely_migration VALUES ('9999-future', '')`);
    sqlite.close();
    for (const _ of [1, 2]) await expect(opened(file)).rejects.toThrow(/newer GuildOps/);
  });
});

it('a file that is no database is refused by its name, and free again', async () => {
  const file = join(temporaryFolder(), 'guildops.db');
  writeFileSync(file, 'hello, I am a text of more than a few bytes');
  for (const _ of [1, 2])
    await expect(opened(file)).rejects.toThrow(`${file} cannot be opened: file is not a database`);
});

describe('the audit trail', () => {
  it.each(['UPDATE events SET at = at', 'DELETE FROM events'])('refuses %s', async (statement) => {
    const folder = temporaryFolder();
    const store = await opened(join(folder, 'guildops.db'));
    await storedDeploy(store);
    await store.close();
    const sqlite = new BetterSqlite3(store.path);
    expect(() => sqlite.exec(statement)).toThrow(/events are never/);
    sqlite.close();
  });
});

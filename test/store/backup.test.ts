import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupPath, pruneBackups } from '../../src/store/backup.ts';
import { restoreFrom } from '../../src/store/restore.ts';
import { NOW } from '../fakes/words.ts';
import { opened, temporaryFolder } from './open.ts';

/** A database whose note said `then` when the copy was made, and says `now`. */
async function databaseWithCopy() {
  const folder = temporaryFolder();
  const [file, copy] = [join(folder, 'guildops.db'), join(folder, 'copies', 'copy.db')];
  const store = await opened(file);
  await store.notes.set('says', 'then');
  await store.backup(copy);
  await store.notes.set('says', 'now');
  return { folder, file, copy, store };
}
const says = async (file: string) => {
  const store = await opened(file);
  const answer = await store.notes.get('says');
  await store.close();
  return answer;
};

describe('a backup', () => {
  it('is a database of its own, readable by its owner only', async () => {
    const { copy } = await databaseWithCopy();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await says(copy)).toBe('then');
  });

  it('made in the middle of work holds whole transactions only', async () => {
    const folder = temporaryFolder();
    const store = await opened(join(folder, 'guildops.db'));
    const copied = store.backup(join(folder, 'copy.db'));
    for (let n = 0; n < 200; n += 1)
      await store.transaction(async ({ notes }) => {
        await notes.set('a', n);
        await notes.set(`filler ${n}`, 'x'.repeat(5_000));
        await notes.set('b', n);
      });
    await copied;
    const copy = await opened(join(folder, 'copy.db'));
    expect(await copy.notes.get('a')).toEqual(await copy.notes.get('b'));
  });

  it('is named after its time and reason, and only the newest of a reason are kept', () => {
    const folder = temporaryFolder();
    const of = { file: join(folder, 'guildops.db'), backupDir: folder, why: 'daily' };
    const paths = [1, 2, 3].map((day) => backupPath({ ...of, at: new Date(Date.UTC(2026, 0, day)) }));
    const other = backupPath({ ...of, why: 'replaced', at: new Date(0) });
    for (const path of [...paths, other]) writeFileSync(path, '');
    expect(paths[0]).toBe(join(folder, 'guildops-20260101T000000000Z-daily.db'));
    expect(pruneBackups(of, 2)).toEqual([paths[0]]);
    expect(readdirSync(folder)).toHaveLength(3);
  });
});

describe('restoring', () => {
  it('puts the backup in the place of the database, and keeps what was there', async () => {
    const { file, copy, store } = await databaseWithCopy();
    await store.close();
    const { replaced } = await restoreFrom(copy, { file, at: NOW });
    expect(await says(file)).toBe('then');
    expect(await says(replaced ?? '')).toBe('now');
    expect(existsSync(`${file}.restoring`)).toBe(false);
  });

  it('works where there is no database yet', async () => {
    const { folder, copy } = await databaseWithCopy();
    const file = join(folder, 'new.db');
    expect(await restoreFrom(copy, { file, at: NOW })).toEqual({ replaced: undefined });
    expect(await says(file)).toBe('then');
  });

  it('works where the database is damaged, and keeps the damaged one', async () => {
    const { file, copy, store } = await databaseWithCopy();
    await store.close();
    writeFileSync(file, 'not a database at all');
    const { replaced } = await restoreFrom(copy, { file, at: NOW });
    expect(readFileSync(replaced ?? '', 'utf8')).toBe('not a database at all');
    expect(await says(file)).toBe('then');
  });

  it('keeps what a crash left in the log of the database that is replaced', async () => {
    const { folder, file, copy, store } = await databaseWithCopy();
    const crashed = join(folder, 'crashed.db');
    for (const part of ['', '-wal']) copyFileSync(`${file}${part}`, `${crashed}${part}`);
    await store.close();
    const { replaced } = await restoreFrom(copy, { file: crashed, at: NOW });
    expect(await says(crashed)).toBe('then');
    expect(await says(replaced ?? '')).toBe('now');
  });

  it('is refused while a process has the database', async () => {
    const { file, copy, store } = await databaseWithCopy();
    await expect(restoreFrom(copy, { file, at: NOW })).rejects.toThrow(/in use by process/);
    expect(await store.notes.get('says')).toBe('now');
  });

  it.each([
    { what: 'is no database', spoil: (path: string) => writeFileSync(path, 'hello'), why: /not a database/ },
    {
      what: 'was cut short',
      spoil: (path: string) => truncateSync(path, 40_000),
      why: /malformed|disk image|database/,
    },
    {
      what: 'is somebody else’s',
      spoil: (path: string) => void new BetterSqlite3(path).exec('DROP TABLE kysely_migration').close(),
      why: /not a database of GuildOps/,
    },
    {
      what: 'is of a newer version',
      spoil: (path: string) =>
        void new BetterSqlite3(path).exec(`INSERT INTO kysely_migration VALUES ('9999-future', '')`).close(),
      why: /newer GuildOps \(it has had 9999-future\)/,
    },
  ])('is refused for a backup that $what, and changes nothing', async ({ spoil, why }) => {
    const { file, copy, store } = await databaseWithCopy();
    await store.close();
    spoil(copy);
    await expect(restoreFrom(copy, { file, at: NOW })).rejects.toThrow(why);
    expect(await says(file)).toBe('now');
  });
});

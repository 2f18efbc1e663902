import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSealer } from '../../src/core/seal.ts';
import type { Clock } from '../../src/deploy/ports.ts';
import { openStore, type SqliteStore } from '../../src/store/open-store.ts';

export const testSealer = createSealer([{ id: 'test', key: new Uint8Array(32).fill(7) }]);

let empty: Promise<Buffer> | undefined;

/** The real store in memory, a millisecond old: a copy of one whose schema is up to date. It needs no closing; the clock decides when jobs are due. */
export async function fakeStore(clock: Clock = { now: () => new Date() }): Promise<SqliteStore> {
  empty ??= emptyStore(clock);
  return openStore({ file: ':memory:', copy: await empty, sealer: testSealer, clock });
}

async function emptyStore(clock: Clock): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'guildops-empty-'));
  const file = join(folder, 'guildops.db');
  try {
    const store = await openStore({ file: ':memory:', sealer: testSealer, clock });
    await store.backup(file);
    await store.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

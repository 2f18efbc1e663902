import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type SqliteStore } from '../../src/store/open-store.ts';
import { testSealer } from '../fakes/store.ts';
import { NOW } from '../fakes/words.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guildops-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that is closed after the test, unless the test closed it before; its clock stands still. */
export async function opened(file: string): Promise<SqliteStore> {
  const store = await openStore({ file, sealer: testSealer, clock: { now: () => NOW } });
  onTestFinished(() => store.close());
  return store;
}

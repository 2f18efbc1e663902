import { createSealer } from '../../src/core/seal.ts';
import type { Clock } from '../../src/deploy/ports.ts';
import { openStore, type SqliteStore } from '../../src/store/open-store.ts';

export const testSealer = createSealer([{ id: 'test', key: new Uint8Array(32).fill(7) }]);

/** The real store in memory, a few milliseconds old. It needs no closing; the clock decides when jobs are due. */
export const fakeStore = (clock: Clock = { now: () => new Date() }): Promise<SqliteStore> =>
  openStore({ file: ':memory:', sealer: testSealer, clock });

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { opened, temporaryFolder } from './open.ts';
import { startWriter } from './writer.ts';

const FUTURE = new Date('2999-01-01T00:00:00Z');

it.each([
  { act: 'committed', means: 'keeps all of', written: 1, jobs: 1 },
  { act: 'underway', means: 'keeps nothing of', written: undefined, jobs: 0 },
] as const)('kill -9 $means a transaction that is $act', async ({ act, written, jobs }) => {
  const file = join(temporaryFolder(), 'guildops.db');
  const writer = await startWriter(file, act);
  await writer.kill();
  const store = await opened(file);
  const by = { tasks: ['sweep'], now: FUTURE, worker: 'w', leaseUntil: FUTURE } as const;
  expect(await store.notes.get('ready')).toBe(true);
  expect(await store.notes.get('written')).toBe(written);
  expect([await store.queue.claim(by)].filter(Boolean)).toHaveLength(jobs);
});

import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import type { Clock } from '../../src/deploy/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { jobsContract } from '../contracts/jobs-contract.ts';
import { testSealer } from '../fakes/store.ts';
import { temporaryFolder } from '../store/open.ts';

async function jobsIn(file: string, clock: Clock) {
  const store = await openStore({ file, sealer: testSealer, clock });
  onTestFinished(() => store.close());
  return { store, queue: store.queue };
}

describe('the jobs of a store in a file', () =>
  jobsContract((clock) => jobsIn(join(temporaryFolder(), 'guildops.db'), clock)));
describe('the jobs of a store in memory', () => jobsContract((clock) => jobsIn(':memory:', clock)));

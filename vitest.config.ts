import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests below these keep nothing between files, so a worker reads the modules that they share once instead of once for each file. */
const TIDY = [
  ...['ai', 'catalog', 'cli', 'contracts', 'core', 'cost', 'deploy', 'discord', 'generators', 'git', 'github', 'jobs'],
  ...['policy', 'repo', 'review', 'runner', 'sandbox', 'state', 'store', 'web'],
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    reporters: ['default', './test/setup/left-out.ts'],
    // One more than there are cores: these tests spend much of their time waiting for processes. Vitest would leave a core to itself.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: TIDY } },
      { extends: true, test: { name: 'tidy', include: TIDY, isolate: false } },
    ],
    // A limit ends what hangs; how fast something is, the benches say.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'text'],
      thresholds: { lines: 85 },
    },
  },
});

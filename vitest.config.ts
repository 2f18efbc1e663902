import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

/** Tests that put modules of their own in place of ours, or add a cloud: what their worker has read then is no good for others. */
const APART = ['must-hold/hostile-pull', 'must-hold/state', 'must-hold/unjailed', 'toy-cloud/toy-cloud'].map(
  (name) => `test/${name}.test.ts`,
);

export default defineConfig({
  test: {
    reporters: ['default', './test/setup/left-out.ts'],
    sequence: { sequencer: LongestFirst },
    // More than there are cores: these tests spend much of their time waiting for processes. Vitest would leave a core to itself.
    maxWorkers: availableParallelism() + 2,
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      // All others keep nothing between files, so a worker reads the modules that they share once instead of once for each file.
      { extends: true, test: { name: 'tidy', include: ['test/**/*.test.ts'], exclude: APART, isolate: false } },
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

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from './sandbox/patience.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/setup/left-out.ts'],
    // Vitest would leave one core to itself, though half of the time of these tests is spent waiting for processes.
    maxWorkers: Math.max(2, availableParallelism()),
    // For what hangs: a test that is merely slow, beside others on a busy machine, is not wrong.
    testTimeout: PATIENCE_MS * 3,
    hookTimeout: PATIENCE_MS * 3,
    expect: { poll: { timeout: PATIENCE_MS } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'text'],
      thresholds: { lines: 85 },
    },
  },
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from '../../src/jobs/backoff.ts';

it.each([
  { attempt: 1, seconds: 3 },
  { attempt: 2, seconds: 7 },
  { attempt: 5, seconds: 148 },
  { attempt: 10, seconds: 22_026 },
  { attempt: 24, seconds: 22_026 },
])('waits about $seconds s after attempt $attempt', ({ attempt, seconds }) => {
  expect(Math.round(backoffMs(attempt, 0.5) / 1_000)).toBe(seconds);
});

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('spreads retries by a fifth either way', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), random, (attempt, chance) => {
      const ratio = backoffMs(attempt, chance) / backoffMs(attempt, 0.5);
      expect(ratio).toBeGreaterThan(0.799);
      expect(ratio).toBeLessThan(1.201);
    }),
  ));

import { describe, expect, it } from 'vitest';
import { spacedBy } from '../../src/github/spacing.ts';

/** When each of three writes started, in milliseconds. */
async function starts(intervalMs: number, ids: readonly string[]): Promise<number[]> {
  const { write } = spacedBy(intervalMs);
  const job = () => Promise.resolve(performance.now());
  return (await Promise.all(ids.map((id) => write.key(id).schedule({}, job)))) as number[];
}
/** A timer may fire a little early. */
const EARLY_MS = 5;

describe('writes', () => {
  it('of one installation start apart', async () => {
    const [first = 0, second = 0, third = 0] = await starts(60, ['a', 'a', 'a']);
    expect(second - first).toBeGreaterThanOrEqual(60 - EARLY_MS);
    expect(third - second).toBeGreaterThanOrEqual(60 - EARLY_MS);
  });

  it('of different installations do not wait for each other', async () => {
    const [first = 0, second = 0] = await starts(10_000, ['a', 'b']);
    expect(Math.abs(second - first)).toBeLessThan(1_000);
  });

  it('do not wait at all where the setting is 0', async () => {
    const times = await starts(0, ['a', 'a', 'a']);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1_000);
  });
});

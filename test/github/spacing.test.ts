import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spacedBy } from '../../src/github/spacing.ts';

describe('writes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Asks for a write of each installation at once; what has started by then is told after so many milliseconds. */
  function ask(intervalMs: number, ids: readonly string[]) {
    const { write } = spacedBy(intervalMs);
    const started: string[] = [];
    for (const id of ids) void write.key(id).schedule({}, async () => void started.push(id));
    return async (ms: number): Promise<string[]> => {
      await vi.advanceTimersByTimeAsync(ms);
      return started;
    };
  }

  it('of one installation start apart', async () => {
    const startedAfter = ask(1_000, ['a', 'a', 'a']);
    expect(await startedAfter(0)).toHaveLength(1);
    expect(await startedAfter(998)).toHaveLength(1);
    expect(await startedAfter(2)).toHaveLength(2);
    expect(await startedAfter(998)).toHaveLength(2);
    expect(await startedAfter(2)).toHaveLength(3);
  });

  it('of different installations do not wait for each other', async () => {
    const startedAfter = ask(10_000, ['a', 'b', 'a']);
    expect(await startedAfter(0)).toEqual(['a', 'b']);
  });

  it('do not wait at all where the setting is 0', async () => {
    const startedAfter = ask(0, ['a', 'a', 'a']);
    expect(await startedAfter(0)).toHaveLength(3);
  });
});

import { describe, expect, it } from 'vitest';
import { latencyOf, parseLatency, pause, printLatency } from '../../../sandbox/cloud/provider/latency.ts';

const overlay = { title: 'Thing', id: '{name}', latencyMs: { create: 900 } };

describe('the time that the sandbox cloud takes', () => {
  it.each([
    [0, 'create', 0],
    [250, 'create', 250],
    [250, 'read', 0], // one number is for changes: reading is what every plan does for every object
    [{ create: 40, read: 5 }, 'read', 5],
    [{ create: 40 }, 'delete', 0],
    ['realistic', 'create', 900],
    ['realistic', 'delete', 0],
  ] as const)('%j makes a %s last %i ms', (latency, operation, ms) => {
    expect(latencyOf(latency, operation, overlay)).toBe(ms);
  });

  it.each([0, 250, 'realistic', { create: 40, delete: 5 }] as const)(
    '%j is written so that it is read back',
    (latency) => {
      expect(parseLatency(printLatency(latency))).toEqual(latency);
    },
  );

  it.each(['slow', 'create=', 'boil=3', 'create=1;delete=2', '-1'])('is refused when given as %j', (given) => {
    expect(() => parseLatency(given)).toThrow('Not a latency');
  });

  it('is cut short by an interruption', async () => {
    const stop = new AbortController();
    const waiting = pause(3_600_000, stop.signal);
    stop.abort();
    await waiting;
    await pause(3_600_000, stop.signal);
  });
});

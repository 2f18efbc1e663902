import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/discord/duration.ts';

describe('how long a right lasts', () => {
  it.each([
    ['30m', { forMs: 1_800_000 }],
    ['2h', { forMs: 7_200_000 }],
    [' 1D ', { forMs: 86_400_000 }],
    ['30 d', { forMs: 2_592_000_000 }],
    ['4w', { forMs: 2_419_200_000 }],
    ['Permanent', { permanent: true }],
  ])('reads "%s"', (text, duration) => expect(parseDuration(text)).toEqual(duration));

  it.each(['', '0h', 'h', '2', '2 hours ago', '-1d', '1.5h', '99999w', '2h1m', 'for ever'])(
    'does not guess at "%s"',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );

  it('never throws and never gives more than a year', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const duration = parseDuration(text);
        if (duration && 'forMs' in duration) expect(duration.forMs).toBeLessThanOrEqual(366 * 86_400_000);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/catalog/nearest.ts';

describe('nearest', () => {
  it.each([
    { typed: 'us-central-1', options: ['us-central1', 'us-east1'], meant: 'us-central1' },
    { typed: 'e2-meduim', options: ['e2-medium', 'e2-micro'], meant: 'e2-medium' },
    { typed: 'NETWROK', options: ['network', 'vm'], meant: 'network' },
    { typed: 'banana', options: ['network', 'vm'], meant: undefined },
    { typed: '', options: ['vm'], meant: undefined },
    { typed: 'x'.repeat(10_000), options: ['vm'], meant: undefined },
  ])('takes "$typed" for $meant', ({ typed, options, meant }) => {
    expect(nearest(typed, options)).toBe(meant);
  });

  it('counts no letter to change between equal words, and the same both ways', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('counts two letters that changed places as one mistake', () => {
    expect(editDistance('medium', 'meduim')).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholeIpv6 } from '../../../src/generators/aws/ipv6.ts';
import { layout } from '../../../src/generators/aws/layout.ts';
import { overlaps, parseRange, printRange } from '../../../src/generators/models/ranges.ts';

describe('address ranges', () => {
  it('of subnets lie in their network, apart from each other, in two zones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 24 }), fc.integer({ min: 0, max: 255 }), (prefix, second) => {
        const cidr = `10.${second}.0.0/${prefix}`;
        const all = layout({ cidr }, { provider: 'aws', region: 'us-west-1' });
        expect(all.map(({ zone }) => zone)).toEqual(['us-west-1b', 'us-west-1c', 'us-west-1b', 'us-west-1c']);
        const ranges = all.flatMap((one) => parseRange(one.cidr) ?? []);
        expect(ranges.every((one, at) => ranges.slice(at + 1).every((other) => !overlaps(one, other)))).toBe(true);
        expect(ranges.every((one) => one.prefix <= 28 && overlaps(one, parseRange(cidr) ?? one))).toBe(true);
      }),
    );
  });

  it('are read as they are printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }), (first, prefix) => {
        expect(parseRange(printRange({ first, prefix }))).toEqual({ first, prefix });
      }),
    );
  });

  it.each([
    ['::/0', true],
    ['2001:db8::/32', true],
    ['fd00::/8', true],
    ['::1/128', true],
    ['2001:db8::1/32', false],
    ['10.0.0.0/8', false],
    ['::/129', false],
    ['x', false],
  ])('of IPv6: %s', (text, is) => {
    expect(isWholeIpv6(text)).toBe(is);
  });
});

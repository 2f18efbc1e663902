import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, parseCidr, printAddress } from '../../../sandbox/cloud/common/cidr.ts';

describe('an address range', () => {
  it.each([
    ['10.0.0.0/8', { first: 167_772_160, size: 16_777_216 }],
    ['10.20.0.37/28', { first: 169_082_912, size: 16 }],
    ['255.255.255.255/32', { first: 4_294_967_295, size: 1 }],
    ['0.0.0.0/0', { first: 0, size: 4_294_967_296 }],
    ['10.0.0.0', undefined],
    ['10.0.0.256/24', undefined],
    ['10.0.0.0/33', undefined],
    ['fd00::/8', undefined],
    ['', undefined],
  ])('is read from %j', (text, range) => {
    expect(parseCidr(text)).toEqual(range);
  });

  it('writes its addresses so that they are read back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), (address) => {
        expect(parseCidr(`${printAddress(address)}/32`)).toEqual({ first: address, size: 1 });
      }),
    );
  });

  it.each([
    ['10.0.0.0/16', '10.0.1.0/24', true],
    ['10.0.1.0/24', '10.0.0.0/16', false],
    ['10.0.0.0/24', '10.0.0.0/24', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
  ])('%s holds %s: %s', (outer, inner, holds) => {
    const [a, b] = [parseCidr(outer), parseCidr(inner)];
    expect(a && b && contains(a, b)).toBe(holds);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer, keyIdOf, type SealKey } from '../../src/core/seal.ts';

const key = (id: string, fill = id.length): SealKey => ({ id, key: Buffer.alloc(32, fill) });
const bytes = fc.uint8Array({ maxLength: 300 });

describe('a sealer', () => {
  const sealer = createSealer([key('new'), key('older')]);

  it('opens what it sealed, at the place it was sealed for', () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: 'grapheme' }), (clear, aad) => {
        expect(Buffer.from(sealer.open(sealer.seal(clear, aad), aad)).equals(Buffer.from(clear))).toBe(true);
      }),
    );
  });

  it('opens nothing in which a single bit was changed', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (clear, at, bit) => {
        const sealed = Buffer.from(sealer.seal(clear, 'here'));
        const index = at % sealed.length;
        sealed[index] = (sealed[index] ?? 0) ^ (1 << bit);
        expect(() => sealer.open(sealed, 'here')).toThrow();
      }),
    );
  });

  it('opens nothing that was cut short', () => {
    const sealed = sealer.seal(Buffer.from('hello'), 'here');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.open(sealed.subarray(0, length), 'here')).toThrow();
    }
  });

  it('opens nothing at another place', () => {
    const sealed = sealer.seal(Buffer.from('hello'), 'state:a:1');
    expect(() => sealer.open(sealed, 'state:a:2')).toThrow('another place');
  });

  it('never seals the same bytes to the same ciphertext', () => {
    const [a, b] = [sealer.seal(Buffer.from('x'), ''), sealer.seal(Buffer.from('x'), '')];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false);
  });

  it('seals with the first key and opens with any: keys can be changed one after the other', () => {
    const before = createSealer([key('older')]);
    const sealed = before.seal(Buffer.from('hello'), 'here');
    expect([keyIdOf(sealed), keyIdOf(sealer.seal(sealed, ''))]).toEqual(['older', 'new']);
    expect(Buffer.from(sealer.open(sealed, 'here')).toString()).toBe('hello');
    expect(() => createSealer([key('new')]).open(sealed, 'here')).toThrow('sealed with key "older"');
  });

  it('does not open with another key of the same name', () => {
    const sealed = sealer.seal(Buffer.from('hello'), 'here');
    expect(() => createSealer([key('new', 99)]).open(sealed, 'here')).toThrow('does not open');
  });

  it.each([
    { keys: [], why: 'at least one key' },
    { keys: [key('a'), key('a')], why: 'its own id' },
    { keys: [key('')], why: '1 to 255 bytes' },
    { keys: [key('é'.repeat(128))], why: '1 to 255 bytes' },
    { keys: [{ id: 'short', key: Buffer.alloc(16) }], why: 'AES-256 needs 32' },
  ])('is not made without proper keys ($why)', ({ keys, why }) => {
    expect(() => createSealer(keys)).toThrow(why);
  });
});

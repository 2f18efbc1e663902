import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDoc, toDoc } from '../../src/store/codec.ts';
import { anyText } from '../any-text.ts';

const roundTrip = (value: unknown): unknown => fromDoc(toDoc(value));

/** Keys that a careless reader would take for its own, among any others. */
const key = fc.oneof(fc.constantFrom('$date', '$$date', '$', '__proto__', 'constructor', 'toJSON'), fc.string());
const leaf = fc.oneof(
  anyText(),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0), // JSON has one zero
  fc.date({ noInvalidDate: true, min: new Date(-8.64e15), max: new Date(8.64e15) }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('list'), tie('fields')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  fields: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

describe('a document', () => {
  it('gives back every value as it was, whatever its keys and texts are', () =>
    fc.assert(
      fc.property(value, (any) => {
        expect(isDeepStrictEqual(roundTrip(any), any)).toBe(true);
      }),
      { numRuns: 500 },
    ));

  it('has one text per value, so that reading and writing again changes nothing', () =>
    fc.assert(
      fc.property(value, (any) => {
        expect(toDoc(roundTrip(any))).toBe(toDoc(any));
      }),
    ));

  it('keeps a text that looks like a date a text', () => {
    const settings = { $date: '2026-01-01T00:00:00.000Z', note: '{"$date":"2026-01-01T00:00:00.000Z"}' };
    expect(roundTrip(settings)).toStrictEqual(settings);
  });

  it('takes an undefined field for an absent one', () => {
    expect(roundTrip({ a: 1, b: undefined })).toStrictEqual({ a: 1 });
  });

  it('never gives an object a prototype from a key', () => {
    const hostile = fromDoc<object>('{"__proto__": {"admin": true}, "$$x": 1}');
    expect('admin' in hostile).toBe(false);
  });

  it.each([
    { what: 'an invalid date', value: new Date(Number.NaN) },
    { what: 'NaN', value: { n: Number.NaN } },
    { what: 'infinity', value: Number.POSITIVE_INFINITY },
    { what: 'bytes', value: new Uint8Array(2) },
    { what: 'a map', value: [new Map()] },
    { what: 'a function', value: () => {} },
    { what: 'a bigint', value: 1n },
    { what: 'a gap in a list', value: [undefined] },
  ])('is refused for $what, which JSON would lose in silence', ({ value: lost }) => {
    expect(() => toDoc(lost)).toThrow();
  });
});

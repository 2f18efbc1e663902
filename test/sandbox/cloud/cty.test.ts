import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueFromJson, valueToJson } from '../../../sandbox/cloud/cty/json.ts';
import { decodeValue, encodeValue } from '../../../sandbox/cloud/cty/msgpack.ts';
import { sameValue } from '../../../sandbox/cloud/cty/same.ts';
import type { Type } from '../../../sandbox/cloud/cty/type.ts';
import { UNKNOWN, type Value } from '../../../sandbox/cloud/cty/value.ts';
import { anyType, anyValue, knownValue } from './arbitraries.ts';

const typed = (value: (type: Type) => fc.Arbitrary<Value>) =>
  anyType.chain((type) => fc.tuple(fc.constant(type), value(type)));

describe('a terraform value', () => {
  it('is the same after its way through msgpack', () => {
    fc.assert(
      fc.property(typed(anyValue), ([type, value]) => {
        expect(decodeValue(encodeValue(value, type), type)).toEqual(value);
      }),
    );
  });

  it('is the same after its way through the JSON of a state file', () => {
    fc.assert(
      fc.property(typed(knownValue), ([type, value]) => {
        const json: unknown = JSON.parse(JSON.stringify(valueToJson(value)));
        expect(valueFromJson(json, type)).toEqual(value);
      }),
    );
  });

  it.each<[string, Uint8Array]>([
    ['an unknown value', Uint8Array.of(0xd4, 0, 0)],
    ['an unknown value of which something is known', Uint8Array.of(0xd5, 12, 0x80, 0x80)],
    ['a number too large for JavaScript', Buffer.from([0xb5, ...Buffer.from('123456789012345678901')])],
  ])('keeps %s in the bytes that terraform uses for it', (_, bytes) => {
    expect(Buffer.from(encodeValue(decodeValue(bytes, 'number'), 'number'))).toEqual(Buffer.from(bytes));
  });

  it('lacks no attribute of its type, even when terraform sent fewer', () => {
    const type: Type = ['object', { name: 'string', size: 'number' }];
    expect(decodeValue(encodeValue({ name: 'web' }, ['object', { name: 'string' }]), type)).toEqual({
      name: 'web',
      size: null,
    });
  });

  it.each<[Value, Type]>([
    ['text', 'number'],
    [1, 'string'],
    [['a'], ['map', 'string']],
    [{ a: 'b' }, ['list', 'string']],
  ])('is refused when %j shall be %j', (value, type) => {
    expect(() => encodeValue(value, type)).toThrow('Expected');
  });

  it.each<[string, Value, Value, Type, boolean]>([
    ['sets in another order are the same', ['a', 'b'], ['b', 'a'], ['set', 'string'], true],
    ['lists in another order are not', ['a', 'b'], ['b', 'a'], ['list', 'string'], false],
    ['unknown is the same as unknown', UNKNOWN, UNKNOWN, 'string', true],
    ['unknown is not the text that stands for it', UNKNOWN, '?', 'string', false],
    ['null is not the word', null, 'null', 'string', false],
    ['a missing attribute is null', { a: 'x' }, { a: 'x', b: null }, ['object', { a: 'string', b: 'bool' }], true],
  ])('is compared by meaning: %s', (_, a, b, type, same) => {
    expect(sameValue(a, b, type)).toBe(same);
  });
});

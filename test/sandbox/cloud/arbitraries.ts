import fc from 'fast-check';
import type { Type } from '../../../sandbox/cloud/cty/type.ts';
import { BigNumber, UNKNOWN, Unknown, type Value } from '../../../sandbox/cloud/cty/value.ts';
import { anyText } from '../../any-text.ts';

const { type } = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'type' },
    fc.constantFrom<Type>('string', 'number', 'bool'),
    fc.tuple(fc.constantFrom('list', 'set', 'map'), tie('type')).map(([kind, element]): Type => [kind, element]),
    fc
      .dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), tie('type'), { maxKeys: 4 })
      .map((members): Type => ['object', { ...members }]),
  ),
}));

/** Any type that our schemas can hold. */
export const anyType = type;

/** Numbers that msgpack carries unchanged; what JavaScript cannot hold travels as decimal text. */
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0), // no minus zero: cty has only one
);

/** Any known value of a type; `null` may stand everywhere. */
export function knownValue(type: Type): fc.Arbitrary<Value> {
  return fc.option(filled(type, knownValue), { freq: 8 });
}

/** Any value of a type as terraform may send it: parts of it unknown, numbers of any size. */
export function anyValue(type: Type): fc.Arbitrary<Value> {
  const special: fc.Arbitrary<Value>[] = [fc.constant(null), fc.constant(UNKNOWN)];
  special.push(fc.uint8Array({ minLength: 1, maxLength: 20 }).map((refinement) => new Unknown(refinement)));
  if (type === 'number') special.push(fc.bigInt(2n ** 64n, 2n ** 90n).map((big) => new BigNumber(String(big))));
  return fc.oneof({ weight: 6, arbitrary: filled(type, anyValue) }, ...special);
}

function filled(type: Type, inside: (type: Type) => fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  if (type === 'string') return anyText();
  if (type === 'number') return number;
  if (type === 'bool') return fc.boolean();
  if (type[0] === 'object') {
    return fc.record(Object.fromEntries(Object.entries(type[1]).map(([name, member]) => [name, inside(member)])));
  }
  if (type[0] !== 'map') return fc.array(inside(type[1]), { maxLength: 4 });
  const key = anyText().filter((text) => text !== '__proto__'); // msgpack's library refuses it
  return fc.dictionary(key, inside(type[1]), { maxKeys: 4 }).map((map) => ({ ...map }));
}

import { innerType, type Type } from './type.ts';
import { BigNumber, isList, isObject, isUnknown, type Value } from './value.ts';

/** Whether two values of a type are equal. Sets ignore order; unknown equals only unknown. */
export function sameValue(a: Value | undefined, b: Value | undefined, type: Type): boolean {
  return canonical(a, type) === canonical(b, type);
}

/** Whether two values of a type are equal wherever the first one is known. */
export function agrees(value: Value | undefined, other: Value | undefined, type: Type): boolean {
  if (isUnknown(value)) return true;
  if (typeof type === 'string') return sameValue(value, other, type);
  if (isList(value) && isList(other)) {
    const inside = innerType(type);
    if (value.length !== other.length) return false;
    if (type[0] === 'list') return value.every((each, index) => agrees(each, other[index], inside));
    return value.every((each) => other.some((candidate) => agrees(each, candidate, inside)));
  }
  if (isObject(value) && isObject(other)) {
    const names = new Set([...Object.keys(value), ...Object.keys(other)]);
    return [...names].every((name) => agrees(value[name], other[name], innerType(type, name)));
  }
  return sameValue(value, other, type);
}

/** A text that is the same for equal values. Plain JSON never starts with `?`, so unknown is like no known value. */
function canonical(value: Value | undefined, type: Type): string {
  if (value === null || value === undefined) return 'null';
  if (isUnknown(value)) return '?';
  if (value instanceof BigNumber) return value.decimal;
  if (typeof type === 'string') return JSON.stringify(value);
  if (isList(value)) {
    const elements = value.map((each) => canonical(each, innerType(type)));
    return `[${(type[0] === 'set' ? elements.sort() : elements).join()}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(type[0] === 'object' ? type[1] : value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name], innerType(type, name))}`).join()}}`;
}

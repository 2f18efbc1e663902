import { innerType, type Type } from '../cty/type.ts';
import { isList, isObject, isUnknown, mapObject, UNKNOWN, type Value } from '../cty/value.ts';
import { emptyValue } from './fill.ts';

/**
 * How terraform's own SDK plans an argument that is configured: a set or map is unknown as a whole when one of its
 * elements is, and what is left out of an object in a list or set is empty instead of null.
 */
export function asConfigured(value: Value, type: Type): Value {
  if (typeof type === 'string' || type[0] === 'object') return value;
  const inside = innerType(type);
  if (typeof inside === 'object' && inside[0] === 'object') {
    return isList(value) ? value.map((element) => withoutNulls(element, inside)) : value;
  }
  const elements = isList(value) ? value : isObject(value) ? Object.values(value) : [];
  return type[0] !== 'list' && elements.some(isUnknown) ? UNKNOWN : value;
}

function withoutNulls(value: Value, type: Exclude<Type, string>): Value {
  if (!isObject(value)) return value;
  return mapObject(value, (member, name) => member ?? emptyValue(innerType(type, name)));
}

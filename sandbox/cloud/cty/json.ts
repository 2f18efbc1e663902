import type { Type } from './type.ts';
import { BigNumber, isList, isObject, isUnknown, mapObject, type Value } from './value.ts';

/** What JSON can hold: the values that are known and whose numbers JavaScript holds exactly. */
export type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

/** Reads a value from the JSON of a state file. Missing attributes are `null`; what the type does not name is dropped. */
export function valueFromJson(json: unknown, type: Type): Value {
  if (json === null || json === undefined) return null;
  if (typeof type === 'string') return primitive(json);
  if (type[0] === 'list' || type[0] === 'set') {
    return Array.isArray(json) ? json.map((element) => valueFromJson(element, type[1])) : [];
  }
  const members: { [key: string]: unknown } = typeof json === 'object' ? { ...json } : {};
  if (type[0] === 'map') return mapObject(members, (element) => valueFromJson(element, type[1]));
  return mapObject(type[1], (attribute, name) => valueFromJson(members[name], attribute));
}

/** Writes a value as the JSON of a state file. What is unknown becomes `null`. */
export function valueToJson(value: Value | undefined): Json {
  if (value === undefined || isUnknown(value)) return null;
  if (value instanceof BigNumber) return Number(value.decimal);
  if (isList(value)) return value.map(valueToJson);
  return isObject(value) ? mapObject(value, valueToJson) : value;
}

function primitive(json: unknown): Value {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  throw new Error(`Expected a plain value in the state, found ${JSON.stringify(json)}`);
}

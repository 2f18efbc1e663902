import { decode, ExtData, encode } from '@msgpack/msgpack';
import type { Type } from './type.ts';
import { BigNumber, isList, isObject, isUnknown, mapObject, UNKNOWN, Unknown, type Value } from './value.ts';

/** cty writes an unknown value as msgpack extension 0, and one of which something is known as extension 12. */
const UNKNOWN_EXTENSION = new ExtData(0, new Uint8Array([0]));
const REFINED_UNKNOWN = 12;

/**
 * Reads a value in cty's msgpack form. Attributes that an object lacks become `null`.
 * @throws Error when the bytes are not a value of that type
 */
export function decodeValue(bytes: Uint8Array, type: Type): Value {
  return fromRaw(decode(bytes, { useBigInt64: true }), type);
}

/**
 * Writes a value in cty's msgpack form.
 * @throws Error when the value is not of that type
 */
export function encodeValue(value: Value, type: Type): Uint8Array {
  return encode(toRaw(value, type), { useBigInt64: true });
}

function fromRaw(raw: unknown, type: Type): Value {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof ExtData) return raw.type === REFINED_UNKNOWN ? new Unknown(extensionBytes(raw)) : UNKNOWN;
  if (type === 'number') return numberFromRaw(raw);
  if (type === 'string' && typeof raw === 'string') return raw;
  if (type === 'bool' && typeof raw === 'boolean') return raw;
  if (typeof type === 'string') throw mismatch(type, raw);
  if (type[0] === 'list' || type[0] === 'set') {
    if (!Array.isArray(raw)) throw mismatch(type[0], raw);
    return raw.map((element) => fromRaw(element, type[1]));
  }
  const members = rawObject(raw, type[0]);
  if (type[0] === 'map') return mapObject(members, (element) => fromRaw(element, type[1]));
  return mapObject(type[1], (attribute, name) => fromRaw(members[name], attribute));
}

function toRaw(value: Value | undefined, type: Type): unknown {
  if (value === null || value === undefined) return null;
  if (isUnknown(value)) return value.refinement ? new ExtData(REFINED_UNKNOWN, value.refinement) : UNKNOWN_EXTENSION;
  if (type === 'number' && value instanceof BigNumber) return value.decimal;
  if (typeof type === 'string') {
    if (typeof value !== (type === 'bool' ? 'boolean' : type)) throw mismatch(type, value);
    return value;
  }
  if (type[0] === 'list' || type[0] === 'set') {
    if (!isList(value)) throw mismatch(type[0], value);
    return value.map((element) => toRaw(element, type[1]));
  }
  if (!isObject(value)) throw mismatch(type[0], value);
  if (type[0] === 'map') return mapObject(value, (element) => toRaw(element, type[1]));
  return mapObject(type[1], (attribute, name) => toRaw(value[name], attribute));
}

function numberFromRaw(raw: unknown): Value {
  if (typeof raw === 'number') return raw;
  if (typeof raw === 'string') return new BigNumber(raw);
  if (typeof raw !== 'bigint') throw mismatch('number', raw);
  const number = Number(raw);
  return Number.isSafeInteger(number) ? number : new BigNumber(raw.toString());
}

function extensionBytes({ data }: ExtData): Uint8Array {
  return typeof data === 'function' ? data(0) : data;
}

function rawObject(raw: unknown, wanted: string): { [key: string]: unknown } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw mismatch(wanted, raw);
  return { ...raw };
}

function mismatch(wanted: string, found: unknown): Error {
  return new Error(`Expected a ${wanted}, found ${Array.isArray(found) ? 'a list' : typeof found}`);
}

import type { Json } from '../../core/json.ts';
import { type Fields, fieldAt, fieldsOf, listOf } from '../../core/plan-json/tree.ts';
import type { StateResource } from './state.ts';

/** Text, or none where there is an empty one, or something else. */
export const textAt = (values: Json | undefined, key: string): string | undefined => {
  const value = fieldAt(values, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const numberAt = (values: Json | undefined, key: string): number | undefined => {
  const value = fieldAt(values, key);
  return typeof value === 'number' ? value : undefined;
};

export const isOn = (values: Json | undefined, key: string): boolean => fieldAt(values, key) === true;

export const textsAt = (values: Json | undefined, key: string): string[] =>
  listOf(fieldAt(values, key)).filter((one): one is string => typeof one === 'string');

/** The blocks of a name. */
export const blocksAt = (values: Json | undefined, key: string): Fields[] => listOf(fieldAt(values, key)).map(fieldsOf);

/** The first block of a path of names, or an empty one. */
export const blockAt = (values: Json | undefined, ...keys: readonly string[]): Fields =>
  keys.reduce<Fields>((found, key) => blocksAt(found, key)[0] ?? {}, fieldsOf(values));

/** Settings that say something: what is undefined is not there, so that the kind's own default holds. */
export const given = (settings: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

export const ofType = (state: readonly StateResource[], type: string): StateResource[] =>
  state.filter((one) => one.type === type);

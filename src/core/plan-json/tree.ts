import type { Json } from '../json.ts';

export type Fields = { readonly [key: string]: Json };

export const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of an object, or the entries of a list by their index; of anything else none. */
export const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** A field or entry of its own; names such as `constructor` find nothing else. */
export const fieldAt = (value: Json | undefined, key: string): Json | undefined => {
  const fields = fieldsOf(value);
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
};

export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The same fields with other values. */
export const mapFields = (fields: Fields, change: (value: Json, key: string) => Json): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value, key)]));

/** The same value with every object of a list, or the list itself, changed. */
export const mapList = (value: Json | undefined, change: (item: Fields) => Json): Json =>
  listOf(value).map((item) => change(fieldsOf(item)));

/** The same object with some of its fields changed, where they are there. */
export const withFields = (fields: Fields, changes: Readonly<Record<string, (value: Json) => Json>>): Fields =>
  mapFields(fields, (value, key) => (Object.hasOwn(changes, key) ? (changes[key]?.(value) ?? null) : value));

/** A value that terraform does not know yet. A refinement ("not null", a prefix) is kept as the bytes it came in. */
export class Unknown {
  constructor(readonly refinement?: Uint8Array) {}
}

/** A number outside what a JavaScript number holds exactly, as decimal text. */
export class BigNumber {
  constructor(readonly decimal: string) {}
}

export type ObjectValue = { readonly [key: string]: Value };
/** A cty value. Sets are arrays whose order means nothing: compare with `sameValue`. */
export type Value = null | string | number | boolean | BigNumber | Unknown | readonly Value[] | ObjectValue;

export const UNKNOWN = new Unknown();

export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof BigNumber)
  );
}

/** The member of an object; `null` for a missing member and for anything that is not an object. */
export function member(value: Value | undefined, name: string): Value {
  return (isObject(value) && Object.hasOwn(value, name) ? value[name] : null) ?? null;
}

/** The value at a dotted path; a list on the way is entered at its first element. `null` when there is none. */
export function atPath(value: Value, path: string): Value {
  let here = value;
  for (const name of path.split('.')) here = member(isList(here) ? (here[0] ?? null) : here, name);
  return here;
}

/** All values at a dotted path, through every element of the lists on the way. */
export function allAtPath(value: Value, path: string): Value[] {
  const walk = (here: Value, [name, ...rest]: string[]): Value[] => {
    if (name === undefined) return [here];
    return isList(here) ? here.flatMap((element) => walk(element, [name, ...rest])) : walk(member(here, name), rest);
  };
  return walk(value, path.split('.'));
}

/** The text of a known string, else `undefined`. */
export function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Applies a function to every member of an object. */
export function mapObject<In, Out>(
  object: { readonly [key: string]: In },
  change: (value: In, key: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

import { canonicalJson, type Json } from '../json.ts';
import { SENSITIVE, SENSITIVE_CHANGED } from './mask.ts';
import { pathText } from './summarise.ts';
import { fieldAt, fieldsOf, isFields, listOf } from './tree.ts';

export type Glyph = '+' | '-' | '~' | ' ';

/** How one attribute, entry or block changes. */
export type Diff =
  | { is: 'same' }
  | { is: 'leaf'; glyph: Glyph; text: string; forces: boolean }
  | {
      is: 'group';
      glyph: Glyph;
      form: 'map' | 'list' | 'block';
      parts: readonly Part[];
      hidden: number;
      forces: boolean;
    };

export interface Part {
  name: string;
  diff: Exclude<Diff, { is: 'same' }>;
}

/** Paths that force a replacement, as text. */
export type Forcing = ReadonlySet<string>;

export interface Sides {
  before: Json | undefined;
  after: Json | undefined;
  /** `true` where the value will only be known after the apply, or of the shape of the value. */
  unknown: Json | undefined;
}

type Path = readonly (string | number)[];

const UNKNOWN = '(known after apply)';

const LONGEST_TEXT = 1_000;

/** A value on one line. What could hide or reorder text is written as its code. */
export function literal(value: Json): string {
  if (value === SENSITIVE || value === SENSITIVE_CHANGED) return SENSITIVE;
  const text = JSON.stringify(value);
  const short =
    text.length > LONGEST_TEXT
      ? `${text.slice(0, LONGEST_TEXT)}… (${text.length - LONGEST_TEXT} more characters)`
      : text;
  return short.replace(
    /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);

/** The difference between two sides of a value; empty and absent are the same. */
export function diffOf(sides: Sides, path: Path, forcing: Forcing): Diff {
  const { before, after, unknown } = sides;
  const forces = forcing.has(pathText(path));
  if (unknown === true) return leaf(isEmpty(before) ? '+' : '~', before, UNKNOWN, forces);
  const [was, will] = [
    isEmpty(before) ? undefined : before,
    isEmpty(after) && !hasUnknown(unknown) ? undefined : (after ?? {}),
  ];
  if (was === undefined && will === undefined) return { is: 'same' };
  if (isGroup(was) || isGroup(will)) return groupOf({ before: was, after: will, unknown }, path, forcing);
  if (canonicalJson(was ?? null) === canonicalJson(will ?? null)) return { is: 'same' };
  if (will === undefined) return leaf('-', was, 'null', forces);
  return leaf(was === undefined ? '+' : '~', was, literal(will), forces);
}

const isGroup = (value: Json | undefined): boolean => typeof value === 'object' && value !== null;

function leaf(glyph: Glyph, before: Json | undefined, after: string, forces: boolean): Diff {
  const was = isEmpty(before) ? undefined : literal(before ?? null);
  return { is: 'leaf', glyph, text: was === undefined || was === after ? after : `${was} -> ${after}`, forces };
}

function groupOf({ before, after, unknown }: Sides, path: Path, forcing: Forcing): Diff {
  const form = formOf(after ?? before);
  const glyph = before === undefined ? '+' : after === undefined ? '-' : '~';
  const all =
    form === 'list'
      ? listParts(listOf(before), listOf(after), unknown)
      : fieldParts({ before, after, unknown }, path, forcing, form);
  const parts = all.flatMap(({ name, diff }): Part[] => (diff.is === 'same' ? [] : [{ name, diff }]));
  const hidden = all.length - parts.length;
  const forces = forcing.has(pathText(path));
  return parts.length === 0 && glyph === '~' ? { is: 'same' } : { is: 'group', glyph, form, parts, hidden, forces };
}

/** A list of objects is what HCL writes as blocks; every other list stays one. */
const formOf = (value: Json | undefined): 'map' | 'list' | 'block' => {
  if (!Array.isArray(value)) return 'map';
  return listOf(value).some(isFields) ? 'block' : 'list';
};

type AnyPart = { name: string; diff: Diff };

function fieldParts({ before, after, unknown }: Sides, path: Path, forcing: Forcing, form: 'map' | 'block'): AnyPart[] {
  const [was, will, open] = [fieldsOf(before), fieldsOf(after), fieldsOf(unknown)];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(will), ...Object.keys(open)])];
  return keys
    .filter((key) => ![fieldAt(was, key), fieldAt(will, key)].every(isEmpty) || hasUnknown(fieldAt(open, key)))
    .map((key) => ({
      name: key,
      diff: diffOf(
        { before: fieldAt(was, key), after: fieldAt(will, key), unknown: fieldAt(open, key) },
        [...path, form === 'block' ? Number(key) : key],
        forcing,
      ),
    }));
}

/** `after_unknown` also names what is known, as `false` or as something empty. */
const hasUnknown = (unknown: Json | undefined): boolean =>
  unknown === true || Object.values(fieldsOf(unknown)).some(hasUnknown);

/** Entries that are gone and entries that are new; where they stand does not matter. */
function listParts(before: readonly Json[], after: readonly Json[], unknown: Json | undefined): AnyPart[] {
  const text = (value: Json) => literal(value);
  const left = new Map<string, number>();
  for (const value of before) left.set(text(value), (left.get(text(value)) ?? 0) + 1);
  const entries = after.map((value, at): AnyPart => {
    if (fieldAt(unknown, String(at)) === true) return entry('+', UNKNOWN);
    const count = left.get(text(value)) ?? 0;
    left.set(text(value), count - 1);
    return count > 0 ? { name: '', diff: { is: 'same' } } : entry('+', text(value));
  });
  const gone = [...left].flatMap(([value, count]) =>
    Array.from({ length: Math.max(0, count) }, () => entry('-', value)),
  );
  return [...entries, ...gone];
}

const entry = (glyph: Glyph, text: string): AnyPart => ({ name: '', diff: { is: 'leaf', glyph, text, forces: false } });

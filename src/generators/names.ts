import type { Problem } from '../core/refusal.ts';
import type { Kind } from '../core/request.ts';

const NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** What a resource's name breaks, if anything: it becomes a file name, a branch name and the cloud's own name (RFC 1035 labels). */
export function nameProblems(kind: Kind, name: string, longest: number): Problem[] {
  if (NAME.test(name) && name.length <= longest) return [];
  const expected = `lower-case letters, digits and hyphens, beginning with a letter, ending without a hyphen, at most ${longest}`;
  return [{ code: 'bad-input', field: 'name', why: `${shown(name)} is no name for a ${kind}`, expected }];
}

/** Input as an error shows it: quoted, on one line, cut. */
export function shown(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  const chars = Array.from(text);
  return chars.length > 80 ? `${chars.slice(0, 79).join('')}…` : text;
}

/**
 * A terraform identifier for a name; different names get different identifiers. `web-1` becomes `web_1`; any other character, the
 * underscore too, becomes its code between hyphens; what could not begin an identifier gets `_--` in front.
 */
export function identifierOf(name: string): string {
  if (/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) return name.replaceAll('-', '_');
  const escaped = Array.from(name, escapeChar).join('');
  return /^[A-Za-z_]/.test(escaped) ? escaped : `_--${escaped}`;
}

const escapeChar = (char: string): string => {
  if (char === '-') return '_';
  return /[A-Za-z0-9]/.test(char) ? char : `-${(char.codePointAt(0) ?? 0).toString(16)}-`;
};

/**
 * A terraform identifier for a part of something: `app-web`. Names of the form above never leave a hyphen in an identifier, so no other
 * name gets the same.
 */
export const partOf = (whole: string, part: string): string => `${identifierOf(whole)}-${identifierOf(part)}`;

/** Names made from a resource's name that are longer than the cloud takes. */
export const longNameProblems = (field: string, names: readonly string[], longest = 63): Problem[] =>
  names
    .filter((name) => name.length > longest)
    .map((name) => ({
      code: 'bad-input',
      field,
      why: `it makes the name ${name}, which is longer than ${longest} characters`,
      expected: 'a shorter name',
    }));

const LONGEST_LABEL = 63;

/**
 * A label's value by Google's rules: lower-case ASCII letters, digits, `_` and `-`, at most 63. What does not fit becomes hyphens; of a long
 * text the end stays, because an id stands there.
 */
export const labelValue = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(-LONGEST_LABEL)
    .replace(/^-+|-+$/g, '');

import { z } from 'zod';
import { not, readable, textual } from './fields.ts';

/*
 * Settings that are absent unless somebody asked for them: neither the resource's file nor its fingerprint gains anything when a kind
 * learns a new one.
 */

/** A whole number, or nothing. */
export const optionalNumber = (unit: string, min: number, max: number) => {
  const error = not(`a whole number from ${min} to ${max}`);
  const convert = (text: string) => (/^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : text);
  const number = z.int({ error }).min(min, { error }).max(max, { error });
  return z.preprocess(textual(convert), number.optional()).describe(`${min} to ${max} ${unit}`);
};

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);

/** Yes, no, or nothing: then the project decides. */
export const optionalFlag = () =>
  z
    .preprocess(
      textual((text) => FLAGS.get(text.toLowerCase()) ?? text),
      z.boolean({ error: not('yes or no') }).optional(),
    )
    .describe('true or false');

/** Words in a list, or in one text with commas or blanks between; an empty list is none. */
export const optionalWords = (pattern: RegExp, what: string, most: number, expected: string) => {
  const item = z.string({ error: not(what) }).regex(pattern, { error: not(what) });
  const list = z.array(item, { error: not('a list') }).max(most, { error: () => `it has more than ${most} entries` });
  const split = textual((text) => text.split(/[\s,]+/).filter((one) => one !== ''));
  return z.preprocess((input) => orNothing(split(input)), list.optional()).describe(expected);
};

/** An empty list says the same as none. */
export const orNothing = (input: unknown): unknown => (Array.isArray(input) && input.length === 0 ? undefined : input);

/** Text over several lines that is run, not shown: blanks at the start of lines stay, and it ends in a line break. */
export const optionalScript = (longest: number) =>
  z
    .preprocess(
      textual((text) => `${readable(text)}\n`),
      z
        .string({ error: not('text') })
        .max(longest, { error: ({ input }) => `it has ${String(input).length} characters` })
        .optional(),
    )
    .describe(`text, at most ${longest} characters`);

const oneOfError = (values: readonly string[]) => not(`one of ${values.join(', ')}`);
const lowered = textual((text) => text.toLowerCase());

/** One of a few words, whatever its case; the first one when nothing is said. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .preprocess(lowered, z.enum(values, { error: oneOfError(values) }).default(values[0] as Values[number] & string))
    .describe(`one of ${values.join(', ')}`);

/** One of a few words, or nothing. */
export const optionalOneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .preprocess(lowered, z.enum(values, { error: oneOfError(values) }).optional())
    .describe(`one of ${values.join(', ')}`);

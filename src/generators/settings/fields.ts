import { z } from 'zod';
import { shown } from '../names.ts';

/*
 * Settings come from YAML, where they have types, and from forms, where everything is text. Each field takes both; an empty text is the
 * same as nothing. `describe` holds what is expected: it becomes part of the refusal.
 */

/** Reads text of a form by `convert`; an empty one, and null, are nothing. What is no text passes as it is. */
export const textual = (convert: (text: string) => unknown) => (input: unknown) => {
  if (typeof input !== 'string') return input ?? undefined;
  const text = asUtf8(input.trim());
  return text === '' ? undefined : convert(text);
};

/** Half a surrogate pair cannot be written to a file; it becomes what a file would make of it. */
const asUtf8 = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** The reason of a refusal: what was given and what it is not. */
export const not =
  (what: string) =>
  ({ input }: { input?: unknown }): string =>
    input === undefined ? 'it is missing' : `${shown(input)} is not ${what}`;

/** One word or line that `pattern` takes. */
export const word = (pattern: RegExp, what: string, expected: string) =>
  z.preprocess(textual(String), z.string({ error: not(what) }).regex(pattern, { error: not(what) })).describe(expected);

/** Such a word, or `fallback`. */
export const wordOr = (fallback: string, pattern: RegExp, what: string, expected: string) =>
  z
    .preprocess(
      textual(String),
      z
        .string({ error: not(what) })
        .regex(pattern, { error: not(what) })
        .default(fallback),
    )
    .describe(expected);

/** Such a word, or nothing. */
export const optionalWord = (pattern: RegExp, what: string, expected: string) =>
  z
    .preprocess(
      textual(String),
      z
        .string({ error: not(what) })
        .regex(pattern, { error: not(what) })
        .optional(),
    )
    .describe(expected);

/** Line breaks as we write them; without control characters and without signs that turn text around, which would hide it in a diff. */
export const readable = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();

/** Text of any sort, cut of blanks at both ends; it never reaches anything but comments and descriptions. */
export const freeText = (longest: number) =>
  z
    .preprocess(
      textual(readable),
      z
        .string({ error: not('text') })
        .max(longest, { error: ({ input }) => `it has ${String(input).length} characters` })
        .default(''),
    )
    .describe(`text, at most ${longest} characters`);

export const wholeNumber = (unit: string, min: number, max: number, fallback: number) => {
  const error = not(`a whole number from ${min} to ${max}`);
  const convert = (text: string) => (/^\d{1,9}(?:\s?gi?b)?$/i.test(text) ? Number.parseInt(text, 10) : text);
  const number = z.int({ error }).min(min, { error }).max(max, { error });
  return z.preprocess(textual(convert), number.default(fallback)).describe(`${min} to ${max} ${unit}`);
};

const YES = new Set(['true', 'yes', 'on']);
const NO = new Set(['false', 'no', 'off']);

export const flag = (fallback: boolean) => {
  const convert = (text: string) => (YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : text);
  return z
    .preprocess(textual(convert), z.boolean({ error: not('yes or no') }).default(fallback))
    .describe('true or false');
};

/** Words in a list, or in one text with commas or blanks between. */
export const words = (pattern: RegExp, what: string, most: number, expected: string) => {
  const item = z.string({ error: not(what) }).regex(pattern, { error: not(what) });
  const list = z.array(item, { error: not('a list') }).max(most, { error: () => `it has more than ${most} entries` });
  return z
    .preprocess(
      textual((text) => text.split(/[\s,]+/)),
      list.default([]),
    )
    .describe(expected);
};

/** What every kind has: why it exists, and who asked for it first. */
export const COMMON = {
  purpose: freeText(5_000),
  requested_by: freeText(200),
};

import {
  overlaps as areOverlapping,
  contains,
  isPrivate,
  parseRange,
  printRange,
  type Range,
  wholeRange,
} from '../models/ranges.ts';

/**
 * Why a text is no range for a subnetwork, or undefined when it is one.
 * Source: Google, "Subnets", IPv4 subnet ranges: /8 to /29, host bits zero.
 */
export function rangeProblem(text: string): { why: string; expected: string } | undefined {
  const expected = 'a private IPv4 range from /8 to /29, such as 10.10.0.0/20';
  const range = parseRange(text);
  if (!range) return { why: `${JSON.stringify(text)} is not an IPv4 range`, expected };
  if (range.prefix < 8 || range.prefix > 29) return { why: `/${range.prefix} is not a size Google offers`, expected };
  const whole = wellFormed(text) ?? text;
  if (whole !== printRange(range)) return { why: `${text} does not begin at the start of its range`, expected: whole };
  return isPrivate(range) ? undefined : { why: `${text} is not private`, expected };
}

/** A range as it is written from its first address on; undefined for a text that is none. */
export function wellFormed(text: string): string | undefined {
  const whole = wholeRange(text);
  return whole && printRange(whole);
}

const both = (a: string, b: string, hold: (a: Range, b: Range) => boolean): boolean => {
  const [one, other] = [parseRange(a), parseRange(b)];
  return one !== undefined && other !== undefined && hold(one, other);
};

/** Whether one range lies in another; texts that are no ranges do not. */
export const isInside = (inner: string, outer: string): boolean => both(outer, inner, contains);

export const overlaps = (a: string, b: string): boolean => both(a, b, areOverlapping);

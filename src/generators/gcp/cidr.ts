/** An IPv4 range: first address as a number, and the length of its prefix. */
interface Range {
  first: number;
  prefix: number;
}

const size = (prefix: number): number => 2 ** (32 - prefix);

const toText = ({ first, prefix }: Range): string =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${prefix}`;

function parse(text: string): Range | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.slice(0, 4).some((part) => part > 255)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 33] = parts;
  return prefix > 32 ? undefined : { first: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
}

/** RFC 1918, without what Google keeps for itself or people already use for containers. */
const PRIVATE: readonly Range[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap(
  (text) => parse(text) ?? [],
);

const contains = (outer: Range, { first, prefix }: Range): boolean =>
  prefix >= outer.prefix && first >= outer.first && first < outer.first + size(outer.prefix);

/**
 * Why a text is no range for a subnetwork, or undefined when it is one.
 * Source: Google, "Subnets", IPv4 subnet ranges: /8 to /29, host bits zero.
 */
export function rangeProblem(text: string): { why: string; expected: string } | undefined {
  const expected = 'a private IPv4 range from /8 to /29, such as 10.10.0.0/20';
  const range = parse(text);
  if (!range) return { why: `${JSON.stringify(text)} is not an IPv4 range`, expected };
  if (range.prefix < 8 || range.prefix > 29) return { why: `/${range.prefix} is not a size Google offers`, expected };
  const first = range.first - (range.first % size(range.prefix));
  if (first !== range.first)
    return { why: `${text} does not begin at the start of its range`, expected: toText({ ...range, first }) };
  return PRIVATE.some((outer) => contains(outer, range)) ? undefined : { why: `${text} is not private`, expected };
}

/** A range as it is written from its first address on; undefined for a text that is none. */
export function wellFormed(text: string): string | undefined {
  const range = parse(text);
  return range && toText({ ...range, first: range.first - (range.first % size(range.prefix)) });
}

/** Whether one range lies in another; texts that are no ranges do not. */
export function isInside(inner: string, outer: string): boolean {
  const [a, b] = [parse(outer), parse(inner)];
  return a !== undefined && b !== undefined && contains(a, b);
}

export const overlaps = (a: string, b: string): boolean => isInside(a, b) || isInside(b, a);

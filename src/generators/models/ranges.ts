/** An IPv4 range: its first address as a number, and the length of its prefix. */
export interface Range {
  first: number;
  prefix: number;
}

const size = (prefix: number): number => 2 ** (32 - prefix);

/** Undefined for a text that is no range; host bits may be set. */
export function parseRange(text: string): Range | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)?.slice(1).map(Number);
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = parts ?? [];
  if ([a, b, c, d].some((part) => part > 255) || prefix > 32) return undefined;
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
}

export const printRange = ({ first, prefix }: Range): string =>
  `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${prefix}`;

/** The range that a text lies in, from its first address on. */
export function wholeRange(text: string): Range | undefined {
  const range = parseRange(text);
  return range && { ...range, first: range.first - (range.first % size(range.prefix)) };
}

export const contains = (outer: Range, inner: Range): boolean =>
  inner.prefix >= outer.prefix && inner.first >= outer.first && inner.first < outer.first + size(outer.prefix);

export const overlaps = (a: Range, b: Range): boolean => contains(a, b) || contains(b, a);

export function halves({ first, prefix }: Range): [Range, Range] {
  return [
    { first, prefix: prefix + 1 },
    { first: first + size(prefix + 1), prefix: prefix + 1 },
  ];
}

/** The last range of a size in `whole` that is apart from all of `taken`. */
export function lastFree(whole: Range, prefix: number, taken: readonly Range[]): Range | undefined {
  const step = size(prefix);
  for (let first = whole.first + size(whole.prefix) - step; first >= whole.first; first -= step)
    if (!taken.some((one) => overlaps(one, { first, prefix }))) return { first, prefix };
  return undefined;
}

/** RFC 1918. */
const PRIVATE: readonly Range[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap(
  (text) => parseRange(text) ?? [],
);

/** Whether all of a range is for use inside networks only. */
export const isPrivate = (range: Range): boolean => PRIVATE.some((outer) => contains(outer, range));

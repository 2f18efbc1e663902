/** Ranges of IPv4 or IPv6 addresses; both ends belong to it. */
interface Range {
  from: bigint;
  to: bigint;
}

const SIZE = { v4: 1n << 32n, v6: 1n << 128n };

/** An IPv4 address as a number; undefined for what is none. */
export function ipv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ipv6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0 || !/^[\da-f:]+$/i.test(text)) return undefined;
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const [front, back] = [groups(head), groups(tail)];
  const gap = 8 - front.length - back.length;
  if (tail === undefined ? gap !== 0 : gap < 0) return undefined;
  const all = [...front, ...Array.from({ length: tail === undefined ? 0 : gap }, () => '0'), ...back];
  return all.every((part) => /^[\da-f]{1,4}$/i.test(part))
    ? all.reduce((sum, part) => sum * 65_536n + BigInt(`0x${part}`), 0n)
    : undefined;
}

function rangeOf(block: string, parse: (text: string) => bigint | undefined, size: bigint): Range | undefined {
  const [address = '', prefix] = block.trim().split('/');
  const at = parse(address);
  const bits = size === SIZE.v4 ? 32 : 128;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (at === undefined || !(length <= bits)) return undefined;
  const width = 1n << BigInt(bits - length);
  const from = (at / width) * width;
  return { from, to: from + width - 1n };
}

/** How many addresses some ranges hold together. */
function covered(ranges: readonly Range[]): bigint {
  let sum = 0n;
  let done = -1n;
  for (const { from, to } of [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = from > done ? from : done + 1n;
    if (to >= start) sum += to - start + 1n;
    if (to > done) done = to;
  }
  return sum;
}

/** Words that clouds have for everybody. */
const EVERYBODY = new Set(['*', 'any', 'internet', 'all']);

/** Whether sources mean the whole internet: a word for it, or blocks that cover half of IPv4 or of IPv6 together. */
export function isWorld(sources: readonly string[]): boolean {
  if (sources.some((source) => EVERYBODY.has(source.trim().toLowerCase()))) return true;
  const holds = (parse: typeof ipv4, size: bigint) =>
    covered(sources.flatMap((source) => rangeOf(source, parse, size) ?? [])) * 2n >= size;
  return holds(ipv4, SIZE.v4) || holds(ipv6, SIZE.v6);
}

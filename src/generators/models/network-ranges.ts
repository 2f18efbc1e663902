import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';
import { contains, isPrivate, overlaps, parseRange, printRange, wholeRange } from './ranges.ts';

/** A network and its subnets as people give them. */
export interface NetworkRanges {
  cidr: string;
  subnets?: readonly { name: string; cidr: string }[] | undefined;
}

/** Prefixes, from and to. */
interface Sizes {
  largest: number;
  smallest: number;
}

/** What a cloud takes. */
export interface RangeRules {
  network: Sizes;
  subnet: Sizes;
  /** Names that no subnet may have, with what stands there. */
  taken: Readonly<Record<string, string>>;
}

/** What is wrong with the ranges of a network: sizes, starts, and subnets that lie outside or over each other. */
export function rangeProblems(settings: NetworkRanges, rules: RangeRules): Problem[] {
  const whole = sizeProblems('cidr', settings.cidr, rules.network);
  return whole.length > 0 ? whole : subnetProblems(settings, rules);
}

function sizeProblems(field: string, text: string, { largest, smallest }: Sizes, before = ''): Problem[] {
  const expected = `a private IPv4 range from /${largest} to /${smallest}, such as 10.10.0.0/20`;
  const range = parseRange(text);
  const whole = wholeRange(text);
  if (!range || !whole) return wrong(field, `${before}${JSON.stringify(text)} is not an IPv4 range`, expected);
  if (range.prefix < largest || range.prefix > smallest)
    return wrong(field, `${before}/${range.prefix} is not a size that fits`, expected);
  if (whole.first !== range.first)
    return wrong(field, `${before}${text} does not begin at the start of its range`, printRange(whole));
  return isPrivate(range) ? [] : wrong(field, `${before}${text} is not private`, expected);
}

const subnetProblems = ({ cidr, subnets = [] }: NetworkRanges, { subnet: sizes, taken }: RangeRules): Problem[] =>
  subnets.flatMap((subnet, at): Problem[] => {
    const earlier = subnets.slice(0, at);
    const broken = sizeProblems('subnets', subnet.cidr, sizes, `${subnet.name}: `);
    const whole = parseRange(cidr);
    const range = parseRange(subnet.cidr);
    if (broken.length > 0 || !whole || !range) return broken;
    const refuse = (why: string, expected: string) => wrong('subnets', `${subnet.name}: ${why}`, expected);
    const keeper = Object.hasOwn(taken, subnet.name) ? taken[subnet.name] : undefined;
    if (keeper) return refuse('the name is taken', `another name: ${keeper}`);
    if (earlier.some(({ name }) => name === subnet.name)) return refuse('the name is there twice', 'names that differ');
    if (!contains(whole, range)) return refuse(`${subnet.cidr} is not in ${cidr}`, "a part of the network's range");
    const other = earlier.find((one) => overlaps(parseRange(one.cidr) ?? range, range));
    return other ? refuse(`${subnet.cidr} overlaps ${other.name}`, 'ranges apart from each other') : [];
  });

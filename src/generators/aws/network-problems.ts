import type { Problem } from '../../core/refusal.ts';
import type { Place } from '../models/place.ts';
import { contains, isPrivate, overlaps, parseRange, printRange, wholeRange } from '../models/ranges.ts';
import { wrong } from '../settings/wrong.ts';
import { layout, type NetworkRanges, PUBLIC } from './layout.ts';

/** What is wrong with the ranges of a network. Source: AWS, "VPC CIDR blocks" (/16 to /28) and "Subnets" (/28 at least). */
export function networkProblems(settings: NetworkRanges, place: Place): Problem[] {
  const whole = rangeProblems('cidr', settings.cidr, { largest: 16, smallest: 24 });
  if (whole.length > 0) return whole;
  const subnets = subnetProblems(settings);
  if (subnets.length > 0) return subnets;
  const hasPublic = layout(settings, place).some(({ part }) => part === PUBLIC);
  return hasPublic
    ? []
    : wrong('subnets', 'they leave no room for gateways', `32 free addresses or more in ${settings.cidr}`);
}

/** Small enough for AWS, and large enough for halves and gateways. */
function rangeProblems(field: string, text: string, { largest = 0, smallest = 0 }, before = ''): Problem[] {
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

const subnetProblems = ({ cidr, subnets = [] }: NetworkRanges): Problem[] =>
  subnets.flatMap((subnet, at): Problem[] => {
    const earlier = subnets.slice(0, at);
    const broken = rangeProblems('subnets', subnet.cidr, { largest: 16, smallest: 27 }, `${subnet.name}: `);
    const whole = parseRange(cidr);
    const range = parseRange(subnet.cidr);
    if (broken.length > 0 || !whole || !range) return broken;
    const refuse = (why: string, expected: string) => wrong('subnets', `${subnet.name}: ${why}`, expected);
    if (subnet.name === PUBLIC) return refuse('the name is taken', 'another name: gateways stand in it');
    if (earlier.some(({ name }) => name === subnet.name)) return refuse('the name is there twice', 'names that differ');
    if (!contains(whole, range)) return refuse(`${subnet.cidr} is not in ${cidr}`, "a part of the network's range");
    const other = earlier.find((one) => overlaps(parseRange(one.cidr) ?? range, range));
    return other ? refuse(`${subnet.cidr} overlaps ${other.name}`, 'ranges apart from each other') : [];
  });

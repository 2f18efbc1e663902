import type { Resource } from '../../core/request.ts';
import type { NetworkRanges } from '../models/network-ranges.ts';
import { halves, lastFree, overlaps, parseRange, printRange, type Range } from '../models/ranges.ts';
import { partOf } from '../names.ts';

/** The name of the one subnet of a network for which none were named. */
const PRIVATE = 'private';

/**
 * What Azure wants subnets of their own for: application gateways, and databases. They have their ranges whether anything stands in them or
 * not, and whatever else stands in the network, so that nothing moves: Azure refuses to move a subnet under what stands in it.
 */
export const RESERVED = ['gateways', 'postgres'] as const;
export type ReservedPart = (typeof RESERVED)[number];

/** A part of a network; it spans all zones of its region. */
export interface Subnet {
  part: string;
  cidr: string;
}

/** Source: Azure, "Application gateway infrastructure configuration" (/24 holds all instances) and "Network with private access" (/28). */
const SIZES = { largest: 24, smallest: 28 };

/** Subnets for machines and clusters: those that people named, or one with half of the network. */
export function openSubnets({ cidr, subnets }: NetworkRanges): Subnet[] {
  const whole = parseRange(cidr);
  if (subnets) return subnets.map((one) => ({ part: one.name, cidr: one.cidr }));
  return whole ? [{ part: PRIVATE, cidr: printRange(halves(whole)[0]) }] : [];
}

export type Reserved = Subnet & { part: ReservedPart };

/** The ranges kept at the end of a network, a sixteenth of it each; the smallest network has room for one of them. */
export function keptRanges(cidr: string): Reserved[] {
  const whole = parseRange(cidr);
  if (!whole) return [];
  const prefix = Math.min(Math.max(SIZES.largest, whole.prefix + 4), SIZES.smallest);
  const kept: Range[] = [];
  return RESERVED.flatMap((part) => {
    const range = lastFree(whole, prefix, kept);
    if (!range) return [];
    kept.push(range);
    return [{ part, cidr: printRange(range) }];
  });
}

/** Those that are there to use: a subnet that people laid over one takes its place. */
export const reservedSubnets = (ranges: NetworkRanges): Reserved[] =>
  keptRanges(ranges.cidr).filter((kept) => subnetOver(kept, ranges) === undefined);

/** The subnet for machines that takes the place of a kept range. */
export const subnetOver = ({ cidr }: Subnet, ranges: NetworkRanges): Subnet | undefined =>
  openSubnets(ranges).find((one) => rangesOverlap(one.cidr, cidr));

function rangesOverlap(a: string, b: string): boolean {
  const [one, other] = [parseRange(a), parseRange(b)];
  return one !== undefined && other !== undefined && overlaps(one, other);
}

/** The ranges of a network of the project, from its settings. */
export const rangesOf = ({ settings }: Resource): NetworkRanges => ({
  cidr: String(settings.cidr),
  subnets: settings.subnets as unknown as NetworkRanges['subnets'],
});

/** Terraform's identifier of a subnet: `app-private`. */
export const subnetAddress = (network: string, part: string): string => partOf(network, part);

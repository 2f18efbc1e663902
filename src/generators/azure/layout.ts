import type { Resource } from '../../core/request.ts';
import type { NetworkRanges } from '../models/network-ranges.ts';
import { halves, lastFree, parseRange, printRange, type Range } from '../models/ranges.ts';
import { partOf } from '../names.ts';

/** The name of the one subnet of a network for which none were named. */
const PRIVATE = 'private';

/**
 * What Azure wants subnets of their own for: application gateways, and the databases of each engine. They have their ranges whether anything
 * stands in them or not, so that nothing moves when the first one comes.
 */
export const RESERVED = ['gateways', 'postgres', 'mysql'] as const;
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

/** The ranges kept at the end of what is free: a sixteenth of the network each, or what is left. Without room a part is missing. */
export function reservedSubnets(ranges: NetworkRanges): (Subnet & { part: ReservedPart })[] {
  const whole = parseRange(ranges.cidr);
  if (!whole) return [];
  const taken = openSubnets(ranges).flatMap(({ cidr }) => parseRange(cidr) ?? []);
  return RESERVED.flatMap((part) => {
    const range = reserved(whole, taken);
    if (!range) return [];
    taken.push(range);
    return [{ part, cidr: printRange(range) }];
  });
}

function reserved(whole: Range, taken: readonly Range[]): Range | undefined {
  const wanted = Math.max(SIZES.largest, whole.prefix + 4);
  for (let prefix = Math.min(wanted, SIZES.smallest); prefix <= SIZES.smallest; prefix++) {
    const found = lastFree(whole, prefix, taken);
    if (found) return found;
  }
  return undefined;
}

/** The ranges of a network of the project, from its settings. */
export const rangesOf = ({ settings }: Resource): NetworkRanges => ({
  cidr: String(settings.cidr),
  subnets: settings.subnets as unknown as NetworkRanges['subnets'],
});

/** Terraform's identifier of a subnet: `app-private`. */
export const subnetAddress = (network: string, part: string): string => partOf(network, part);

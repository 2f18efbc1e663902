import { zones } from '../../catalog/regions.ts';
import type { Resource } from '../../core/request.ts';
import type { NetworkRanges } from '../models/network-ranges.ts';
import type { Place } from '../models/place.ts';
import { halves, lastFree, parseRange, printRange, type Range } from '../models/ranges.ts';
import { partOf } from '../names.ts';

/** Where gateways and public machines stand; no subnet of a person's may have this name. */
export const PUBLIC = 'public';
/** The name of the one subnet of a network for which none were named. */
const PRIVATE = 'private';

/** A part of a network as AWS has it: in one zone. */
export interface Subnet {
  /** The name people know it by: each has a half in either zone. */
  part: string;
  zone: string;
  cidr: string;
}

/** Two zones are what databases, clusters and load balancers ask for. */
export const zonesOf = ({ provider, region }: Place): [string, string] => {
  const [first = `${region}a`, second = `${region}b`] = zones(provider, region);
  return [first, second];
};

/**
 * The subnets of a network: what people call a subnet is halved over two zones, so that the word means the same as on other clouds; a small
 * public one is put at the end of what is free. Without room for that it is missing.
 */
export function layout({ cidr, subnets }: NetworkRanges, place: Place): Subnet[] {
  const whole = parseRange(cidr);
  if (!whole) return [];
  const parts = subnets?.flatMap((one) => withRange(one.name, parseRange(one.cidr))) ?? [
    { part: PRIVATE, range: halves(whole)[0] },
  ];
  const open = publicRange(
    whole,
    parts.map(({ range }) => range),
  );
  return [...parts, ...withRange(PUBLIC, open)].flatMap(({ part, range }) => halved(part, range, place));
}

const withRange = (part: string, range: Range | undefined) => (range ? [{ part, range }] : []);

const halved = (part: string, range: Range, place: Place): Subnet[] => {
  const [first, second] = zonesOf(place);
  const [low, high] = halves(range);
  return [
    { part, zone: first, cidr: printRange(low) },
    { part, zone: second, cidr: printRange(high) },
  ];
};

/** An eighth of the network, or what is left: at least two /28, the smallest that AWS has. */
function publicRange(whole: Range, taken: readonly Range[]): Range | undefined {
  for (let prefix = whole.prefix + 3; prefix <= 27; prefix++) {
    const found = lastFree(whole, prefix, taken);
    if (found) return found;
  }
  return undefined;
}

/** The subnets of a network of the project, from its settings. */
export const subnetsOf = ({ settings }: Resource, place: Place): Subnet[] =>
  layout({ cidr: String(settings.cidr), subnets: settings.subnets as unknown as NetworkRanges['subnets'] }, place);

/** Terraform's identifier of a subnet: `app-private_a`. */
export const subnetAddress = (network: string, { part, zone }: Pick<Subnet, 'part' | 'zone'>): string =>
  partOf(network, `${part}-${zoneLetter(zone)}`);

/** `a` of `us-east-1a`. */
export const zoneLetter = (zone: string): string => zone.replace(/^.*\d/, '') || zone;

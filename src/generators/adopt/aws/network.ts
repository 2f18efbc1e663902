import { layout, PUBLIC, type Subnet, zonesOf } from '../../aws/layout.ts';
import { contains, halves, parseRange, printRange, type Range } from '../../models/ranges.ts';
import { given, ofType, textAt } from '../fields.ts';
import { inRangeOrder } from '../ranges.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, nameOf, requester } from './links.ts';

export const network: Reader = {
  kind: 'network',
  type: 'aws_vpc',
  addressOf: addressIn('aws_vpc'),
  read: readNetwork,
  wanted: () => [
    'aws_subnet',
    'aws_internet_gateway',
    'aws_route_table',
    'aws_route',
    'aws_route_table_association',
    'aws_nat_gateway',
    'aws_eip',
  ],
};

function readNetwork(head: StateResource, around: Around): Reading {
  const cidr = textAt(head.values, 'cidr_block') ?? '';
  const inNetwork = ofType(around.state, 'aws_subnet').filter(({ values }) => values.vpc_id === head.values.id);
  const subnets = inRangeOrder(inNetwork, 'cidr_block');
  if (subnets.length === 0) return { why: 'none of its subnets is in this state' };
  const name = nameOf(head);
  const parts = partsOf(name, cidr, subnets, around);
  if (parts === 'other')
    return { why: 'its subnets are not halves in two zones with small public ones, as GuildOps lays networks out' };
  const ids = subnets.map(({ values }) => values.id);
  const gateways = ofType(around.state, 'aws_nat_gateway').filter(({ values }) =>
    ids.includes(values.subnet_id ?? null),
  );
  return {
    name,
    settings: given({
      cidr,
      subnets: parts,
      nat: gateways.length > 0,
      high_availability: gateways.length > 1,
      requested_by: requester(head),
    }),
  };
}

type Part = Pick<Subnet, 'cidr'> & { name: string };

/** The subnets a person would have asked for: none where the usual ones are there, `other` where our way of laying out makes no such ones. */
function partsOf(
  name: string,
  cidr: string,
  there: readonly StateResource[],
  around: Around,
): Part[] | undefined | 'other' {
  if (isLaidOut({ cidr }, there, around)) return undefined;
  const [zone] = zonesOf(around.project);
  const found = there
    .filter(({ values }) => values.availability_zone === zone)
    .flatMap((subnet) => {
      const whole = doubled(textAt(subnet.values, 'cidr_block') ?? '');
      const part = partName(name, nameOf(subnet));
      return whole && part !== PUBLIC ? [{ name: part, cidr: printRange(whole) }] : [];
    });
  return isLaidOut({ cidr, subnets: found }, there, around) ? found : 'other';
}

const isLaidOut = (
  ranges: Parameters<typeof layout>[0],
  there: readonly StateResource[],
  { project }: Around,
): boolean => {
  const key = (cidr: unknown, zone: unknown) => `${String(cidr)} ${String(zone)}`;
  const wanted = layout(ranges, project).map(({ cidr, zone }) => key(cidr, zone));
  const found = there.map(({ values }) => key(values.cidr_block, values.availability_zone));
  return wanted.length === found.length && wanted.every((one) => found.includes(one));
};

/** The range whose lower half it is. */
function doubled(text: string): Range | undefined {
  const range = parseRange(text);
  const whole = range && { first: range.first, prefix: range.prefix - 1 };
  return range && whole && contains(whole, range) && halves(whole)[0].first === range.first ? whole : undefined;
}

/** `web` of `app-web-a`. */
const partName = (network: string, name: string): string => {
  const inside = name.startsWith(`${network}-`) ? name.slice(network.length + 1) : name;
  return inside.replace(/-[a-z]$/, '');
};

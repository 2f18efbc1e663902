import { contains, parseRange, printRange, type Range } from '../../models/ranges.ts';
import { identifierOf } from '../../names.ts';
import { blocksAt, given, isOn, ofType, textAt, textsAt } from '../fields.ts';
import { inRangeOrder } from '../ranges.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { linked, regionUnlessOwn, requester } from './links.ts';

export const network: Reader = {
  kind: 'network',
  type: 'google_compute_network',
  addressOf: (name) => `google_compute_network.${identifierOf(name)}`,
  read: readNetwork,
  wanted: () => [
    'google_compute_subnetwork',
    'google_compute_router',
    'google_compute_router_nat',
    'google_compute_firewall',
    'google_dns_managed_zone',
    'google_compute_global_address',
    'google_service_networking_connection',
  ],
};

function readNetwork(head: StateResource, around: Around): Reading {
  const name = textAt(head.values, 'name') ?? '';
  const stands = (type: string): StateResource[] =>
    ofType(around.state, type).filter(({ values }) => isIn(head, textAt(values, 'network'), around));
  const subnetworks = inRangeOrder(stands('google_compute_subnetwork'), 'ip_cidr_range');
  const stranger = subnetworks.find(({ values }) => !String(values.name).startsWith(`${name}-`));
  if (stranger)
    return {
      why: `${stranger.address} is named ${String(stranger.values.name)}; GuildOps writes names that begin with ${name}-`,
    };
  const ranges = subnetworks.flatMap(({ values }) => parseRange(textAt(values, 'ip_cidr_range') ?? '') ?? []);
  const [first] = ranges;
  if (!first) return { why: 'none of its subnetworks is in this state' };
  const inside = stands('google_compute_firewall').find(({ values }) => values.name === `${name}-inside`);
  const zone = ofType(around.state, 'google_dns_managed_zone').find(({ values }) =>
    blocksAt(values, 'private_visibility_config')
      .flatMap((config) => blocksAt(config, 'networks'))
      .some((one) => isIn(head, textAt(one, 'network_url'), around)),
  );
  const routers = stands('google_compute_router').map(({ values }) => values.name);
  const isWhole = subnetworks.length === 1 && subnetworks[0]?.values.name === `${name}-subnet`;
  return {
    name,
    settings: given({
      cidr:
        (inside && textsAt(inside.values, 'source_ranges')[0]) ??
        printRange(isWhole ? first : rangeAround(ranges, first)),
      subnets: isWhole ? undefined : subnetworks.map(({ values }) => subnetOf(values, name, around)),
      nat: ofType(around.state, 'google_compute_router_nat').some(({ values }) =>
        routers.includes(values.router ?? null),
      ),
      private_google_access: subnetworks.every(({ values }) => isOn(values, 'private_ip_google_access')),
      allow_internal: inside !== undefined,
      dns_zone: zone && textAt(zone.values, 'dns_name')?.replace(/\.$/, ''),
      requested_by: requester(zone?.values.labels),
    }),
  };
}

const isIn = (head: StateResource, link: string | undefined, around: Around): boolean =>
  linked(link, head.type, around)?.address === head.address;

const subnetOf = (values: StateResource['values'], network: string, around: Around) =>
  given({
    name: String(values.name).slice(network.length + 1),
    cidr: textAt(values, 'ip_cidr_range'),
    region: regionUnlessOwn(textAt(values, 'region'), around),
  });

/** The smallest range around all of them. */
function rangeAround(ranges: readonly Range[], first: Range): Range {
  let range = first;
  while (range.prefix > 0 && !ranges.every((one) => contains(range, one))) range = wider(range);
  return range;
}

const wider = ({ first, prefix }: Range): Range => {
  const size = 2 ** (33 - prefix);
  return { first: first - (first % size), prefix: prefix - 1 };
};

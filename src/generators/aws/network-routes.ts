import { type Body, block, comment, type Reference, reference } from '../hcl.ts';
import type { ProjectFacts } from '../kind.ts';
import { identifierOf, partOf } from '../names.ts';
import { layout, PUBLIC, type Subnet, subnetAddress, zoneLetter, zonesOf } from './layout.ts';
import type { NetworkSettings } from './network.ts';
import { tags } from './tags.ts';

const openAddress = (network: string): string => partOf(network, PUBLIC);
const closedAddress = (network: string, zone: string): string => partOf(network, `private-${zoneLetter(zone)}`);

/** The way of public subnets: straight to the internet, in both directions. */
export function openTable(name: string, settings: NetworkSettings, project: ProjectFacts): Body {
  const address = openAddress(name);
  const open = layout(settings, project).filter(({ part }) => part === PUBLIC);
  const gateway = reference('aws_internet_gateway', identifierOf(name), 'id');
  return [
    block('resource', ['aws_internet_gateway', identifierOf(name)], [['vpc_id', vpcId(name)], tags(name, settings)]),
    block('resource', ['aws_route_table', address], [['vpc_id', vpcId(name)], tags(`${name}-${PUBLIC}`, settings)]),
    block('resource', ['aws_route', address], toInternet(address, ['gateway_id', gateway])),
    ...open.map((subnet) => association(name, subnet, address)),
  ];
}

/** A table for each zone, so that each can have a gateway of its own later. */
export const closedTables = (name: string, settings: NetworkSettings, project: ProjectFacts): Body =>
  zonesOf(project).flatMap((zone) => {
    const address = closedAddress(name, zone);
    const inZone = layout(settings, project).filter((one) => one.zone === zone && one.part !== PUBLIC);
    const named = tags(`${name}-private-${zoneLetter(zone)}`, settings);
    return [
      block('resource', ['aws_route_table', address], [['vpc_id', vpcId(name)], named]),
      ...inZone.map((subnet) => association(name, subnet, address)),
    ];
  });

/** One gateway for both zones, or one in each. */
export function gateways(name: string, settings: NetworkSettings, project: ProjectFacts): Body {
  const zones = zonesOf(project);
  const withGateway = settings.high_availability ? zones : zones.slice(0, 1);
  return [
    comment('Private machines reach the internet through this; nothing reaches them from there.'),
    ...withGateway.flatMap((zone) => gateway(name, zone, settings)),
    ...zones.map((zone) => {
      const through = closedAddress(name, withGateway.includes(zone) ? zone : (withGateway[0] ?? zone));
      const target = reference('aws_nat_gateway', through, 'id');
      const address = closedAddress(name, zone);
      return block('resource', ['aws_route', address], toInternet(address, ['nat_gateway_id', target]));
    }),
  ];
}

function gateway(name: string, zone: string, settings: NetworkSettings): Body {
  const address = closedAddress(name, zone);
  const named = tags(`${name}-${zoneLetter(zone)}`, settings);
  const body: Body = [
    ['allocation_id', reference('aws_eip', address, 'id')],
    ['subnet_id', reference('aws_subnet', subnetAddress(name, { part: PUBLIC, zone }), 'id')],
    named,
    ['depends_on', [reference('aws_internet_gateway', identifierOf(name))]],
  ];
  return [
    block('resource', ['aws_eip', address], [['domain', 'vpc'], named]),
    block('resource', ['aws_nat_gateway', address], body),
  ];
}

const vpcId = (network: string): Reference => reference('aws_vpc', identifierOf(network), 'id');

const toInternet = (table: string, through: readonly [string, Reference]): Body => [
  ['route_table_id', reference('aws_route_table', table, 'id')],
  ['destination_cidr_block', '0.0.0.0/0'],
  through,
];

const association = (network: string, subnet: Subnet, table: string) =>
  block(
    'resource',
    ['aws_route_table_association', subnetAddress(network, subnet)],
    [
      ['subnet_id', reference('aws_subnet', subnetAddress(network, subnet), 'id')],
      ['route_table_id', reference('aws_route_table', table, 'id')],
    ],
  );

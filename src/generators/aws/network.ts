import { z } from 'zod';
import { type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Effect, type ProjectFacts } from '../kind.ts';
import { networkModel, SUBNET } from '../models/network.ts';
import { identifierOf } from '../names.ts';
import { COMMON } from '../settings/fields.ts';
import { optionalFlag } from '../settings/optional.ts';
import { optionalRows } from '../settings/rows.ts';
import { layout, type Subnet, subnetAddress, zoneLetter } from './layout.ts';
import { networkForm } from './network-form.ts';
import { networkProblems } from './network-problems.ts';
import { closedTables, gateways, openTable } from './network-routes.ts';
import { tags } from './tags.ts';

const { name, cidr } = SUBNET;

const schema = z.strictObject({
  cidr: networkModel.cidr,
  nat: networkModel.nat,
  /** Each is halved over two zones. */
  subnets: optionalRows(
    { name, cidr },
    { most: 20, expected: 'one subnet a line: name and range, such as web 10.10.1.0/24' },
  ),
  /** A gateway in each zone, so that the way out outlives one; on in prod when nothing is said. */
  high_availability: optionalFlag(),
  ...COMMON,
});

export type NetworkSettings = z.output<typeof schema> & { high_availability: boolean };

const REMADE: Effect = {
  effect: 'replace',
  note: 'Subnets are made anew, which fails while something stands in them.',
};

/**
 * A VPC with private subnets in two zones and small public ones for gateways. Nothing of ours uses its default security group: each resource
 * has one of its own.
 */
export const network = defineKind({
  kind: 'network',
  title: 'Network',
  summary: 'Private subnets in two zones and a way out',
  longestName: 40,
  schema,
  complete: (given, project: ProjectFacts) => {
    const settings = { ...given, high_availability: given.high_availability ?? project.environment === 'prod' };
    return { settings, problems: networkProblems(settings, project) };
  },
  effects: {
    cidr: { ...REMADE, note: 'The network is made anew, which fails while something stands in it.' },
    subnets: REMADE,
    nat: { effect: 'in place', note: 'Machines without a public address lose or gain their way out at once.' },
    high_availability: { effect: 'in place', note: 'A gateway comes or goes; connections through it break.' },
  },
  warnings: ({ nat, high_availability: isHigh }, { environment }) =>
    environment === 'prod' && nat && !isHigh
      ? ['With one gateway, both zones lose their way out when its zone fails.']
      : [],
  body: (name, settings, around) => [
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['aws_vpc', identifierOf(name)], itself(name, settings)),
    ...layout(settings, around.project).map((subnet) => subnetBlock(name, subnet, settings)),
    ...openTable(name, settings, around.project),
    ...closedTables(name, settings, around.project),
    ...(settings.nat ? gateways(name, settings, around.project) : []),
  ],
  form: networkForm,
});

const itself = (name: string, settings: NetworkSettings): Body => [
  ['cidr_block', settings.cidr],
  ['enable_dns_support', true],
  ['enable_dns_hostnames', true],
  tags(name, settings),
];

/** No subnet gives out public addresses by itself: a machine that wants one says so. */
const subnetBlock = (network: string, subnet: Subnet, settings: NetworkSettings) =>
  block(
    'resource',
    ['aws_subnet', subnetAddress(network, subnet)],
    [
      ['vpc_id', reference('aws_vpc', identifierOf(network), 'id')],
      ['availability_zone', subnet.zone],
      ['cidr_block', subnet.cidr],
      ['map_public_ip_on_launch', false],
      tags(`${network}-${subnet.part}-${zoneLetter(subnet.zone)}`, settings),
    ],
  );

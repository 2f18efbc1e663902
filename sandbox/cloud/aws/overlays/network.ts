import { publicAddress } from '../../common/addresses.ts';
import { firstOf, refusesWhileUsed } from '../../common/checks.ts';
import { text } from '../../cty/value.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { privateAddress } from '../addresses.ts';
import { givenId, zoneId, zonesOf } from '../given.ts';
import { arn } from '../made-up.ts';
import { refusesOverlap, refusesVpcSize } from '../subnet-rules.ts';

const dependency = (what: string) => (id: string, user: string) =>
  `api error DependencyViolation: The ${what} '${id}' has dependencies and cannot be deleted ('${user}').`;

/** Networks and what hangs on them. */
export const networkOverlays: { readonly [type: string]: Overlay } = {
  aws_vpc: {
    title: 'EC2 VPC',
    id: 'vpc-0{random:16}',
    name: 'tags.Name',
    computed: {
      arn: arn('ec2', 'vpc/{id}'),
      default_network_acl_id: from(givenId('acl')),
      default_route_table_id: from(givenId('rtb')),
      default_security_group_id: from(givenId('sg')),
      main_route_table_id: from(givenId('rtb')),
      dhcp_options_id: from(givenId('dopt')),
    },
    refuses: firstOf(
      refusesVpcSize,
      refusesWhileUsed(
        { aws_subnet: ['vpc_id'], aws_internet_gateway: ['vpc_id'], aws_security_group: ['vpc_id'] },
        dependency('vpc'),
      ),
    ),
    latencyMs: { create: 1500, update: 800, delete: 900 },
  },
  aws_subnet: {
    title: 'EC2 Subnet',
    id: 'subnet-0{random:16}',
    name: 'tags.Name',
    references: { vpc_id: 'aws_vpc' },
    computed: {
      arn: arn('ec2', 'subnet/{id}'),
      availability_zone: from('{region}a'),
      availability_zone_id: ({ self, settings }) =>
        zoneId(text(self.availability_zone) ?? zonesOf(String(settings.region))[0] ?? ''),
      private_dns_hostname_type_on_launch: 'ip-name',
    },
    refuses: firstOf(
      refusesOverlap,
      refusesWhileUsed(
        { aws_instance: ['subnet_id'], aws_nat_gateway: ['subnet_id'], aws_lb: ['subnets'] },
        dependency('subnet'),
      ),
    ),
    latencyMs: { create: 1000, update: 700, delete: 800 },
  },
  aws_internet_gateway: {
    title: 'EC2 Internet Gateway',
    id: 'igw-0{random:16}',
    name: 'tags.Name',
    references: { vpc_id: 'aws_vpc' },
    computed: { arn: arn('ec2', 'internet-gateway/{id}') },
    latencyMs: { create: 900, update: 500, delete: 900 },
  },
  aws_eip: {
    title: 'EC2 EIP',
    id: 'eipalloc-0{random:16}',
    name: 'tags.Name',
    references: { instance: 'aws_instance' },
    computed: {
      allocation_id: ({ id }) => id,
      arn: arn('ec2', 'elastic-ip/{id}'),
      domain: 'vpc',
      network_border_group: from('{region}'),
      public_dns: (making) =>
        `ec2-${publicAddress(making).replaceAll('.', '-')}.${text(making.settings.region)}.compute.amazonaws.com`,
      public_ip: publicAddress,
      public_ipv4_pool: 'amazon',
      vpc: true,
    },
    latencyMs: { create: 800, update: 600, delete: 700 },
  },
  aws_nat_gateway: {
    title: 'EC2 NAT Gateway',
    defaults: { connectivity_type: 'public' },
    id: 'nat-0{random:16}',
    name: 'tags.Name',
    references: { subnet_id: 'aws_subnet', allocation_id: 'aws_eip' },
    computed: {
      association_id: from('eipassoc-0{random:16}'),
      network_interface_id: from('eni-0{random:16}'),
      private_ip: privateAddress,
      public_ip: ({ self, objects }) =>
        objects.refer('aws_eip', text(self.allocation_id) ?? '')?.attributes.public_ip ?? '',
    },
    latencyMs: { create: 5000, update: 700, delete: 3500 },
  },
  aws_route_table: {
    title: 'EC2 Route Table',
    id: 'rtb-0{random:16}',
    name: 'tags.Name',
    references: {
      vpc_id: 'aws_vpc',
      'route.gateway_id': 'aws_internet_gateway',
      'route.nat_gateway_id': 'aws_nat_gateway',
    },
    computed: { arn: arn('ec2', 'route-table/{id}') },
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  aws_route: {
    title: 'EC2 Route',
    id: 'r-{route_table_id}{destination_cidr_block}{destination_ipv6_cidr_block}{destination_prefix_list_id}',
    name: 'route_table_id',
    references: {
      route_table_id: 'aws_route_table',
      gateway_id: 'aws_internet_gateway',
      nat_gateway_id: 'aws_nat_gateway',
    },
    computed: { origin: 'CreateRoute', state: 'active' },
    latencyMs: { create: 700, update: 600, delete: 600 },
  },
  aws_route_table_association: {
    title: 'EC2 Route Table Association',
    id: 'rtbassoc-0{random:16}',
    name: 'route_table_id',
    references: { route_table_id: 'aws_route_table', subnet_id: 'aws_subnet', gateway_id: 'aws_internet_gateway' },
    latencyMs: { create: 600, update: 600, delete: 600 },
  },
};

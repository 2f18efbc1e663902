import { type Attribute, type Block, block, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { inGroup } from './group.ts';
import { openSubnets, type ReservedPart, reservedSubnets, type Subnet, subnetAddress } from './layout.ts';
import type { NetworkSettings } from './network.ts';
import { delegations, namesBucket } from './network-uses.ts';

/** Subnets for machines and clusters, and those that databases or gateways of the project want for themselves. */
export const subnets = (name: string, settings: NetworkSettings, around: Surroundings): Block[] => [
  ...openSubnets(settings).map((subnet) =>
    subnetBlock(name, subnet, ['default_outbound_access_enabled', false], ...storageEndpoint(name, around)),
  ),
  ...usedReserved(name, settings, around).map((subnet) => subnetBlock(name, subnet, ...delegation(subnet.part))),
];

/** Reserved ranges in which something stands. */
export const usedReserved = (name: string, settings: NetworkSettings, around: Surroundings) =>
  reservedSubnets(settings).filter(({ part }) => delegations[part].isUsed(name, around));

/** What buckets tell the subnet's machines by: free of charge, and there only while a bucket of the project names the network. */
const storageEndpoint = (network: string, around: Surroundings): Attribute[] =>
  namesBucket(network, around) ? [['service_endpoints', ['Microsoft.Storage']]] : [];

/** No machine has a way out by accident: what Azure gives by default is switched off. */
const subnetBlock = (network: string, { part, cidr }: Subnet, ...more: readonly (Block | Attribute)[]): Block =>
  block(
    'resource',
    ['azurerm_subnet', subnetAddress(network, part)],
    [
      ['name', part],
      inGroup,
      ['virtual_network_name', reference('azurerm_virtual_network', identifierOf(network), 'name')],
      ['address_prefixes', [cidr]],
      ...more,
    ],
  );

/** Hands the subnet over to a service. */
function delegation(part: ReservedPart): Block[] {
  const { service } = delegations[part];
  if (service === undefined) return [];
  const to = block(
    'service_delegation',
    [],
    [
      ['name', service],
      ['actions', ['Microsoft.Network/virtualNetworks/subnets/join/action']],
    ],
  );
  return [block('delegation', [], [['name', part], to])];
}

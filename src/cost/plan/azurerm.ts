import { machineType } from '../../catalog/machines.ts';
import { storageClassOf } from '../../catalog/storage.ts';
import { type Part, type Place, unknown } from '../part.ts';
import { blockOf, blocksOf, numberOf, textOf, type Values } from '../read.ts';
import { bucketParts } from '../things/bucket.ts';
import { databaseParts } from '../things/database.ts';
import { diskParts, machineParts } from '../things/machine.ts';
import {
  addressParts,
  azureBalancerParts,
  azureRuleParts,
  balancerParts,
  controlPlaneParts,
  gatewayParts,
  monthlyParts,
} from '../things/network.ts';
import type { Around, Pricer, Types } from './context.ts';

/** `West Europe` and `westeurope` are the same location. */
const regionOfValues = (values: Values): string | undefined =>
  textOf(values, 'location')?.toLowerCase().replaceAll(' ', '');

const machine: Pricer = (values, { place }) => {
  const disk = blockOf(values, 'os_disk');
  const type = textOf(values, 'size');
  return [
    ...machineParts(place, { type, spot: values.priority === 'Spot' }),
    // A disk on the machine itself costs nothing.
    ...(blocksOf(disk, 'diff_disk_settings').length > 0
      ? []
      : diskParts(place, { type: textOf(disk, 'storage_account_type'), gb: numberOf(disk, 'disk_size_gb') })),
  ];
};

const disk: Pricer = (values, { place }) =>
  diskParts(place, {
    type: textOf(values, 'storage_account_type'),
    gb: numberOf(values, 'disk_size_gb'),
    iops: numberOf(values, 'disk_iops_read_write'),
    mbps: numberOf(values, 'disk_mbps_read_write'),
  });

const database =
  (engine: string, gbOf: (values: Values) => number | undefined): Pricer =>
  (values, { place }) =>
    databaseParts(place, {
      engine,
      class: textOf(values, 'sku_name'),
      gb: gbOf(values),
      isHighlyAvailable: blocksOf(values, 'high_availability').length > 0,
    });

/** The OS disk AKS gives a node of a size when none is named. Source: "Default OS disk sizing", AKS documentation. */
const NODE_DISKS = [
  { upToVcpus: 7, gb: 128 },
  { upToVcpus: 15, gb: 256 },
  { upToVcpus: 63, gb: 512 },
  { upToVcpus: Number.POSITIVE_INFINITY, gb: 1024 },
];

function nodes(pool: Values, place: Place): Part[] {
  const min = numberOf(pool, 'min_count');
  const count = min ?? numberOf(pool, 'node_count');
  const type = textOf(pool, 'vm_size');
  if (count === undefined) return [unknown('nodes of a number that is not known yet')];
  const vcpus = (type && machineType('azure', type)?.vcpus) || 1;
  const given = numberOf(pool, 'os_disk_size_gb');
  const gb = given ?? NODE_DISKS.find(({ upToVcpus }) => vcpus <= upToVcpus)?.gb;
  const assumes = min === undefined ? undefined : 'the smallest number of nodes';
  const machines = machineParts(place, { type, spot: pool.priority === 'Spot', count });
  return [
    ...machines.map((part) => ({ ...part, assumes: part.assumes ?? assumes })),
    ...(pool.os_disk_type === 'Ephemeral' ? [] : diskParts(place, { type: 'Premium_LRS', gb, count })),
  ];
}

/** The control plane, the first pool, and the balancer with its address that Azure adds for what leaves the cluster. */
const cluster: Pricer = (values, { place }) => {
  const isBalanced = blockOf(values, 'network_profile').outbound_type === 'loadBalancer';
  return [
    ...controlPlaneParts(place, textOf(values, 'sku_tier') ?? 'Free'),
    ...blocksOf(values, 'default_node_pool').flatMap((pool) => nodes(pool, place)),
    ...(isBalanced ? [...azureBalancerParts(place), ...addressParts(place)] : []),
  ];
};

const storageAccount: Pricer = (values, { place }) => {
  const copies = (textOf(values, 'account_replication_type') ?? 'LRS').replace('GZRS', 'GRS');
  const tier = values.account_tier === 'Premium' ? 'Premium' : (textOf(values, 'access_tier') ?? 'Hot');
  const id = `${tier}_${copies}`;
  return storageClassOf('azure', id) ? bucketParts(place, id) : [unknown(`storage ${tier} with ${copies}`)];
};

/** A gateway with a fixed number of instances has ten capacity units for each. Source: "Application Gateway pricing". */
const applicationGateway: Pricer = (values, { place }) => {
  const sku = blockOf(values, 'sku');
  const instances = numberOf(sku, 'capacity') ?? numberOf(blockOf(values, 'autoscale_configuration'), 'min_capacity');
  return balancerParts(place, textOf(sku, 'name') ?? 'Standard_v2', instances ? instances * 10 : undefined);
};

const rule: Pricer = (_values, { place, inventory }: Around) =>
  azureRuleParts(place, inventory.count('azurerm_lb_rule'), inventory.count('azurerm_lb'));

/** Azure's types; a new one is one row. */
export const azurerm: Types = {
  provider: 'azure',
  regionOf: regionOfValues,
  pricers: {
    azurerm_linux_virtual_machine: machine,
    azurerm_managed_disk: disk,
    azurerm_postgresql_flexible_server: database('postgres', (values) => {
      const mb = numberOf(values, 'storage_mb');
      return mb === undefined ? undefined : mb / 1024;
    }),
    azurerm_mysql_flexible_server: database('mysql', (values) => numberOf(blockOf(values, 'storage'), 'size_gb')),
    azurerm_storage_account: storageAccount,
    azurerm_kubernetes_cluster: cluster,
    azurerm_kubernetes_cluster_node_pool: (values, { place }) => nodes(values, place),
    azurerm_lb: (values, { place }) =>
      (textOf(values, 'sku') ?? 'Standard') === 'Basic' ? [] : azureBalancerParts(place),
    azurerm_lb_rule: rule,
    azurerm_application_gateway: applicationGateway,
    azurerm_nat_gateway: (_values, { place }) => gatewayParts(place),
    azurerm_public_ip: (_values, { place }) => addressParts(place),
    azurerm_private_dns_zone: (_values, { place }) => monthlyParts(place, 'DNS zone', 'dns/zone'),
  },
  free: new Set([
    'azurerm_application_security_group',
    'azurerm_consumption_budget_resource_group',
    'azurerm_key_vault',
    'azurerm_lb_backend_address_pool',
    'azurerm_lb_probe',
    'azurerm_management_lock',
    'azurerm_mysql_flexible_database',
    'azurerm_nat_gateway_public_ip_association',
    'azurerm_network_interface',
    'azurerm_network_interface_application_security_group_association',
    'azurerm_network_interface_backend_address_pool_association',
    'azurerm_network_interface_security_group_association',
    'azurerm_network_security_group',
    'azurerm_network_security_rule',
    'azurerm_postgresql_flexible_server_active_directory_administrator',
    'azurerm_postgresql_flexible_server_database',
    'azurerm_private_dns_zone_virtual_network_link',
    'azurerm_resource_group',
    'azurerm_role_assignment',
    'azurerm_storage_container',
    'azurerm_storage_container_immutability_policy',
    'azurerm_storage_management_policy',
    'azurerm_subnet',
    'azurerm_subnet_nat_gateway_association',
    'azurerm_subnet_network_security_group_association',
    'azurerm_user_assigned_identity',
    'azurerm_virtual_machine_data_disk_attachment',
    'azurerm_virtual_machine_extension',
    'azurerm_virtual_network',
  ]),
};

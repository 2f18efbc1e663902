import { publicAddress } from '../../common/addresses.ts';
import { firstOf, refusesWhileUsed } from '../../common/checks.ts';
import { text } from '../../cty/value.ts';
import type { Making, Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { firstAddress, firstBlock, privateAddress } from '../addresses.ts';
import { inGroup, inUse, uuidFor } from '../made-up.ts';
import { refusesOverlap } from '../ranges.ts';

const resource_group_name = 'azurerm_resource_group';

/** Networks and what hangs on them. */
export const networkOverlays: { readonly [type: string]: Overlay } = {
  azurerm_virtual_network: {
    title: 'Virtual Network',
    id: inGroup('Microsoft.Network/virtualNetworks/{name}'),
    references: { resource_group_name },
    computed: { guid: ({ id }) => uuidFor(id) },
    latencyMs: { create: 1500, update: 900, delete: 1200 },
  },
  azurerm_subnet: {
    title: 'Subnet',
    id: inGroup('Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}'),
    references: { resource_group_name, virtual_network_name: 'azurerm_virtual_network' },
    refuses: firstOf(
      refusesOverlap,
      refusesWhileUsed(
        {
          azurerm_network_interface: ['ip_configuration.subnet_id'],
          azurerm_postgresql_flexible_server: ['delegated_subnet_id'],
          azurerm_mysql_flexible_server: ['delegated_subnet_id'],
          azurerm_kubernetes_cluster: ['default_node_pool.vnet_subnet_id'],
          azurerm_application_gateway: ['gateway_ip_configuration.subnet_id'],
          azurerm_lb: ['frontend_ip_configuration.subnet_id'],
        },
        inUse('InUseSubnetCannotBeDeleted'),
      ),
    ),
    latencyMs: { create: 1500, update: 900, delete: 1200 },
  },
  azurerm_network_interface: {
    title: 'Network Interface',
    id: inGroup('Microsoft.Network/networkInterfaces/{name}'),
    references: {
      resource_group_name,
      'ip_configuration.subnet_id': 'azurerm_subnet',
      'ip_configuration.public_ip_address_id': 'azurerm_public_ip',
    },
    computed: {
      internal_domain_name_suffix: 'sandbox.internal.cloudapp.net',
      mac_address: ({ id }) =>
        `00-0D-3A-${uuidFor(id)
          .slice(0, 6)
          .toUpperCase()
          .replace(/(..)(..)(..)/, '$1-$2-$3')}`,
      private_ip_address: firstAddress('ip_configuration'),
      private_ip_addresses: (making) => [firstAddress('ip_configuration')(making)],
      'ip_configuration.primary': ({ self, block }: Making) =>
        text(firstBlock(self, 'ip_configuration').name) === text(block.name),
      'ip_configuration.private_ip_address': privateAddress,
    },
    refuses: refusesWhileUsed({ azurerm_linux_virtual_machine: ['network_interface_ids'] }, inUse('NicInUse')),
    latencyMs: { create: 1500, update: 900, delete: 1200 },
  },
  azurerm_public_ip: {
    title: 'Public IP',
    id: inGroup('Microsoft.Network/publicIPAddresses/{name}'),
    references: { resource_group_name },
    replacedBy: [{ path: 'domain_name_label_scope', when: (before) => Boolean(text(before)) }],
    computed: {
      fqdn: ({ self }) =>
        text(self.domain_name_label) ? `${text(self.domain_name_label)}.${text(self.location)}.cloudapp.azure.com` : '',
      ip_address: publicAddress,
    },
    refuses: refusesWhileUsed(
      {
        azurerm_network_interface: ['ip_configuration.public_ip_address_id'],
        azurerm_lb: ['frontend_ip_configuration.public_ip_address_id'],
        azurerm_application_gateway: ['frontend_ip_configuration.public_ip_address_id'],
        azurerm_nat_gateway_public_ip_association: ['public_ip_address_id'],
      },
      inUse('PublicIPAddressCannotBeDeleted'),
    ),
    latencyMs: { create: 1200, update: 900, delete: 1000 },
  },
  azurerm_private_dns_zone: {
    title: 'Private DNS Zone',
    id: inGroup('Microsoft.Network/privateDnsZones/{name}'),
    references: { resource_group_name },
    computed: {
      max_number_of_record_sets: 25_000,
      max_number_of_virtual_network_links: 1000,
      max_number_of_virtual_network_links_with_registration: 100,
      number_of_record_sets: 1,
      'soa_record.fqdn': from('{name}.'),
      'soa_record.host_name': 'azureprivatedns.net',
      'soa_record.serial_number': 1,
    },
    refuses: refusesWhileUsed(
      {
        azurerm_postgresql_flexible_server: ['private_dns_zone_id'],
        azurerm_mysql_flexible_server: ['private_dns_zone_id'],
      },
      inUse('CannotDeleteResource'),
    ),
    latencyMs: { create: 1800, update: 900, delete: 1500 },
  },
  azurerm_private_dns_zone_virtual_network_link: {
    title: 'Virtual Network Link',
    id: inGroup('Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}'),
    references: {
      resource_group_name,
      private_dns_zone_name: 'azurerm_private_dns_zone',
      virtual_network_id: 'azurerm_virtual_network',
    },
    computed: { resolution_policy: 'Default' },
    latencyMs: { create: 1800, update: 900, delete: 1500 },
  },
};

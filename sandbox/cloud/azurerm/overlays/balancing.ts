import { text } from '../../cty/value.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { firstAddress, privateAddress } from '../addresses.ts';
import { inGroup, partId } from '../made-up.ts';

const part = (title: string, kind: string): Overlay => ({
  title,
  id: `{loadbalancer_id}/${kind}/{name}`,
  references: { loadbalancer_id: 'azurerm_lb' },
  latencyMs: { create: 900, update: 800, delete: 800 },
});

/** Load balancers. */
export const balancingOverlays: { readonly [type: string]: Overlay } = {
  azurerm_lb: {
    title: 'Load Balancer',
    id: inGroup('Microsoft.Network/loadBalancers/{name}'),
    references: {
      resource_group_name: 'azurerm_resource_group',
      'frontend_ip_configuration.subnet_id': 'azurerm_subnet',
      'frontend_ip_configuration.public_ip_address_id': 'azurerm_public_ip',
    },
    replacedBy: ['frontend_ip_configuration.zones'],
    computed: {
      private_ip_address: firstAddress('frontend_ip_configuration'),
      private_ip_addresses: (making) => [firstAddress('frontend_ip_configuration')(making)].filter(Boolean),
      'frontend_ip_configuration.id': partId('frontendIPConfigurations'),
      'frontend_ip_configuration.private_ip_address': privateAddress,
      'frontend_ip_configuration.private_ip_address_allocation': 'Dynamic',
      'frontend_ip_configuration.private_ip_address_version': 'IPv4',
    },
    latencyMs: { create: 1500, update: 900, delete: 1000 },
  },
  azurerm_lb_backend_address_pool: part('Backend Address Pool', 'backendAddressPools'),
  azurerm_lb_probe: part('Load Balancer Probe', 'probes'),
  azurerm_lb_rule: {
    ...part('Load Balancer Rule', 'loadBalancingRules'),
    references: {
      loadbalancer_id: 'azurerm_lb',
      backend_address_pool_ids: 'azurerm_lb_backend_address_pool',
      probe_id: 'azurerm_lb_probe',
    },
    computed: {
      frontend_ip_configuration_id: ({ self }) =>
        `${text(self.loadbalancer_id)}/frontendIPConfigurations/${text(self.frontend_ip_configuration_name)}`,
    },
  },
  azurerm_network_interface_backend_address_pool_association: {
    title: 'Backend Address Pool Association',
    id: '{network_interface_id}/ipConfigurations/{ip_configuration_name}|{backend_address_pool_id}',
    name: 'ip_configuration_name',
    references: {
      network_interface_id: 'azurerm_network_interface',
      backend_address_pool_id: 'azurerm_lb_backend_address_pool',
    },
    latencyMs: { create: 900, delete: 900 },
  },
};

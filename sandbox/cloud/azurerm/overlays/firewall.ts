import type { Overlay } from '../../provider/cloud-model.ts';
import { inGroup } from '../made-up.ts';

/** Network security groups. */
export const firewallOverlays: { readonly [type: string]: Overlay } = {
  azurerm_network_security_group: {
    title: 'Network Security Group',
    id: inGroup('Microsoft.Network/networkSecurityGroups/{name}'),
    references: { resource_group_name: 'azurerm_resource_group' },
    latencyMs: { create: 1200, update: 900, delete: 900 },
  },
  azurerm_network_security_rule: {
    title: 'Security Rule',
    id: inGroup('Microsoft.Network/networkSecurityGroups/{network_security_group_name}/securityRules/{name}'),
    references: {
      resource_group_name: 'azurerm_resource_group',
      network_security_group_name: 'azurerm_network_security_group',
    },
    latencyMs: { create: 900, update: 800, delete: 800 },
  },
  azurerm_subnet_network_security_group_association: {
    title: 'Subnet Network Security Group Association',
    id: '{subnet_id}',
    name: 'subnet_id',
    references: { subnet_id: 'azurerm_subnet', network_security_group_id: 'azurerm_network_security_group' },
    latencyMs: { create: 900, delete: 900 },
  },
  azurerm_network_interface_security_group_association: {
    title: 'Network Interface Security Group Association',
    id: '{network_interface_id}|{network_security_group_id}',
    name: 'network_interface_id',
    references: {
      network_interface_id: 'azurerm_network_interface',
      network_security_group_id: 'azurerm_network_security_group',
    },
    latencyMs: { create: 900, delete: 900 },
  },
};

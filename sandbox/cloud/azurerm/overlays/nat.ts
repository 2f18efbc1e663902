import { refusesWhileUsed } from '../../common/checks.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { inGroup, inUse, uuidFor } from '../made-up.ts';

/** Gateways through which a network reaches the internet. */
export const natOverlays: { readonly [type: string]: Overlay } = {
  azurerm_nat_gateway: {
    title: 'Nat Gateway',
    id: inGroup('Microsoft.Network/natGateways/{name}'),
    references: { resource_group_name: 'azurerm_resource_group' },
    computed: { resource_guid: ({ id }) => uuidFor(id) },
    refuses: refusesWhileUsed(
      { azurerm_subnet_nat_gateway_association: ['nat_gateway_id'] },
      inUse('InUseNatGatewayCannotBeDeleted'),
    ),
    latencyMs: { create: 1500, update: 900, delete: 1200 },
  },
  azurerm_nat_gateway_public_ip_association: {
    title: 'Nat Gateway Public IP Association',
    id: '{nat_gateway_id}|{public_ip_address_id}',
    name: 'public_ip_address_id',
    references: { nat_gateway_id: 'azurerm_nat_gateway', public_ip_address_id: 'azurerm_public_ip' },
    latencyMs: { create: 900, delete: 900 },
  },
  azurerm_subnet_nat_gateway_association: {
    title: 'Subnet Nat Gateway Association',
    id: '{subnet_id}',
    name: 'subnet_id',
    references: { subnet_id: 'azurerm_subnet', nat_gateway_id: 'azurerm_nat_gateway' },
    latencyMs: { create: 900, delete: 900 },
  },
};

import { firstOf, refusesWhileUsed } from '../../common/checks.ts';
import { atPath, isList, text } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { inGroup, inUse } from '../made-up.ts';

const GROUPS = ['source_application_security_group_ids', 'destination_application_security_group_ids'];

/** Network security groups. */
export const firewallOverlays: { readonly [type: string]: Overlay } = {
  azurerm_network_security_group: {
    title: 'Network Security Group',
    id: inGroup('Microsoft.Network/networkSecurityGroups/{name}'),
    references: {
      resource_group_name: 'azurerm_resource_group',
      ...Object.fromEntries(GROUPS.map((path) => [`security_rule.${path}`, 'azurerm_application_security_group'])),
    },
    refuses: firstOf(
      refusesRivals,
      refusesWhileUsed(
        {
          azurerm_subnet_network_security_group_association: ['network_security_group_id'],
          azurerm_network_interface_security_group_association: ['network_security_group_id'],
        },
        inUse('InUseNetworkSecurityGroupCannotBeDeleted'),
      ),
    ),
    latencyMs: { create: 1200, update: 900, delete: 900 },
  },
  azurerm_application_security_group: {
    title: 'Application Security Group',
    id: inGroup('Microsoft.Network/applicationSecurityGroups/{name}'),
    references: { resource_group_name: 'azurerm_resource_group' },
    refuses: refusesWhileUsed(
      {
        azurerm_network_security_group: GROUPS.map((path) => `security_rule.${path}`),
        azurerm_network_security_rule: GROUPS,
        azurerm_network_interface_application_security_group_association: ['application_security_group_id'],
      },
      inUse('InUseApplicationSecurityGroupCannotBeDeleted'),
    ),
    latencyMs: { create: 900, update: 800, delete: 800 },
  },
  azurerm_network_interface_application_security_group_association: {
    title: 'Network Interface Application Security Group Association',
    id: '{network_interface_id}|{application_security_group_id}',
    name: 'application_security_group_id',
    references: {
      network_interface_id: 'azurerm_network_interface',
      application_security_group_id: 'azurerm_application_security_group',
    },
    latencyMs: { create: 900, delete: 900 },
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

/** Rules of one direction differ in priority and name. */
function refusesRivals({ operation, after }: Change): string | undefined {
  const rules = operation === 'delete' ? null : atPath(after, 'security_rule');
  if (!isList(rules)) return undefined;
  const seen = new Set<string>();
  for (const rule of rules) {
    const name = text(atPath(rule, 'name'));
    const place = `${atPath(rule, 'direction')} ${atPath(rule, 'priority')}`;
    if (seen.has(place) || seen.has(`name ${name}`))
      return `unexpected status 400 (400 Bad Request) with error: SecurityRuleConflict: Security rule ${name} conflicts with another rule. Rules cannot have the same Priority and Direction.`;
    seen.add(place).add(`name ${name}`);
  }
  return undefined;
}

import { matches } from '../../common/checks.ts';
import { atPath, text } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { inGroup } from '../made-up.ts';

/** Resource groups, what guards and what limits them. */
export const groupOverlays: { readonly [type: string]: Overlay } = {
  azurerm_resource_group: {
    title: 'Resource Group',
    id: '/subscriptions/{subscription_id}/resourceGroups/{name}',
    checks: [matches('name', /^[-\w._()]{0,89}[-\w_()]$/)],
    refuses: refusesWhileFull,
    latencyMs: { create: 1500, update: 800, delete: 2000 },
  },
  azurerm_key_vault: {
    title: 'Key Vault',
    id: inGroup('Microsoft.KeyVault/vaults/{name}'),
    references: { resource_group_name: 'azurerm_resource_group' },
    computed: { rbac_authorization_enabled: false, vault_uri: from('https://{name}.vault.azure.net/') },
    checks: [matches('name', /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/)],
    latencyMs: { create: 2500, update: 1200, delete: 1500 },
  },
  azurerm_consumption_budget_resource_group: {
    title: 'Consumption Budget',
    id: '{resource_group_id}/providers/Microsoft.Consumption/budgets/{name}',
    references: { resource_group_id: 'azurerm_resource_group' },
    computed: { etag: '"1db0sandbox"', 'time_period.end_date': '2036-11-01T00:00:00Z' },
    latencyMs: { create: 900, update: 700, delete: 600 },
  },
};

/** terraform's provider for Azure does not delete a group with something left in it. */
function refusesWhileFull({ operation, before, objects }: Change): string | undefined {
  const id = text(atPath(before, 'id'));
  if (operation !== 'delete' || id === undefined) return undefined;
  const left = objects.list().find((object) => object.id.startsWith(`${id}/`));
  return left && `the Resource Group "${atPath(before, 'name')}" still contains Resources: ${left.id}`;
}

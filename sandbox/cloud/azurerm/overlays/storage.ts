import { firstOf, isSet, matches } from '../../common/checks.ts';
import { allAtPath, atPath, text, type Value } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { identityOf, inGroup, keyFor } from '../made-up.ts';

const SERVICES = ['blob', 'dfs', 'file', 'queue', 'table', 'web'];

const hosts = Object.fromEntries(
  SERVICES.flatMap((service) => [
    [`primary_${service}_host`, from(`{name}.${service}.core.windows.net`)],
    [`primary_${service}_endpoint`, from(`https://{name}.${service}.core.windows.net/`)],
  ]),
);

const connection = ({ id, self }: Making) =>
  `DefaultEndpointsProtocol=https;AccountName=${text(self.name)};AccountKey=${keyFor(id)};EndpointSuffix=core.windows.net`;

/** Storage accounts. Their names are one list for all of Azure. */
export const storageOverlays: { readonly [type: string]: Overlay } = {
  azurerm_storage_account: {
    title: 'Storage Account',
    id: inGroup('Microsoft.Storage/storageAccounts/{name}'),
    key: '{name}',
    references: {
      resource_group_name: 'azurerm_resource_group',
      'network_rules.virtual_network_subnet_ids': 'azurerm_subnet',
    },
    replacedBy: [
      { path: 'account_kind', when: (before, after) => !(before === 'Storage' && after === 'StorageV2') },
      { path: 'account_replication_type', when: (before, after) => isZoned(before) !== isZoned(after) },
      { path: 'large_file_share_enabled', when: (before) => before === true },
      { path: 'immutability_policy.state', when: (before) => before === 'Locked' },
    ],
    computed: {
      ...hosts,
      ...identityOf,
      access_tier: 'Hot',
      primary_access_key: ({ id }) => keyFor(id),
      secondary_access_key: ({ id }) => keyFor(`${id}#2`),
      primary_connection_string: connection,
      primary_blob_connection_string: connection,
      primary_location: ({ self }) => self.location ?? '',
    },
    checks: [matches('name', /^[a-z0-9]{3,24}$/)],
    refuses: firstOf(refusesUnknownSubnets, refusesPrivateAddresses),
    latencyMs: { create: 3000, update: 1500, delete: 1500 },
  },
  azurerm_storage_container: {
    title: 'Container',
    id: ({ name, storage_account_id, storage_account_name }) =>
      text(storage_account_id)
        ? `${text(storage_account_id)}/blobServices/default/containers/${text(name)}`
        : `https://${text(storage_account_name)}.blob.core.windows.net/${text(name)}`,
    references: { storage_account_id: 'azurerm_storage_account', storage_account_name: 'azurerm_storage_account' },
    replacedBy: [
      { path: 'storage_account_id', when: isSet },
      { path: 'storage_account_name', when: isSet },
    ],
    computed: {
      default_encryption_scope: '$account-encryption-key',
      resource_manager_id: ({ id }) => id,
      url: ({ self }) => {
        const account = text(self.storage_account_name) ?? text(self.storage_account_id)?.split('/').at(-1);
        return `https://${account}.blob.core.windows.net/${text(self.name)}`;
      },
    },
    checks: [matches('name', /^(\$root|\$web|[0-9a-z]([0-9a-z]|-(?!-)){1,61}[0-9a-z])$/)],
    latencyMs: { create: 900, update: 700, delete: 800 },
  },
  azurerm_storage_container_immutability_policy: {
    title: 'Immutability Policy',
    id: '{storage_container_resource_manager_id}/immutabilityPolicies/default',
    name: 'storage_container_resource_manager_id',
    references: { storage_container_resource_manager_id: 'azurerm_storage_container' },
    refuses: refusesUnlocking,
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  azurerm_storage_management_policy: {
    title: 'Management Policy',
    id: '{storage_account_id}/managementPolicies/default',
    name: 'storage_account_id',
    references: { storage_account_id: 'azurerm_storage_account' },
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
};

function isZoned(replication: Value): boolean {
  return text(replication)?.includes('ZRS') ?? false;
}

/** A subnet says by an endpoint that its traffic is its own. */
function refusesUnknownSubnets({ operation, after, objects }: Change): string | undefined {
  if (operation === 'delete') return undefined;
  const ids = allAtPath(after, 'network_rules.virtual_network_subnet_ids').flat();
  const without = ids.find((id) => {
    const endpoints = objects.get('azurerm_subnet', text(id) ?? '')?.attributes.service_endpoints;
    return Array.isArray(endpoints) && endpoints.includes('Microsoft.Storage') ? false : text(id) !== undefined;
  });
  return text(without ?? null) === undefined
    ? undefined
    : `unexpected status 400 (400 Bad Request) with error: SubnetsHaveNoServiceEndpointsConfigured: Subnets ${text(without ?? null)} do not have ServiceEndpoints for Microsoft.Storage resources configured`;
}

function refusesPrivateAddresses({ operation, after }: Change): string | undefined {
  if (operation === 'delete') return undefined;
  const rules = allAtPath(after, 'network_rules.ip_rules').flat().map(String);
  const odd = rules.find((rule) => /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|\/3[12]$/.test(rule));
  return (
    odd &&
    `unexpected status 400 (400 Bad Request) with error: InvalidValuesForRequestParameters: ${odd} is not a public address or range`
  );
}

function refusesUnlocking({ before, after }: Change): string | undefined {
  if (atPath(before, 'locked') !== true) return undefined;
  const isKept =
    Number(atPath(after, 'immutability_period_in_days')) >= Number(atPath(before, 'immutability_period_in_days'));
  return atPath(after, 'locked') === true && isKept
    ? undefined
    : 'unexpected status 409 (409 Conflict) with error: ContainerImmutabilityPolicyFailure: a locked policy can only be made longer';
}

import { firstOf, isCleared, matches } from '../../common/checks.ts';
import { allAtPath, atPath, text } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { expand } from '../../provider/template.ts';
import { identityOf, inGroup, keyFor, uuidFor } from '../made-up.ts';

const VERSION = '1.33.2';
const poolName = /^[a-z][a-z\d]{0,11}$/;

const pool = (prefix: string) => ({
  [`${prefix}kubelet_disk_type`]: 'OS',
  [`${prefix}max_pods`]: 110,
  [`${prefix}node_count`]: ({ block }: Making) => block.min_count ?? 1,
  [`${prefix}orchestrator_version`]: VERSION,
  [`${prefix}os_disk_size_gb`]: 128,
  [`${prefix}os_sku`]: 'Ubuntu',
});

/** Kubernetes. */
export const clusterOverlays: { readonly [type: string]: Overlay } = {
  azurerm_kubernetes_cluster: {
    title: 'Kubernetes Cluster',
    id: inGroup('Microsoft.ContainerService/managedClusters/{name}'),
    references: {
      resource_group_name: 'azurerm_resource_group',
      'default_node_pool.vnet_subnet_id': 'azurerm_subnet',
      'identity.identity_ids': 'azurerm_user_assigned_identity',
    },
    replacedBy: [
      'default_node_pool.name',
      { path: 'oidc_issuer_enabled', when: (before) => before === true },
      {
        path: 'network_profile.network_data_plane',
        when: (before, after) => !(before === 'azure' && after === 'cilium'),
      },
      { path: 'network_profile.network_plugin', when: isNoOverlay },
      { path: 'network_profile.network_plugin_mode', when: (_, after) => after !== 'overlay' },
      { path: 'network_profile.network_policy', when: (before, after) => Boolean(text(before)) && after !== 'cilium' },
      { path: 'network_profile.pod_cidr', when: (before) => Boolean(text(before)) },
      { path: 'api_server_access_profile.subnet_id', when: isCleared },
    ],
    computed: {
      ...identityOf,
      ...pool('default_node_pool.'),
      current_kubernetes_version: ({ self }) => text(self.kubernetes_version) ?? VERSION,
      fqdn: (making) => `${hostOf(making)}.hcp.${text(making.self.location)}.azmk8s.io`,
      portal_fqdn: (making) => `${hostOf(making)}.portal.hcp.${text(making.self.location)}.azmk8s.io`,
      kube_admin_config: [],
      kube_config: (making) => [credentials(making)],
      kube_config_raw: 'apiVersion: v1\nkind: Config\nclusters: []\n',
      kubernetes_version: VERSION,
      node_resource_group: ({ self }) =>
        `MC_${text(self.resource_group_name)}_${text(self.name)}_${text(self.location)}`,
      node_resource_group_id: ({ self, settings }) =>
        expand(
          '/subscriptions/{subscription_id}/resourceGroups/MC_{resource_group_name}_{name}_{location}',
          self,
          settings,
        ),
      oidc_issuer_enabled: false,
      oidc_issuer_url: ({ self, id, settings }) =>
        self.oidc_issuer_enabled === true
          ? expand(`https://{location}.oic.prod-aks.azure.com/{tenant_id}/${uuidFor(id)}/`, self, settings)
          : '',
      'kubelet_identity.client_id': ({ id }) => uuidFor(`${id}#client`),
      'kubelet_identity.object_id': ({ id }) => uuidFor(`${id}#object`),
      'network_profile.dns_service_ip': '10.0.0.10',
      'network_profile.pod_cidr': '10.244.0.0/16',
      'network_profile.service_cidr': '10.0.0.0/16',
      'azure_active_directory_role_based_access_control.tenant_id': ({ settings }) => settings.tenant_id ?? '',
    },
    checks: [
      matches('default_node_pool.name', poolName),
      matches('dns_prefix', /^[a-zA-Z\d]([-a-zA-Z\d]{0,52}[a-zA-Z\d])?$/),
    ],
    refuses: firstOf(refusesNobody, refusesNoRight, refusesNoGateway, refusesOwnAccounts, refusesQuietRotation),
    latencyMs: { create: 8000, update: 4000, delete: 4500 },
  },
  azurerm_kubernetes_cluster_node_pool: {
    title: 'Node Pool',
    id: '{kubernetes_cluster_id}/agentPools/{name}',
    references: { kubernetes_cluster_id: 'azurerm_kubernetes_cluster', vnet_subnet_id: 'azurerm_subnet' },
    computed: {
      ...pool(''),
      node_image_version: 'AKSUbuntu-2204gen2containerd-202606.09.0',
      vm_size: 'Standard_D2s_v3',
    },
    checks: [matches('name', poolName)],
    refuses: refusesRotation,
    latencyMs: { create: 5000, update: 3000, delete: 3000 },
  },
};

function isNoOverlay(before: unknown, after: unknown): boolean {
  return !(before === 'kubenet' && after === 'azure');
}

function hostOf({ self, id }: Pick<Making, 'self' | 'id'>): string {
  return `${text(self.dns_prefix) ?? text(self.name)}-${uuidFor(id).slice(0, 8)}`;
}

function credentials(making: Making): { [name: string]: string } {
  const key = keyFor(making.id);
  return {
    client_certificate: key,
    client_key: key,
    cluster_ca_certificate: key,
    host: `https://${hostOf(making)}.hcp.${text(making.self.location)}.azmk8s.io:443`,
    password: key,
    username: `clusterUser_${text(making.self.resource_group_name)}_${text(making.self.name)}`,
  };
}

/** A cluster acts as someone. */
function refusesNobody({ operation, after }: Change): string | undefined {
  if (operation !== 'create') return undefined;
  return atPath(after, 'identity.type') === null && atPath(after, 'service_principal.client_id') === null
    ? 'either an `identity` or `service_principal` block must be specified for cluster authentication'
    : undefined;
}

/** Nodes of another size take the place of the old ones one by one, under a name for the time between. */
function refusesRotation({ operation, before, after }: Change): string | undefined {
  const isResized = operation === 'update' && atPath(before, 'vm_size') !== atPath(after, 'vm_size');
  return isResized && !text(atPath(after, 'temporary_name_for_rotation'))
    ? '`temporary_name_for_rotation` must be specified when updating any of the following properties [`vm_size`]'
    : undefined;
}

/** An identity of one's own must be let into the subnet beforehand; one of Azure's is made with the cluster and let in by it. */
function refusesNoRight({ operation, after, objects }: Change): string | undefined {
  const subnet = text(atPath(after, 'default_node_pool.vnet_subnet_id'));
  const [identity] = allAtPath(after, 'identity.identity_ids').flat().map(text);
  if (operation !== 'create' || subnet === undefined || identity === undefined) return undefined;
  const principal = objects.get('azurerm_user_assigned_identity', identity)?.attributes.principal_id;
  const hasRight = objects
    .list()
    .some(
      ({ type, attributes: { principal_id, scope } }) =>
        type === 'azurerm_role_assignment' && principal_id === principal && subnet.startsWith(text(scope) ?? '-'),
    );
  return hasRight
    ? undefined
    : `unexpected status 403 (403 Forbidden) with error: LinkedAuthorizationFailed: the identity ${identity} may not join ${subnet}`;
}

/** Who says that there is a gateway has one. */
function refusesNoGateway({ operation, after, objects }: Change): string | undefined {
  const subnet = text(atPath(after, 'default_node_pool.vnet_subnet_id'));
  if (operation !== 'create' || atPath(after, 'network_profile.outbound_type') !== 'userAssignedNATGateway')
    return undefined;
  const hasOne = objects
    .list()
    .some(
      ({ type, attributes }) => type === 'azurerm_subnet_nat_gateway_association' && attributes.subnet_id === subnet,
    );
  return hasOne
    ? undefined
    : `unexpected status 400 (400 Bad Request) with error: InvalidOutboundType: ${subnet} has no NAT gateway`;
}

/** Without accounts of its own, a cluster takes those of Entra. */
function refusesOwnAccounts({ operation, after }: Change): string | undefined {
  if (operation === 'delete' || atPath(after, 'local_account_disabled') !== true) return undefined;
  return allAtPath(after, 'azure_active_directory_role_based_access_control.azure_rbac_enabled').length > 0
    ? undefined
    : 'when `local_account_disabled` is `true`, `azure_active_directory_role_based_access_control` must be set';
}

const ROTATING = ['vm_size', 'os_disk_size_gb', 'zones', 'vnet_subnet_id', 'host_encryption_enabled', 'max_pods'];

function refusesQuietRotation({ operation, before, after }: Change): string | undefined {
  const pool = (value: Change['before'], name: string) => JSON.stringify(atPath(value, `default_node_pool.${name}`));
  const changed = operation === 'update' && ROTATING.find((name) => pool(before, name) !== pool(after, name));
  return changed && !text(atPath(after, 'default_node_pool.temporary_name_for_rotation'))
    ? `\`temporary_name_for_rotation\` must be specified when updating any of the following properties [\`default_node_pool.0.${changed}\`]`
    : undefined;
}

import { isCleared, matches } from '../../common/checks.ts';
import { atPath, text } from '../../cty/value.ts';
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
    references: { resource_group_name: 'azurerm_resource_group', 'default_node_pool.vnet_subnet_id': 'azurerm_subnet' },
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
    refuses: refusesNobody,
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

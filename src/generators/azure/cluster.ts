import { type Block, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { attachSubnet } from './attach.ts';
import { clientData, tenantId } from './client.ts';
import { CLUSTER_EFFECTS, clusterWarnings } from './cluster-effects.ts';
import { clusterForm } from './cluster-form.ts';
import { identityBlock, identityBlocks, rights } from './cluster-identity.ts';
import { gatewayReferences, networkProfile } from './cluster-network.ts';
import { nodePool } from './cluster-nodes.ts';
import {
  type ClusterSettings,
  clusterName,
  clusterSchema,
  completeCluster,
  placeProblems,
} from './cluster-settings.ts';
import { placed } from './group.ts';
import { tags } from './tags.ts';

/** Kubernetes by AKS: nodes and control plane private, accounts and rights of Entra alone, kept up to date by a channel. */
export const cluster = defineKind({
  kind: 'cluster',
  title: 'Kubernetes cluster',
  summary: 'AKS with private nodes, kept up to date by Azure',
  longestName: 40,
  schema: clusterSchema,
  complete: completeCluster,
  problems: placeProblems,
  warnings: clusterWarnings,
  effects: CLUSTER_EFFECTS,
  form: clusterForm,
  body: (name, settings, around) => [
    ...attachSubnet(`cluster-${name}`, settings, around).data,
    clientData(`cluster-${name}`),
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['azurerm_kubernetes_cluster', identifierOf(name)], itself(name, settings, around)),
    ...identityBlocks(name, settings, around),
    output(name, 'name'),
    output(name, 'oidc_issuer_url'),
  ],
});

const itself = (name: string, settings: ClusterSettings, around: Surroundings): Body => [
  ...placed(clusterName(name, around.project), settings, around.project),
  ['dns_prefix', clusterName(name, around.project)],
  ['sku_tier', settings.high_availability ? 'Standard' : 'Free'],
  ...when(settings.version !== undefined, ['kubernetes_version', settings.version ?? '']),
  ['automatic_upgrade_channel', settings.channel],
  ['node_os_upgrade_channel', 'NodeImage'],
  ['private_cluster_enabled', settings.private],
  comment('Who may do what is decided by roles of Azure; accounts that only the cluster knows are switched off.'),
  ['local_account_disabled', true],
  ['role_based_access_control_enabled', true],
  comment('Workloads get accounts of their own in Entra, without secrets.'),
  ['oidc_issuer_enabled', true],
  ['workload_identity_enabled', true],
  tags(settings, around.project),
  ...access(settings),
  block('azure_active_directory_role_based_access_control', [], administrators(name, settings)),
  nodePool(name, settings, around),
  identityBlock(name),
  networkProfile(settings, around),
  ...['maintenance_window_auto_upgrade', 'maintenance_window_node_os'].map(sundayNight),
  ...when(settings.deletion_protection, keep),
  ['depends_on', [rights(name), ...gatewayReferences(settings, around)]],
];

/** From outside by those who administer it, where it is reached from there at all. */
const access = ({ private: isPrivate, admin_ranges: ranges = [] }: ClusterSettings): Body =>
  isPrivate ? [] : [block('api_server_access_profile', [], [['authorized_ip_ranges', ranges]])];

const administrators = (name: string, { admin_groups: groups }: ClusterSettings): Body => [
  ['azure_rbac_enabled', true],
  ['tenant_id', tenantId(`cluster-${name}`)],
  ...when(groups !== undefined, ['admin_group_object_ids', groups ?? []]),
];

const sundayNight = (window: string): Block =>
  block(
    window,
    [],
    [
      ['frequency', 'Weekly'],
      ['interval', 1],
      ['day_of_week', 'Sunday'],
      ['start_time', '02:00'],
      ['utc_offset', '+00:00'],
      ['duration', 4],
    ],
  );

const keep = block(
  'lifecycle',
  [],
  [comment('A lock of Azure would also keep pools of nodes from being exchanged.'), ['prevent_destroy', true]],
);

const output = (name: string, what: string) =>
  block(
    'output',
    [`cluster_${identifierOf(name)}_${what}`],
    [['value', reference('azurerm_kubernetes_cluster', identifierOf(name), what)]],
  );

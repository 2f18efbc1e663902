import { type Attribute, type Body, block, comment, reference, template, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { attach, hostProject, subnetProblems } from './attach.ts';
import { CLUSTER_EFFECTS, clusterWarnings } from './cluster-effects.ts';
import { clusterForm } from './cluster-form.ts';
import { nodeAccount, nodePool, projectId } from './cluster-nodes.ts';
import { type ClusterSettings, clusterSchema, completeCluster, locationOf } from './cluster-settings.ts';
import { labelsOf } from './labels.ts';

/** Kubernetes whose nodes have no public addresses, kept up to date by a release channel, with accounts for workloads and no passwords. */
export const cluster = defineKind({
  kind: 'cluster',
  title: 'Kubernetes cluster',
  summary: 'Private nodes, kept up to date by Google',
  longestName: 24, // the account of the nodes is `<name>-nodes`, and Google takes 30
  schema: clusterSchema,
  complete: completeCluster,
  problems: (settings, around) => subnetProblems(settings, around),
  warnings: clusterWarnings,
  effects: CLUSTER_EFFECTS,
  form: clusterForm,
  body: (name, settings, around) => [
    ...attach(`cluster-${name}`, settings, around).data,
    block('data', ['google_project', `cluster_${identifierOf(name)}`], []),
    ...nodeAccount(name),
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['google_container_cluster', identifierOf(name)], controlPlane(name, settings, around)),
    nodePool(name, settings, around),
    output(name, 'endpoint'),
  ],
});

const controlPlane = (name: string, settings: ClusterSettings, around: Surroundings): Body => [
  ['name', name],
  ['location', locationOf(settings, around)],
  ...attachment(name, settings, around),
  ['resource_labels', labelsOf(around.project, settings.requested_by)],
  ['deletion_protection', settings.deletion_protection],
  ...when(settings.version !== undefined, ['min_master_version', settings.version ?? '']),
  comment('Network policies are enforced by the data path itself.'),
  ['datapath_provider', 'ADVANCED_DATAPATH'],
  comment('Nodes stand in a pool of their own, so that they change without the cluster.'),
  ['remove_default_node_pool', true],
  ['initial_node_count', 1],
  block('release_channel', [], [['channel', settings.channel.toUpperCase()]]),
  block('ip_allocation_policy', [], []),
  block(
    'private_cluster_config',
    [],
    [
      ['enable_private_nodes', true],
      ['enable_private_endpoint', settings.private],
    ],
  ),
  block(
    'master_authorized_networks_config',
    [],
    (settings.admin_ranges ?? []).map((range) => block('cidr_blocks', [], [['cidr_block', range]])),
  ),
  block('workload_identity_config', [], [['workload_pool', template`${projectId(name)}.svc.id.goog`]]),
  block('master_auth', [], [block('client_certificate_config', [], [['issue_client_certificate', false]])]),
];

function attachment(name: string, settings: ClusterSettings, around: Surroundings): Attribute[] {
  const { network, subnetwork } = attach(`cluster-${name}`, settings, around);
  const host = hostProject(settings.network);
  const shared =
    host &&
    settings.subnet &&
    `projects/${host}/regions/${settings.region ?? around.project.region}/subnetworks/${settings.subnet}`;
  return [['network', network], ...(shared ? [['subnetwork', shared] as const] : subnetwork)];
}

const output = (name: string, attribute: string) =>
  block(
    'output',
    [`cluster_${identifierOf(name)}_${attribute}`],
    [['value', reference('google_container_cluster', identifierOf(name), attribute)]],
  );

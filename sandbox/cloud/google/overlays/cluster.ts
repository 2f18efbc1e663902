import { publicAddress } from '../../common/addresses.ts';
import { firstOf } from '../../common/checks.ts';
import { printAddress } from '../../common/cidr.ts';
import { numberFor } from '../../common/made-up.ts';
import { atPath, type ObjectValue, text } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { expand, from } from '../../provider/template.ts';
import { labelled } from '../labels.ts';

/** What GKE makes when a configuration names no version. */
const VERSION = '1.33.4-gke.1134000';

const node = (prefix: string) => ({
  [`${prefix}disk_size_gb`]: 100,
  [`${prefix}disk_type`]: 'pd-balanced',
  [`${prefix}image_type`]: 'COS_CONTAINERD',
  [`${prefix}logging_variant`]: 'DEFAULT',
  [`${prefix}machine_type`]: 'e2-medium',
  [`${prefix}metadata`]: { 'disable-legacy-endpoints': 'true' },
  [`${prefix}oauth_scopes`]: ['https://www.googleapis.com/auth/cloud-platform'],
  [`${prefix}service_account`]: 'default',
  [`${prefix}boot_disk.disk_type`]: 'pd-balanced',
  [`${prefix}boot_disk.size_gb`]: 100,
  [`${prefix}kubelet_config.insecure_kubelet_readonly_port_enabled`]: 'FALSE',
});

/** Kubernetes. */
export const clusterOverlays: { readonly [type: string]: Overlay } = {
  google_container_cluster: {
    derived: labelledClusters(),
    title: 'cluster',
    id: 'projects/{project}/locations/{location}/clusters/{name}',
    inherits: ['project'],
    references: { network: 'google_compute_network', subnetwork: 'google_compute_subnetwork' },
    replacedBy: [
      { path: 'enable_l4_ilb_subsetting', when: (before) => before === true },
      { path: 'enable_fqdn_network_policy', when: (before) => before === true },
    ],
    computed: {
      ...node('node_config.'),
      ...node('node_pool.node_config.'),
      location: ({ settings }) => settings.zone ?? settings.region ?? '',
      cluster_ipv4_cidr: (making) => `${printAddress(10 * 2 ** 24 + numberFor(making.id, 64) * 2 ** 18)}/14`,
      services_ipv4_cidr: '34.118.224.0/20',
      datapath_provider: 'ADVANCED_DATAPATH',
      default_max_pods_per_node: 110,
      endpoint: publicAddress,
      logging_service: 'logging.googleapis.com/kubernetes',
      monitoring_service: 'monitoring.googleapis.com/kubernetes',
      networking_mode: 'VPC_NATIVE',
      master_version: VERSION,
      node_version: VERSION,
      node_locations: [],
      self_link: from('https://container.googleapis.com/v1/{id}'),
      'private_cluster_config.private_endpoint': ({ id }) => printAddress(172 * 2 ** 24 + 2 ** 20 + numberFor(id, 250)),
      'private_cluster_config.public_endpoint': publicAddress,
      'control_plane_endpoints_config.dns_endpoint_config.endpoint': ({ id, self, settings }) =>
        expand(`gke-${numberFor(id, 10 ** 9)}.{location}.gke.goog`, self, settings),
    },
    refuses: firstOf(refusesProtected, refusesUnplaced),
    latencyMs: { create: 7000, update: 4000, delete: 4000 },
  },
  google_container_node_pool: {
    title: 'NodePool',
    id: nodePoolId,
    inherits: ['project'],
    references: { cluster: 'google_container_cluster' },
    computed: {
      ...node('node_config.'),
      name: ({ id }) => id.slice(id.lastIndexOf('/') + 1),
      location: placeOfCluster,
      initial_node_count: ({ self }) => firstNumber(self, 'node_count', 'autoscaling.min_node_count'),
      node_count: ({ self }) => firstNumber(self, 'initial_node_count', 'autoscaling.min_node_count'),
      max_pods_per_node: 110,
      version: VERSION,
      'autoscaling.location_policy': 'BALANCED',
      'network_config.enable_private_nodes': false,
      'upgrade_settings.max_surge': 1,
    },
    latencyMs: { create: 4000, update: 3000, delete: 2500 },
  },
};

/** Clusters call their labels otherwise than anything else. */
function labelledClusters(): NonNullable<Overlay['derived']> {
  const { effective_labels, terraform_labels } = labelled.derived;
  return {
    effective_labels: (self, settings) => effective_labels({ labels: self.resource_labels ?? null }, settings),
    terraform_labels: (self, settings) => terraform_labels({ labels: self.resource_labels ?? null }, settings),
  };
}

function firstNumber(self: ObjectValue, ...paths: string[]): number {
  const numbers = paths.map((path) => atPath(self, path));
  return numbers.find((value) => typeof value === 'number') ?? 0;
}

function placeOfCluster({ self, objects, settings }: Making): string {
  const cluster = objects.refer('google_container_cluster', text(self.cluster) ?? '');
  return text(cluster?.attributes.location) ?? text(settings.zone) ?? text(settings.region) ?? '';
}

function nodePoolId(self: Making['self'], settings: Making['settings']): string {
  const name = text(self.name) || `${text(self.name_prefix) ?? ''}${expand('{random:26}', self, settings)}`;
  const cluster = text(self.cluster) ?? '';
  if (cluster.startsWith('projects/')) return `${cluster}/nodePools/${name}`;
  const location = text(self.location) ?? text(settings.zone) ?? text(settings.region) ?? '';
  return expand(`projects/{project}/locations/${location}/clusters/{cluster}/nodePools/${name}`, self, settings);
}

function refusesProtected({ operation, before }: Change): string | undefined {
  return operation === 'delete' && atPath(before, 'deletion_protection') === true
    ? 'Cannot destroy cluster because deletion_protection is set to true. Set it to false to proceed with cluster deletion.'
    : undefined;
}

/** A cluster has to be somewhere, and to have nodes or to let Google look after them. */
function refusesUnplaced({ operation, after, settings }: Change): string | undefined {
  if (operation !== 'create') return undefined;
  if (!text(atPath(after, 'location')) && !settings.zone && !settings.region) {
    return 'Cannot determine location: set location in this resource, or set provider-level region or zone.';
  }
  const nodes = Number(atPath(after, 'initial_node_count') ?? 0);
  return nodes > 0 || atPath(after, 'enable_autopilot') === true || atPath(after, 'node_pool.name') !== null
    ? undefined
    : 'googleapi: Error 400: Cluster.initial_node_count must be greater than zero., badRequest';
}

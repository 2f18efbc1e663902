import { zones } from '../../catalog/regions.ts';
import { type Attribute, type Body, block, comment, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { type ClusterSettings, locationOf, nodeDisk } from './cluster-settings.ts';
import { labelsOf } from './labels.ts';

/** Of the Google project that terraform works in; the file looks it up. */
export const projectId = (name: string) =>
  reference('data', 'google_project', `cluster_${identifierOf(name)}`, 'project_id');

/** Nodes write logs and metrics and pull images; what workloads may do is up to accounts of their own. */
const NODE_ROLE = 'roles/container.defaultNodeServiceAccount';

const account = (name: string, attribute: string) =>
  reference('google_service_account', `${identifierOf(name)}-nodes`, attribute);

/** An account with no more rights than a node needs, in place of the default one, which may change everything. */
export const nodeAccount = (name: string): Body => [
  comment('Nodes run as an account of their own that may write logs and metrics and pull images.'),
  block(
    'resource',
    ['google_service_account', `${identifierOf(name)}-nodes`],
    [
      ['account_id', `${name}-nodes`],
      ['display_name', `Nodes of the cluster ${name}`],
    ],
  ),
  block(
    'resource',
    ['google_project_iam_member', `${identifierOf(name)}-nodes`],
    [
      ['project', projectId(name)],
      ['role', NODE_ROLE],
      ['member', account(name, 'member')],
    ],
  ),
];

const ZONES_OF_A_REGION = 3;

/** Google counts nodes by zone, people count them in all. */
const inEachZone = ({ nodes, high_availability: isRegional }: ClusterSettings): number =>
  isRegional ? Math.ceil(nodes / ZONES_OF_A_REGION) : nodes;

/** The zones of a regional cluster's nodes, so that their number is known beforehand. */
const nodeZones = (settings: ClusterSettings, { project }: Surroundings): Attribute[] => {
  const inRegion = zones(project.provider, settings.region ?? project.region).slice(0, ZONES_OF_A_REGION);
  return settings.high_availability && inRegion.length > 0 ? [['node_locations', inRegion]] : [];
};

const scale = (settings: ClusterSettings): Body =>
  settings.autoscaling
    ? [
        block(
          'autoscaling',
          [],
          [
            ['total_min_node_count', settings.autoscaling.min],
            ['total_max_node_count', settings.autoscaling.max],
            ['location_policy', 'BALANCED'],
          ],
        ),
      ]
    : [];

export const nodePool = (name: string, settings: ClusterSettings, around: Surroundings) => {
  const fixed: Attribute[] = settings.autoscaling ? [] : [['node_count', inEachZone(settings)]];
  return block(
    'resource',
    ['google_container_node_pool', identifierOf(name)],
    [
      ['name', `${name}-nodes`],
      ['cluster', reference('google_container_cluster', identifierOf(name), 'id')],
      ['location', locationOf(settings, around)],
      ...nodeZones(settings, around),
      ...fixed,
      ...scale(settings),
      block(
        'management',
        [],
        [
          ['auto_repair', true],
          ['auto_upgrade', true],
        ],
      ),
      block(
        'upgrade_settings',
        [],
        [
          ['max_surge', 1],
          ['max_unavailable', 0],
        ],
      ),
      block('node_config', [], node(name, settings, around)),
    ],
  );
};

const node = (name: string, settings: ClusterSettings, { project }: Surroundings): Body => [
  ['machine_type', settings.node_type],
  ['disk_size_gb', settings.node_disk_gb],
  ['disk_type', nodeDisk(settings, project.provider)],
  ['image_type', 'COS_CONTAINERD'],
  ['service_account', account(name, 'email')],
  ['oauth_scopes', ['https://www.googleapis.com/auth/cloud-platform']],
  ['resource_labels', labelsOf(project, settings.requested_by)],
  ['metadata', { 'disable-legacy-endpoints': 'true' }],
  block(
    'shielded_instance_config',
    [],
    [
      ['enable_secure_boot', true],
      ['enable_integrity_monitoring', true],
    ],
  ),
  block('workload_metadata_config', [], [['mode', 'GKE_METADATA']]),
];

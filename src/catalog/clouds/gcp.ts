import { blockIn, bundled, type Cloud, numberIn, single, type Taker } from './cloud.ts';

declare module '../../core/project.ts' {
  interface Providers {
    gcp: true;
  }
}

/** Google counts by zone, except where a number says that it is the total. */
const nodePool: Taker = (values) => {
  const scaling = blockIn(values, 'autoscaling');
  const zones = Array.isArray(values.node_locations) ? Math.max(1, values.node_locations.length) : 1;
  const inEachZone =
    numberIn(scaling, 'max_node_count') ?? numberIn(values, 'node_count') ?? numberIn(values, 'initial_node_count');
  const count = numberIn(scaling, 'total_max_node_count') ?? (inEachZone ?? 1) * zones;
  return { count, type: blockIn(values, 'node_config').machine_type, isPool: true };
};

/** Copies of one template, which says how large they are. */
const group: Taker = (values) => ({ count: numberIn(values, 'target_size') ?? 1, type: undefined, isPool: true });

export const gcp: Cloud = {
  title: 'GCP',
  terraform: { name: 'google', source: 'hashicorp/google', version: '~> 6.50' },
  alsoAllowed: ['hashicorp/google-beta'],
  apis: [/(?:[a-z0-9_-]+\.){1,4}googleapis\.com/],
  facts: bundled('gcp.json'),
  kinds: [
    [/^google_compute_(instance|disk|attached_disk)/, 'vm'],
    [/^google_sql_/, 'database'],
    [/^google_storage_/, 'bucket'],
    [/^google_container_/, 'cluster'],
  ],
  takers: {
    google_compute_instance: single('machine_type'),
    google_container_node_pool: nodePool,
    google_compute_instance_group_manager: group,
    google_compute_region_instance_group_manager: group,
  },
  counted: {
    google_container_cluster: 'resources',
    google_sql_database_instance: 'database.instances',
    google_storage_bucket: 'storage.buckets',
    google_compute_network: 'network.vpcs',
    google_compute_forwarding_rule: 'network.load_balancers',
    google_compute_global_forwarding_rule: 'network.load_balancers',
  },
};

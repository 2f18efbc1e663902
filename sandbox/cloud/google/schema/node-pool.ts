import { within } from '../../schema/within.ts';
import { poolBlocks, upgradeSettings } from './nodes.ts';

/** The machines of Kubernetes clusters, as in hashicorp/google 6.50. */
export const nodePoolTable = `
resource google_container_node_pool 1
  cluster string required | replaces
  id string optional computed
  initial_node_count number optional computed | replaces
  instance_group_urls list(string) computed
  location string optional computed | replaces
  managed_instance_group_urls list(string) computed
  max_pods_per_node number optional computed | replaces
  name string optional computed | replaces
  name_prefix string optional computed | replaces
  node_count number optional computed | least 0
  node_locations set(string) optional computed
  operation string computed
  project string optional computed | replaces
  version string optional computed
${within(poolBlocks, 2)}
  placement_policy: list ..1 | replaces
    policy_name string optional | replaces
    tpu_topology string optional
    type string required
  queued_provisioning: list ..1 | replaces
    enabled bool required | replaces
  timeouts: single
    create string optional
    delete string optional
    update string optional
${within(upgradeSettings, 2)}
`;

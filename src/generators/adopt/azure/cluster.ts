import { zones } from '../../../catalog/regions.ts';
import { blockAt, blocksAt, given, isOn, numberAt, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, naming, regionUnlessOwn, requester, standsIn, wrongName } from './links.ts';

const TYPE = 'azurerm_kubernetes_cluster';

export const cluster: Reader = {
  kind: 'cluster',
  type: TYPE,
  addressOf: addressIn(TYPE),
  read: readCluster,
  wanted: () => ['azurerm_user_assigned_identity', 'azurerm_role_assignment'],
};

function readCluster(head: StateResource, around: Around): Reading {
  const { values } = head;
  const own = textAt(values, 'name') ?? '';
  const { id } = around.project;
  if (!own.startsWith(`${id}-`)) return wrongName('it', own, `names that begin with ${id}-`);
  if (naming('azurerm_kubernetes_cluster_node_pool', 'kubernetes_cluster_id', values.id, around).length > 0)
    return { why: 'it has several node pools, and GuildOps writes one' };
  const pool = blockAt(values, 'default_node_pool');
  const standing = standsIn(pool.vnet_subnet_id, around);
  if (!standing) return { why: 'its nodes stand in no subnet of their own' };
  const isScaled = isOn(pool, 'auto_scaling_enabled');
  const isPrivate = isOn(values, 'private_cluster_enabled');
  const region = regionUnlessOwn(head, around);
  const channel = textAt(values, 'automatic_upgrade_channel');
  return {
    name: own.slice(id.length + 1),
    settings: given({
      // With any other channel Azure moves on from the version by itself.
      version: channel === 'patch' ? textAt(values, 'kubernetes_version') : undefined,
      channel,
      node_type: textAt(pool, 'vm_size'),
      nodes: isScaled ? undefined : numberAt(pool, 'node_count'),
      autoscaling: isScaled ? { min: numberAt(pool, 'min_count'), max: numberAt(pool, 'max_count') } : undefined,
      node_disk_gb: numberAt(pool, 'os_disk_size_gb'),
      ...standing,
      private: isPrivate,
      admin_ranges: isPrivate
        ? undefined
        : blocksAt(values, 'api_server_access_profile').flatMap((one) => textsAt(one, 'authorized_ip_ranges')),
      admin_groups: adminsOf(head),
      high_availability: isSpread(head, region ?? around.project.region),
      requested_by: requester(head),
    }),
  };
}

function adminsOf({ values }: StateResource): string[] | undefined {
  const groups = textsAt(blockAt(values, 'azure_active_directory_role_based_access_control'), 'admin_group_object_ids');
  return groups.length > 0 ? groups : undefined;
}

/** Over the zones of its region, or by its tier where that has none. */
const isSpread = ({ values }: StateResource, region: string): boolean =>
  zones('azure', region).length > 1
    ? textsAt(blockAt(values, 'default_node_pool'), 'zones').length > 1
    : values.sku_tier === 'Standard';

import { zones } from '../../../catalog/regions.ts';
import { identifierOf } from '../../names.ts';
import { blockAt, blocksAt, given, isOn, numberAt, ofType, textAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { networkNamed, regionOfZone, regionUnlessOwn, requester, subnetNamed } from './links.ts';

const POOL = 'google_container_node_pool';

export const cluster: Reader = {
  kind: 'cluster',
  type: 'google_container_cluster',
  addressOf: (name) => `google_container_cluster.${identifierOf(name)}`,
  read: readCluster,
  wanted: () => [POOL, 'google_service_account', 'google_project_iam_member'],
};

function readCluster({ values }: StateResource, around: Around): Reading {
  const name = textAt(values, 'name') ?? '';
  const pools = ofType(around.state, POOL).filter((one) => [name, values.id].includes(one.values.cluster ?? null));
  const [pool] = pools;
  if (!pool || pools.length > 1)
    return { why: `${pools.length} node pools of it are in this state, and GuildOps writes one` };
  const location = textAt(values, 'location') ?? '';
  const isRegional = regionOfZone(location) === location;
  if (!isRegional && location !== zones('gcp', regionOfZone(location))[0])
    return { why: `it stands in ${location}, and GuildOps writes clusters in the first zone of a region` };
  const scaling = blockAt(pool.values, 'autoscaling');
  const isScaled =
    numberAt(scaling, 'total_max_node_count') !== undefined && numberAt(scaling, 'total_max_node_count') !== 0;
  if (!isScaled && blocksAt(pool.values, 'autoscaling').length > 0)
    return { why: 'its nodes are counted by zone, and GuildOps counts them in all' };
  const network = networkNamed(textAt(values, 'network') ?? '', around, values.project);
  const node = blockAt(pool.values, 'node_config');
  return {
    name,
    settings: given({
      version: textAt(values, 'min_master_version'),
      channel: textAt(blockAt(values, 'release_channel'), 'channel')?.toLowerCase(),
      node_type: textAt(node, 'machine_type'),
      nodes: isScaled ? undefined : (numberAt(pool.values, 'node_count') ?? 0) * (isRegional ? 3 : 1),
      autoscaling: isScaled
        ? { min: numberAt(scaling, 'total_min_node_count'), max: numberAt(scaling, 'total_max_node_count') }
        : undefined,
      node_disk_gb: numberAt(node, 'disk_size_gb'),
      network,
      subnet: subnetNamed(textAt(values, 'subnetwork'), network),
      private: isOn(blockAt(values, 'private_cluster_config'), 'enable_private_endpoint'),
      admin_ranges: blocksAt(blockAt(values, 'master_authorized_networks_config'), 'cidr_blocks').map((one) =>
        textAt(one, 'cidr_block'),
      ),
      high_availability: isRegional,
      deletion_protection: isOn(values, 'deletion_protection'),
      region: regionUnlessOwn(regionOfZone(location), around),
      requested_by: requester(values.resource_labels),
    }),
  };
}

import { zones } from '../../catalog/regions.ts';
import { type Block, type Body, block, comment, when } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { attachSubnet } from './attach.ts';
import type { ClusterSettings } from './cluster-settings.ts';
import { locationOf } from './group.ts';

/** The nodes: in every zone of the region, or wherever Azure has room. */
export const nodePool = (name: string, settings: ClusterSettings, around: Surroundings): Block =>
  block(
    'default_node_pool',
    [],
    [
      ['name', 'nodes'],
      ['vm_size', settings.node_type],
      ...scale(settings),
      ...zonesOf(settings, around),
      ['vnet_subnet_id', attachSubnet(`cluster-${name}`, settings, around).id],
      ['os_disk_size_gb', settings.node_disk_gb],
      comment('Disks, also those for a moment only, are encrypted on the machine itself.'),
      ['host_encryption_enabled', true],
      comment('What changes about nodes changes by way of a pool of this name.'),
      ['temporary_name_for_rotation', 'rotation'],
      block('upgrade_settings', [], [['max_surge', '10%']]),
    ],
  );

const scale = ({ nodes, autoscaling }: ClusterSettings): Body =>
  autoscaling
    ? [
        ['auto_scaling_enabled', true],
        ['min_count', autoscaling.min],
        ['max_count', autoscaling.max],
      ]
    : [['node_count', nodes]];

function zonesOf(settings: ClusterSettings, { project }: Surroundings): Body {
  const inRegion = zones('azure', locationOf(settings, project));
  return when(settings.high_availability && inRegion.length > 1, ['zones', [...inRegion]]);
}

import { blockAt, given, isOn, numberAt, ofType, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, byId, requester, standsIn, withoutProject, wrongName } from './links.ts';

const NODES = 'aws_eks_node_group';

export const cluster: Reader = {
  kind: 'cluster',
  type: 'aws_eks_cluster',
  addressOf: addressIn('aws_eks_cluster'),
  read: readCluster,
  wanted: () => [NODES, 'aws_launch_template', 'aws_kms_key', 'aws_iam_role', 'aws_iam_role_policy_attachment'],
};

function readCluster(head: StateResource, around: Around): Reading {
  const { values } = head;
  const own = textAt(values, 'name') ?? '';
  const name = withoutProject(own, around);
  if (name === undefined) return wrongName(own, around);
  const groups = ofType(around.state, NODES).filter((group) => group.values.cluster_name === own);
  const [group] = groups;
  if (!group || groups.length > 1)
    return { why: `${groups.length} node groups of it are in this state, and GuildOps writes one` };
  const access = blockAt(values, 'vpc_config');
  const standing = standsIn(textsAt(access, 'subnet_ids')[0], around);
  if (!standing) return { why: 'its subnets are not in this state' };
  const scaling = blockAt(group.values, 'scaling_config');
  const [min, max] = [numberAt(scaling, 'min_size'), numberAt(scaling, 'max_size')];
  const template = byId(textAt(blockAt(group.values, 'launch_template'), 'id'), 'aws_launch_template', around);
  return {
    name,
    settings: given({
      version: textAt(values, 'version'),
      node_type: textsAt(group.values, 'instance_types')[0],
      nodes: min === max ? min : undefined,
      autoscaling: min === max ? undefined : { min, max },
      node_disk_gb: numberAt(blockAt(template?.values, 'block_device_mappings', 'ebs'), 'volume_size'),
      ...standing,
      private: !isOn(access, 'endpoint_public_access'),
      admin_ranges: isOn(access, 'endpoint_public_access') ? textsAt(access, 'public_access_cidrs') : undefined,
      high_availability: textsAt(group.values, 'subnet_ids').length > 1,
      requested_by: requester(head),
    }),
  };
}

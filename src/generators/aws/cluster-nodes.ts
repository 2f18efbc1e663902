import { type Block, type Body, block, comment, type HclValue, reference } from '../hcl.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { projectTags } from '../models/project-tags.ts';
import { identifierOf } from '../names.ts';
import { zonalSubnets } from './attach.ts';
import { policiesOf, roleArn } from './cluster-rights.ts';
import { type ClusterSettings, clusterName } from './cluster-settings.ts';
import { tags } from './tags.ts';
import { archOf } from './vm-settings.ts';

const IMAGES = { x86_64: 'AL2023_x86_64_STANDARD', arm64: 'AL2023_ARM_64_STANDARD' } as const;

/** Nodes that AWS makes, repairs and replaces: in both zones, or in the first alone. */
export const nodeGroup = (name: string, settings: ClusterSettings, around: Surroundings): Block => {
  const { ids, first } = zonalSubnets(`cluster-${name}`, settings, false, around);
  const scaling = scalingOf(settings);
  return block(
    'resource',
    ['aws_eks_node_group', identifierOf(name)],
    [
      ['cluster_name', reference('aws_eks_cluster', identifierOf(name), 'name')],
      ['node_group_name', `${name}-nodes`],
      ['node_role_arn', roleArn(name, 'node')],
      ['subnet_ids', settings.high_availability ? ids : first],
      ['ami_type', IMAGES[archOf({ machine_type: settings.node_type })]],
      ['capacity_type', 'ON_DEMAND'],
      ['instance_types', [settings.node_type]],
      tags(`${clusterName(name, around.project)}-nodes`, settings),
      block('launch_template', [], template(name)),
      block('scaling_config', [], Object.entries(scaling)),
      block('update_config', [], [['max_unavailable', 1]]),
      ...(settings.autoscaling ? [leavesCount] : []),
      ['depends_on', policiesOf(name, 'node')],
    ],
  );
};

const template = (name: string): Body => {
  const address = identifierOf(`cluster-${name}`);
  return [
    ['id', reference('aws_launch_template', address, 'id')],
    ['version', reference('aws_launch_template', address, 'latest_version')],
  ];
};

const scalingOf = ({ nodes, autoscaling }: ClusterSettings) =>
  autoscaling
    ? { min_size: autoscaling.min, max_size: autoscaling.max, desired_size: autoscaling.min }
    : { min_size: nodes, max_size: nodes, desired_size: nodes };

const leavesCount = block(
  'lifecycle',
  [],
  [
    comment('The autoscaler decides how many there are.'),
    ['ignore_changes', [reference('scaling_config', 0, 'desired_size')]],
  ],
);

/** What nodes are made of: encrypted disks, and no rights of the node for what runs on it. */
export function nodeTemplate(name: string, settings: ClusterSettings, project: ProjectFacts): Block {
  const cluster = clusterName(name, project);
  const disk: Body = [
    ['volume_type', 'gp3'],
    ['volume_size', settings.node_disk_gb],
    ['encrypted', 'true'], // text, in a template
  ];
  return block(
    'resource',
    ['aws_launch_template', identifierOf(`cluster-${name}`)],
    [
      ['name', `${cluster}-nodes`],
      ['update_default_version', true],
      tags(`${cluster}-nodes`, settings),
      block('block_device_mappings', [], [['device_name', '/dev/xvda'], block('ebs', [], disk)]),
      block(
        'metadata_options',
        [],
        [
          ['http_endpoint', 'enabled'],
          ['http_tokens', 'required'],
          ['http_put_response_hop_limit', 1],
        ],
      ),
      ...['instance', 'volume'].map((what) => tagsOf(what, `${cluster}-node`, settings, project)),
    ],
  );
}

/** Tags of the provider block do not reach what a template makes. */
const tagsOf = (what: string, named: string, settings: ClusterSettings, project: ProjectFacts): Block => {
  const [key, own] = tags(named, settings);
  const all: HclValue = { ...own, ...projectTags(project) };
  return block(
    'tag_specifications',
    [],
    [
      ['resource_type', what],
      [key, all],
    ],
  );
};

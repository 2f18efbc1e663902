import { type Part, unknown } from '../part.ts';
import { blockOf, blocksOf, isSet, listOf, numberOf, textOf, type Values } from '../read.ts';
import { bucketParts } from '../things/bucket.ts';
import { databaseParts } from '../things/database.ts';
import { diskParts, machineParts } from '../things/machine.ts';
import { addressParts, balancerParts, controlPlaneParts, gatewayParts, monthlyParts } from '../things/network.ts';
import { ASSUMED_USE } from '../use.ts';
import type { Around, Pricer, Types } from './context.ts';

/** A zone names its region; otherwise an ARN does, once it is known. */
function regionOfValues(values: Values): string | undefined {
  const zone = textOf(values, 'availability_zone');
  if (zone) return zone.replace(/[a-z]$/, '');
  return textOf(values, 'region') ?? (textOf(values, 'arn')?.split(':')[3] || undefined);
}

const volume = (values: Values, fallback?: string) => ({
  type: textOf(values, 'volume_type') ?? textOf(values, 'type') ?? fallback,
  gb: numberOf(values, 'volume_size') ?? numberOf(values, 'size'),
  iops: numberOf(values, 'iops'),
  mbps: numberOf(values, 'throughput'),
});

const instance: Pricer = (values, { place }) => {
  const isSpot = blockOf(values, 'instance_market_options').market_type === 'spot';
  const isDedicated = ['dedicated', 'host'].includes(textOf(values, 'tenancy') ?? '');
  return [
    ...(isDedicated
      ? [unknown('machine on hardware of its own')]
      : machineParts(place, { type: textOf(values, 'instance_type'), spot: isSpot })),
    ...diskParts(place, volume(blockOf(values, 'root_block_device'))),
    ...blocksOf(values, 'ebs_block_device').flatMap((block) => diskParts(place, volume(block, 'gp2'))),
    ...(isSet(values, 'associate_public_ip_address') ? addressParts(place) : []),
  ];
};

/** A replica has the engine and size of what it copies. */
const database: Pricer = (values, { place, inventory }) => {
  const source = textOf(values, 'replicate_source_db');
  const primary = (source && inventory.find('aws_db_instance', 'identifier', source)) || {};
  return databaseParts(place, {
    engine: textOf(values, 'engine') ?? textOf(primary, 'engine'),
    class: textOf(values, 'instance_class'),
    gb: numberOf(values, 'allocated_storage') ?? numberOf(primary, 'allocated_storage'),
    diskType: textOf(values, 'storage_type') ?? textOf(primary, 'storage_type') ?? 'gp2',
    isHighlyAvailable: isSet(values, 'multi_az'),
    iops: numberOf(values, 'iops'),
  });
};

const nodeGroup: Pricer = (values, around) => {
  const scaling = blockOf(values, 'scaling_config');
  const count = numberOf(scaling, 'desired_size');
  const [type] = listOf(values, 'instance_types');
  if (count === undefined) return [unknown('nodes of a number that is not known yet')];
  return [
    ...machineParts(around.place, {
      type: typeof type === 'string' ? type : undefined,
      spot: values.capacity_type === 'SPOT',
      count,
    }),
    ...nodeDisks(values, around, count),
  ];
};

/** Disks of nodes: those of their launch template, or one of AWS's making. */
function nodeDisks(values: Values, { address, place, inventory }: Around, count: number): Part[] {
  const gb = numberOf(values, 'disk_size');
  const [named] = blocksOf(values, 'launch_template');
  if (!named || gb !== undefined)
    return diskParts(place, { type: 'gp3', gb: gb ?? 20, count, assumes: 'node disks are gp3' });
  const type = 'aws_launch_template';
  const id = textOf(named, 'id');
  const template =
    (id && inventory.find(type, 'id', id)) || inventory.referred(address, 'launch_template', 'id', type) || {};
  const disks = blocksOf(template, 'block_device_mappings').flatMap((mapping) => blocksOf(mapping, 'ebs'));
  if (disks.length === 0) return [unknown('disks of a launch template')];
  return disks.flatMap((disk) => diskParts(place, { ...volume(disk), count }));
}

const balancer: Pricer = (values, { place }) => {
  const type = textOf(values, 'load_balancer_type') ?? 'application';
  if (type === 'gateway') return [unknown('gateway load balancer')];
  const named = listOf(values, 'subnets').length + blocksOf(values, 'subnet_mapping').length;
  const zones = named || ASSUMED_USE.zones.network;
  const assumes = named ? undefined : `one in each of ${zones} zones`;
  return [...balancerParts(place, type), ...(values.internal === true ? [] : addressParts(place, zones, assumes))];
};

/** AWS's types; a new one is one row. */
export const aws: Types = {
  provider: 'aws',
  regionOf: regionOfValues,
  pricers: {
    aws_instance: instance,
    aws_ebs_volume: (values, { place }) => diskParts(place, volume(values, 'gp2')),
    aws_db_instance: database,
    aws_s3_bucket: (_values, { place }) => bucketParts(place, 'STANDARD'),
    aws_eks_cluster: (_values, { place }) => controlPlaneParts(place),
    aws_eks_node_group: nodeGroup,
    aws_lb: balancer,
    aws_nat_gateway: (_values, { place }) => gatewayParts(place),
    aws_eip: (_values, { place }) => addressParts(place),
    aws_route53_zone: (_values, { place }) => monthlyParts(place, 'DNS zone', 'dns/zone'),
    aws_kms_key: (_values, { place }) => monthlyParts(place, 'key', 'kms/key'),
    aws_cloudwatch_metric_alarm: (_values, { place }) => monthlyParts(place, 'alarm', 'alarm/month'),
  },
  free: new Set([
    'aws_budgets_budget',
    'aws_db_parameter_group',
    'aws_db_subnet_group',
    'aws_default_security_group',
    'aws_eip_association',
    'aws_eks_access_entry',
    'aws_eks_access_policy_association',
    'aws_eks_addon',
    'aws_iam_instance_profile',
    'aws_iam_policy',
    'aws_iam_role',
    'aws_iam_role_policy',
    'aws_iam_role_policy_attachment',
    'aws_internet_gateway',
    'aws_key_pair',
    'aws_kms_alias',
    'aws_launch_template',
    'aws_lb_listener',
    'aws_lb_target_group',
    'aws_lb_target_group_attachment',
    'aws_network_interface_sg_attachment',
    'aws_route',
    'aws_route_table',
    'aws_route_table_association',
    'aws_s3_bucket_lifecycle_configuration',
    'aws_s3_bucket_object_lock_configuration',
    'aws_s3_bucket_ownership_controls',
    'aws_s3_bucket_policy',
    'aws_s3_bucket_public_access_block',
    'aws_s3_bucket_server_side_encryption_configuration',
    'aws_s3_bucket_versioning',
    'aws_route53_record',
    'aws_security_group',
    'aws_subnet',
    'aws_volume_attachment',
    'aws_vpc',
    'aws_vpc_security_group_egress_rule',
    'aws_vpc_security_group_ingress_rule',
  ]),
};

import { words } from '../../common/words.ts';
import { atPath, text, type Value } from '../../cty/value.ts';
import type { Making, Overlay } from '../../provider/cloud-model.ts';
import { hexDigits } from '../../provider/template.ts';
import { arn, nameOr } from '../made-up.ts';

/** Machines by the dozen. */
export const fleetOverlays: { readonly [type: string]: Overlay } = {
  aws_launch_template: {
    title: 'EC2 Launch Template',
    decides: ['metadata_options'],
    id: 'lt-0{random:16}',
    key: '{region}/{name}',
    references: {
      vpc_security_group_ids: 'aws_security_group',
      'network_interfaces.security_groups': 'aws_security_group',
      'network_interfaces.subnet_id': 'aws_subnet',
    },
    computed: {
      arn: arn('ec2', 'launch-template/{id}'),
      default_version: 1,
      latest_version: nextVersion,
      name: nameOr('name'),
      'metadata_options.http_endpoint': 'enabled',
      'metadata_options.http_protocol_ipv6': 'disabled',
      'metadata_options.http_put_response_hop_limit': 1,
      'metadata_options.http_tokens': 'optional',
      'metadata_options.instance_metadata_tags': 'disabled',
    },
    volatile: ['latest_version'],
    latencyMs: { create: 900, update: 800, delete: 700 },
  },
  aws_autoscaling_group: {
    title: 'Auto Scaling Group',
    decides: words(`
      availability_zone_distribution capacity_reservation_specification mixed_instances_policy traffic_source
    `),
    id: ({ name, name_prefix }) => text(name) || `${text(name_prefix) || 'terraform-'}${hexDigits(26)}`,
    key: '{region}/{name}',
    references: {
      vpc_zone_identifier: 'aws_subnet',
      target_group_arns: 'aws_lb_target_group',
      'launch_template.id': 'aws_launch_template',
    },
    computed: {
      arn: arn('autoscaling', 'autoScalingGroup:{uuid}:autoScalingGroupName/{id}'),
      availability_zones: ({ self, objects, settings }) => zonesOfSubnets(self.vpc_zone_identifier, objects, settings),
      default_cooldown: 300,
      desired_capacity: ({ self }) => self.min_size ?? 0,
      health_check_type: 'EC2',
      name: ({ id }) => id,
      service_linked_role_arn:
        'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
      'launch_template.id': ({ block, objects }) =>
        objects.refer('aws_launch_template', text(block.name) ?? '')?.id ?? '',
      'launch_template.name': ({ block, objects }) =>
        objects.refer('aws_launch_template', text(block.id) ?? '')?.name ?? '',
    },
    latencyMs: { create: 3500, update: 1500, delete: 3000 },
  },
};

/** A template keeps its versions: each change makes another one. */
function nextVersion({ id, objects }: Making): number {
  return Number(objects.refer('aws_launch_template', id)?.attributes.latest_version ?? 0) + 1;
}

function zonesOfSubnets(ids: Value | undefined, objects: Making['objects'], settings: Making['settings']): string[] {
  const subnets = Array.isArray(ids) ? ids.map((id) => objects.refer('aws_subnet', text(id) ?? '')) : [];
  const zones = subnets.map(
    (subnet) => text(subnet?.attributes.availability_zone) ?? `${text(atPath(settings, 'region'))}a`,
  );
  return [...new Set(zones)];
}

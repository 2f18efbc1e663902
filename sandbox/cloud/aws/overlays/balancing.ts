import { firstOf } from '../../common/checks.ts';
import { atPath, isList, type ObjectValue, text } from '../../cty/value.ts';
import type { Change, Making, Overlay, Settings } from '../../provider/cloud-model.ts';
import { expand, lastSegment } from '../../provider/template.ts';
import { hexFor } from '../made-up.ts';

const ELB = 'arn:aws:elasticloadbalancing:{region}:{account_id}:';

/** Load balancers. Their ids are their ARNs. */
export const balancingOverlays: { readonly [type: string]: Overlay } = {
  aws_lb: {
    title: 'ELBv2 Load Balancer',
    decides: ['subnet_mapping'],
    id: balancerArn,
    key: '{region}/{name}',
    references: {
      security_groups: 'aws_security_group',
      subnets: 'aws_subnet',
      'subnet_mapping.subnet_id': 'aws_subnet',
    },
    replacedBy: [
      { path: 'subnets', when: (before, after, { planned }) => isNetwork(planned) && lacksOne(before, after) },
      {
        path: 'security_groups',
        when: (before, _, { planned }) => isNetwork(planned) && isList(before) && before.length === 0,
      },
    ],
    computed: {
      arn: ({ id }) => id,
      arn_suffix: ({ id }) => afterMark(id, ':loadbalancer/'),
      dns_name: ({ id, settings }) =>
        `${nameIn(id)}-${Number.parseInt(hexFor(id, 7), 16)}.${text(settings.region)}.elb.amazonaws.com`,
      enforce_security_group_inbound_rules_on_private_link_traffic: '',
      ip_address_type: 'ipv4',
      name: ({ id }) => nameIn(id),
      vpc_id: vpcOfSubnets,
      zone_id: 'Z35SXDOTRQ7X7K',
    },
    refuses: firstOf(refusesProtected, refusesOneZone),
    latencyMs: { create: 5000, update: 1500, delete: 2000 },
  },
  aws_lb_target_group: {
    title: 'ELBv2 Target Group',
    decides: ['health_check', 'stickiness', 'target_failover', 'target_group_health', 'target_health_state'],
    defaults: { slow_start: 0 },
    id: ({ name, name_prefix }, settings) =>
      expand(`${ELB}targetgroup/${text(name) || `${text(name_prefix) || 'tf-'}{random:20}`}/{random:16}`, {}, settings),
    key: '{region}/{name}',
    references: { vpc_id: 'aws_vpc' },
    computed: {
      arn: ({ id }) => id,
      arn_suffix: ({ id }) => id.slice(id.indexOf('targetgroup/')),
      ip_address_type: 'ipv4',
      load_balancing_algorithm_type: 'round_robin',
      load_balancing_anomaly_mitigation: 'off',
      load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
      name: ({ id }) => id.split('/')[1] ?? '',
      protocol_version: 'HTTP1',
      'health_check.matcher': '200',
      'health_check.path': '/',
      'health_check.timeout': 5,
    },
    latencyMs: { create: 1200, update: 800, delete: 800 },
  },
  aws_lb_listener: {
    title: 'ELBv2 Listener',
    decides: ['mutual_authentication'],
    id: ({ load_balancer_arn }, settings) =>
      expand(`${(text(load_balancer_arn) ?? '').replace(':loadbalancer/', ':listener/')}/{random:16}`, {}, settings),
    key: '{load_balancer_arn}/{port}',
    name: 'load_balancer_arn',
    references: {
      load_balancer_arn: 'aws_lb',
      'default_action.target_group_arn': 'aws_lb_target_group',
    },
    computed: {
      arn: ({ id }) => id,
      protocol: 'HTTP',
      ssl_policy: ({ self }) => (text(self.protocol) === 'HTTPS' ? 'ELBSecurityPolicy-2016-08' : ''),
      'default_action.order': 1,
    },
    latencyMs: { create: 900, update: 800, delete: 700 },
  },
  aws_lb_target_group_attachment: {
    title: 'ELBv2 Target Group Attachment',
    id: '{target_group_arn}-{random:26}',
    name: 'target_id',
    references: { target_group_arn: 'aws_lb_target_group' },
    latencyMs: { create: 700, delete: 600 },
  },
};

function balancerArn(self: ObjectValue, settings: Settings): string {
  const kind = { network: 'net', gateway: 'gwy' }[text(self.load_balancer_type) ?? ''] ?? 'app';
  const name = text(self.name) || `${text(self.name_prefix) || 'tf-lb-'}{random:20}`;
  return expand(`${ELB}loadbalancer/${kind}/${name}/{random:16}`, {}, settings);
}

function nameIn(balancer: string): string {
  return lastSegment(balancer.slice(0, balancer.lastIndexOf('/')));
}

function afterMark(arn: string, mark: string): string {
  return arn.slice(arn.indexOf(mark) + mark.length);
}

function vpcOfSubnets({ self, objects }: Making): string {
  const [first] = isList(self.subnets) ? self.subnets : [];
  const subnet = objects.refer('aws_subnet', text(first) ?? text(atPath(self, 'subnet_mapping.subnet_id')) ?? '');
  return text(subnet?.attributes.vpc_id) ?? '';
}

function isNetwork(planned: ObjectValue[string]): boolean {
  return atPath(planned, 'load_balancer_type') === 'network';
}

function lacksOne(before: ObjectValue[string], after: ObjectValue[string]): boolean {
  return isList(before) && isList(after) && before.some((each) => !after.includes(each));
}

function refusesProtected({ operation, before }: Change): string | undefined {
  if (operation !== 'delete' || atPath(before, 'enable_deletion_protection') !== true) return undefined;
  return `api error OperationNotPermitted: Load balancer '${atPath(before, 'arn')}' cannot be deleted because deletion protection is enabled`;
}

/** A load balancer for HTTP stands in at least two zones. */
function refusesOneZone({ operation, after, objects }: Change): string | undefined {
  const subnets = atPath(after, 'subnets');
  if (operation !== 'create' || atPath(after, 'load_balancer_type') !== 'application' || !isList(subnets))
    return undefined;
  const zones = subnets.map((id) => objects.refer('aws_subnet', text(id) ?? '')?.attributes.availability_zone ?? id);
  return new Set(zones).size >= 2
    ? undefined
    : 'api error ValidationError: At least two subnets in two different Availability Zones must be specified';
}

import { firstOf, isCleared, refusesWhileUsed } from '../../common/checks.ts';
import { now } from '../../common/made-up.ts';
import { atPath, isList, text } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { from, hexDigits } from '../../provider/template.ts';
import { givenId } from '../given.ts';
import { arn, hexFor, nameOr } from '../made-up.ts';

const VERSION = '1.33';

const idHex = ({ id }: Making) => hexFor(id, 32).toUpperCase();

/** Kubernetes. */
export const clusterOverlays: { readonly [type: string]: Overlay } = {
  aws_eks_cluster: {
    title: 'EKS Cluster',
    decides: ['access_config', 'kubernetes_network_config', 'upgrade_policy'],
    id: '{name}',
    key: '{region}/{name}',
    references: { 'vpc_config.subnet_ids': 'aws_subnet', 'vpc_config.security_group_ids': 'aws_security_group' },
    replacedBy: [{ path: 'encryption_config', when: isCleared }],
    computed: {
      arn: arn('eks', 'cluster/{name}'),
      certificate_authority: [{ data: 'c2FuZGJveA==' }],
      created_at: now,
      endpoint: (making) => `https://${idHex(making)}.gr7.${text(making.settings.region)}.eks.amazonaws.com`,
      identity: (making) => [
        { oidc: [{ issuer: `https://oidc.eks.${text(making.settings.region)}.amazonaws.com/id/${idHex(making)}` }] },
      ],
      platform_version: 'eks.9',
      status: 'ACTIVE',
      version: VERSION,
      'access_config.authentication_mode': 'CONFIG_MAP',
      'kubernetes_network_config.ip_family': 'ipv4',
      'kubernetes_network_config.service_ipv4_cidr': '172.20.0.0/16',
      'upgrade_policy.support_type': 'EXTENDED',
      'vpc_config.cluster_security_group_id': from(givenId('sg')),
      'vpc_config.public_access_cidrs': ['0.0.0.0/0'],
      'vpc_config.vpc_id': ({ block, objects }) => {
        const [first] = isList(block.subnet_ids) ? block.subnet_ids : [];
        return objects.refer('aws_subnet', text(first) ?? '')?.attributes.vpc_id ?? '';
      },
    },
    refuses: firstOf(
      refusesOneZone,
      refusesDowngrade,
      refusesWhileUsed(
        { aws_eks_node_group: ['cluster_name'] },
        (id) => `api error ResourceInUseException: Cluster has nodegroups attached (${id})`,
      ),
    ),
    latencyMs: { create: 8000, update: 4000, delete: 4000 },
  },
  aws_eks_node_group: {
    title: 'EKS Node Group',
    decides: ['node_repair_config', 'update_config'],
    id: ({ cluster_name, node_group_name, node_group_name_prefix }) =>
      `${text(cluster_name)}:${text(node_group_name) || `${text(node_group_name_prefix) || 'terraform-'}${hexDigits(26)}`}`,
    key: '{region}/{cluster_name}:{node_group_name}',
    name: 'node_group_name',
    references: {
      cluster_name: 'aws_eks_cluster',
      subnet_ids: 'aws_subnet',
      'launch_template.id': 'aws_launch_template',
    },
    computed: {
      ami_type: 'AL2023_x86_64_STANDARD',
      arn: (making) => arn('eks', `nodegroup/{cluster_name}/${making.id.split(':')[1]}/{uuid}`)(making),
      capacity_type: 'ON_DEMAND',
      disk_size: 20,
      instance_types: ['t3.medium'],
      node_group_name: ({ id }) => id.split(':')[1] ?? '',
      release_version: `${VERSION}.0-20260601`,
      resources: ({ id }) => [
        { autoscaling_groups: [{ name: `eks-${hexFor(id, 8)}` }], remote_access_security_group_id: '' },
      ],
      status: 'ACTIVE',
      version: ({ self, objects }) =>
        objects.refer('aws_eks_cluster', text(self.cluster_name) ?? '')?.attributes.version ?? VERSION,
      'launch_template.name': nameOr('name'),
    },
    latencyMs: { create: 5000, update: 3000, delete: 3000 },
  },
};

function refusesOneZone({ operation, after, objects }: Change): string | undefined {
  const subnets = atPath(after, 'vpc_config.subnet_ids');
  if (operation !== 'create' || !isList(subnets)) return undefined;
  const zones = subnets.map((id) => objects.refer('aws_subnet', text(id) ?? '')?.attributes.availability_zone ?? id);
  return new Set(zones).size >= 2
    ? undefined
    : 'api error InvalidParameterException: Subnets specified must be in at least two different AZs';
}

function refusesDowngrade({ operation, before, after }: Change): string | undefined {
  const minor = (version: unknown) => Number(String(version).split('.')[1]);
  const [old, wanted] = [minor(atPath(before, 'version')), minor(atPath(after, 'version'))];
  return operation === 'update' && wanted < old
    ? `api error InvalidParameterException: Unsupported Kubernetes minor version update from 1.${old} to 1.${wanted}`
    : undefined;
}

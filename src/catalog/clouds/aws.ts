import { blockIn, bundled, type Cloud, numberIn, single, type Taker } from './cloud.ts';

declare module '../../core/project.ts' {
  interface Providers {
    aws: true;
  }
}

const nodeGroup: Taker = (values) => {
  const scaling = blockIn(values, 'scaling_config');
  const type: unknown = Array.isArray(values.instance_types) ? values.instance_types[0] : undefined;
  const count = numberIn(scaling, 'max_size') ?? numberIn(scaling, 'desired_size') ?? 1;
  return { count, type, isPool: true };
};

/** `compute-1`, `elb` and their like, below which customers' own hosts are, are no regions. */
const REGION = '[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}';

export const aws: Cloud = {
  title: 'AWS',
  terraform: { name: 'aws', source: 'hashicorp/aws', version: '~> 5.100', isRegional: true },
  alsoAllowed: [],
  apis: [
    new RegExp(`(?:(?:api|data|portal|runtime|streams)\\.)?[a-z0-9-]+(?:\\.${REGION})?\\.amazonaws\\.com(?:\\.cn)?`),
    new RegExp(`[a-z0-9.-]+\\.s3(?:-control|-accelerate)?(?:[.-]${REGION})?\\.amazonaws\\.com(?:\\.cn)?`),
    new RegExp(`[a-z0-9-]+\\.${REGION}\\.api\\.aws`),
  ],
  facts: bundled('aws.json'),
  kinds: [
    [/^aws_(instance|ebs_)/, 'vm'],
    [/^aws_(db_|rds_)/, 'database'],
    [/^aws_s3_/, 'bucket'],
    [/^aws_eks_/, 'cluster'],
  ],
  takers: {
    aws_instance: single('instance_type'),
    aws_spot_instance_request: single('instance_type'),
    aws_eks_node_group: nodeGroup,
    // Its machines are described elsewhere: how many there may be is known, how large they are is not.
    aws_autoscaling_group: (values) => ({ count: numberIn(values, 'max_size') ?? 1, type: undefined, isPool: true }),
  },
  counted: {
    aws_eks_cluster: 'resources',
    aws_db_instance: 'database.instances',
    aws_rds_cluster_instance: 'database.instances',
    aws_s3_bucket: 'storage.buckets',
    aws_vpc: 'network.vpcs',
    aws_lb: 'network.load_balancers',
    aws_alb: 'network.load_balancers',
    aws_elb: 'network.load_balancers',
  },
};

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

export const aws: Cloud = {
  title: 'AWS',
  terraform: { name: 'aws', source: 'hashicorp/aws', version: '~> 5.100', isRegional: true },
  alsoAllowed: [],
  facts: bundled('aws.json'),
  kinds: [
    [/^aws_(instance|ebs_)/, 'vm'],
    [/^aws_(db_|rds_)/, 'database'],
    [/^aws_s3_/, 'bucket'],
    [/^aws_eks_/, 'cluster'],
  ],
  takers: { aws_instance: single('instance_type'), aws_eks_node_group: nodeGroup },
};

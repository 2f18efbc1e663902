import { type Block, block, heredoc, type Reference, reference } from '../hcl.ts';
import { identifierOf, partOf } from '../names.ts';
import type { ClusterSettings } from './cluster-settings.ts';
import { tags } from './tags.ts';

/** Who takes the rights, and AWS's own policies that say what they are. Source: AWS, "Amazon EKS cluster IAM role", "node IAM role". */
const ROLES = {
  cluster: { service: 'eks.amazonaws.com', policies: ['AmazonEKSClusterPolicy'] },
  node: {
    service: 'ec2.amazonaws.com',
    policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEKS_CNI_Policy'],
  },
} as const;

export type Role = keyof typeof ROLES;

const roleAddress = (name: string, role: Role): string => partOf(name, role);
const policyAddress = (name: string, role: Role, policy: string): string =>
  partOf(name, `${role}-${policy.replaceAll('_', '')}`);

export const roleArn = (name: string, role: Role): Reference =>
  reference('aws_iam_role', roleAddress(name, role), 'arn');

/** What must be there before the role is used, and until it is used no longer. */
export const policiesOf = (name: string, role: Role): Reference[] =>
  ROLES[role].policies.map((policy) => reference('aws_iam_role_policy_attachment', policyAddress(name, role, policy)));

/** The role and what it may do. `cluster` is the name of the cluster itself. */
export function roleBlocks(name: string, role: Role, cluster: string, settings: ClusterSettings): Block[] {
  const { service, policies } = ROLES[role];
  const address = roleAddress(name, role);
  return [
    block(
      'resource',
      ['aws_iam_role', address],
      [
        ['name', `${cluster}-${role}`],
        ['assume_role_policy', heredoc(trust(service))],
        tags(`${cluster}-${role}`, settings),
      ],
    ),
    ...policies.map((policy) =>
      block(
        'resource',
        ['aws_iam_role_policy_attachment', policyAddress(name, role, policy)],
        [
          ['role', reference('aws_iam_role', address, 'name')],
          ['policy_arn', `arn:aws:iam::aws:policy/${policy}`],
        ],
      ),
    ),
  ];
}

const trust = (service: string): string => {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } };
  return `${JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2)}\n`;
};

/** Encrypts what Kubernetes keeps as secrets. */
export const keyArn = (name: string): Reference => reference('aws_kms_key', identifierOf(`cluster-${name}`), 'arn');

export const keyBlock = (name: string, cluster: string, settings: ClusterSettings): Block =>
  block(
    'resource',
    ['aws_kms_key', identifierOf(`cluster-${name}`)],
    [
      ['description', `Secrets of the cluster ${cluster}`],
      ['enable_key_rotation', true],
      ['deletion_window_in_days', 30],
      tags(cluster, settings),
    ],
  );

import { type Block, type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { attach, zonalSubnets } from './attach.ts';
import { CLUSTER_EFFECTS, clusterWarnings } from './cluster-effects.ts';
import { clusterForm } from './cluster-form.ts';
import { nodeGroup, nodeTemplate } from './cluster-nodes.ts';
import { keyArn, keyBlock, policiesOf, roleArn, roleBlocks } from './cluster-rights.ts';
import {
  type ClusterSettings,
  clusterName,
  clusterSchema,
  completeCluster,
  placeProblems,
} from './cluster-settings.ts';
import { groupId, ruleBlock, securityGroup } from './security-group.ts';
import { tags } from './tags.ts';

/** Kubernetes by EKS: nodes and control plane private, secrets encrypted, rights given by access entries of AWS alone. */
export const cluster = defineKind({
  kind: 'cluster',
  title: 'Kubernetes cluster',
  summary: 'EKS with private nodes',
  longestName: 40,
  schema: clusterSchema,
  complete: completeCluster,
  problems: placeProblems,
  warnings: clusterWarnings,
  effects: CLUSTER_EFFECTS,
  form: clusterForm,
  body: (name, settings, around) => {
    const key = `cluster-${name}`;
    const own = clusterName(name, around.project);
    return [
      ...attach(key, settings).data,
      ...zonalSubnets(key, settings, false, around).data,
      ...when(settings.purpose !== '', comment(settings.purpose)),
      block('resource', ['aws_eks_cluster', identifierOf(name)], itself(name, settings, around)),
      nodeGroup(name, settings, around),
      nodeTemplate(name, settings, around.project),
      keyBlock(name, own, settings),
      ...roleBlocks(name, 'cluster', own, settings),
      ...roleBlocks(name, 'node', own, settings),
      ...guard(name, settings),
      output(name, 'name'),
      output(name, 'endpoint'),
    ];
  },
});

const itself = (name: string, settings: ClusterSettings, around: Surroundings): Body => [
  ['name', clusterName(name, around.project)],
  ['role_arn', roleArn(name, 'cluster')],
  ...versionOf(settings),
  ['enabled_cluster_log_types', ['api', 'audit', 'authenticator']],
  tags(clusterName(name, around.project), settings),
  block(
    'access_config',
    [],
    [
      ['authentication_mode', 'API'],
      ['bootstrap_cluster_creator_admin_permissions', true],
    ],
  ),
  block('encryption_config', [], [['resources', ['secrets']], block('provider', [], [['key_arn', keyArn(name)]])]),
  block('upgrade_policy', [], [['support_type', 'STANDARD']]),
  block('vpc_config', [], access(name, settings, around)),
  ['depends_on', policiesOf(name, 'cluster')],
];

/** Without one, EKS takes the newest there is. */
const versionOf = ({ version }: ClusterSettings): Body => (version === undefined ? [] : [['version', version]]);

/** From inside always; from outside by those who administer it, if at all. */
const access = (name: string, settings: ClusterSettings, around: Surroundings): Body => [
  ['subnet_ids', zonalSubnets(`cluster-${name}`, settings, false, around).ids],
  ['security_group_ids', [groupId(`cluster-${name}`)]],
  ['endpoint_private_access', true],
  ['endpoint_public_access', !settings.private],
  ...when(!settings.private, ['public_access_cidrs', settings.admin_ranges ?? []]),
];

/** Machines of the network may call the control plane. */
function guard(name: string, settings: ClusterSettings): Block[] {
  const key = `cluster-${name}`;
  const { id, range } = attach(key, settings);
  return [
    securityGroup(key, id, settings),
    ruleBlock({
      direction: 'ingress',
      address: identifierOf(key),
      group: groupId(key),
      protocol: 'tcp',
      ports: { from: 443, to: 443 },
      peer: { range },
    }),
  ];
}

const output = (name: string, what: string) =>
  block(
    'output',
    [`cluster_${identifierOf(name)}_${what}`],
    [['value', reference('aws_eks_cluster', identifierOf(name), what)]],
  );

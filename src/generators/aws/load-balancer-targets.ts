import { type Block, type Body, block, comment, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { targetsOf } from '../models/balanced.ts';
import { identifierOf, partOf } from '../names.ts';
import { attach } from './attach.ts';
import type { LoadBalancerSettings } from './load-balancer-settings.ts';
import { tags } from './tags.ts';

export const targetGroupArn = (name: string) => reference('aws_lb_target_group', identifierOf(name), 'arn');

/** The machines, and how it finds out which of them answer. */
export const targetGroup = (name: string, settings: LoadBalancerSettings, around: Surroundings): Block[] => [
  block('resource', ['aws_lb_target_group', identifierOf(name)], [...group(name, settings), healthCheck(settings)]),
  ...targetsOf(settings, around).map((machine) =>
    block(
      'resource',
      ['aws_lb_target_group_attachment', partOf(name, machine.name)],
      [
        ['target_group_arn', targetGroupArn(name)],
        ['target_id', reference('aws_instance', identifierOf(machine.name), 'id')],
        ['port', settings.target_port],
      ],
    ),
  ),
];

const group = (name: string, settings: LoadBalancerSettings): Body => [
  ['name', name],
  ['vpc_id', attach(`lb-${name}`, settings).id],
  ['target_type', 'instance'],
  ['protocol', 'HTTP'],
  comment('Where each machine listens stands with the machine: this could never change in place.'),
  ['port', 80],
  tags(name, settings),
];

const healthCheck = ({ health_check: { path, port } }: LoadBalancerSettings): Block =>
  block(
    'health_check',
    [],
    [
      ['protocol', 'HTTP'],
      ['path', path],
      ['port', String(port)],
      ['matcher', '200-399'],
    ],
  );

import { type Block, type Body, block, reference } from '../hcl.ts';
import { openPorts, securePort, sendsOn } from '../models/balanced.ts';
import { identifierOf, partOf } from '../names.ts';
import type { LoadBalancerSettings } from './load-balancer-settings.ts';
import { targetGroupArn } from './load-balancer-targets.ts';

/** TLS 1.2 and 1.3, without old ciphers. Source: AWS, "Security policies for your Application Load Balancer": the recommended one. */
const TLS = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** With a certificate every port speaks HTTPS, and port 80 sends people on to the first of them. */
export const listeners = (name: string, settings: LoadBalancerSettings): Block[] =>
  openPorts(settings).map((port) =>
    block(
      'resource',
      ['aws_lb_listener', partOf(name, `port-${port}`)],
      [
        ['load_balancer_arn', reference('aws_lb', identifierOf(name), 'arn')],
        ['port', port],
        ...(sendsOn(port, settings) ? redirect(settings) : forward(name, settings)),
      ],
    ),
  );

const forward = (name: string, { certificate }: LoadBalancerSettings): Body => [
  ...(certificate === undefined ? [['protocol', 'HTTP'] as const] : secured(certificate)),
  block(
    'default_action',
    [],
    [
      ['type', 'forward'],
      ['target_group_arn', targetGroupArn(name)],
    ],
  ),
];

const secured = (certificate: string): Body => [
  ['protocol', 'HTTPS'],
  ['certificate_arn', certificate],
  ['ssl_policy', TLS],
];

const redirect = (settings: LoadBalancerSettings): Body => {
  const target: Body = [
    ['protocol', 'HTTPS'],
    ['port', String(securePort(settings))],
    ['status_code', 'HTTP_301'],
  ];
  return [['protocol', 'HTTP'], block('default_action', [], [['type', 'redirect'], block('redirect', [], target)])];
};

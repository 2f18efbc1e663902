import { refusesWhileUsed } from '../../common/checks.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { defaultNetwork } from '../given.ts';
import { arn, nameOr } from '../made-up.ts';

const rule = (direction: string): Overlay => ({
  title: `VPC Security Group ${direction} Rule`,
  id: 'sgr-0{random:16}',
  name: 'security_group_id',
  references: { security_group_id: 'aws_security_group', referenced_security_group_id: 'aws_security_group' },
  computed: { arn: arn('ec2', 'security-group-rule/{id}'), security_group_rule_id: ({ id }) => id },
  latencyMs: { create: 700, update: 600, delete: 600 },
});

/** Security groups. */
export const firewallOverlays: { readonly [type: string]: Overlay } = {
  aws_security_group: {
    title: 'Security Group',
    id: 'sg-0{random:16}',
    key: '{vpc_id}/{name}',
    references: {
      vpc_id: 'aws_vpc',
      'ingress.security_groups': 'aws_security_group',
      'egress.security_groups': 'aws_security_group',
    },
    computed: {
      arn: arn('ec2', 'security-group/{id}'),
      name: nameOr('name'),
      vpc_id: ({ settings }) => defaultNetwork.vpcId(String(settings.region)),
    },
    refuses: refusesWhileUsed(
      {
        aws_instance: ['vpc_security_group_ids'],
        aws_db_instance: ['vpc_security_group_ids'],
        aws_lb: ['security_groups'],
        aws_vpc_security_group_ingress_rule: ['referenced_security_group_id'],
      },
      (id, user) => `api error DependencyViolation: resource ${id} has a dependent object ('${user}')`,
    ),
    latencyMs: { create: 1200, update: 800, delete: 900 },
  },
  aws_vpc_security_group_ingress_rule: rule('Ingress'),
  aws_vpc_security_group_egress_rule: rule('Egress'),
};

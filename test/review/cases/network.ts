import { type Cases, has, hasNot, one } from './case.ts';

const ingress = (rule: Record<string, unknown>) =>
  one('aws_security_group.web', {
    ingress: [{ protocol: 'tcp', self: false, prefix_list_ids: null, security_groups: [], ...rule }],
  });
const port = (from: number, to = from, cidr = ['0.0.0.0/0']) =>
  ingress({ from_port: from, to_port: to, cidr_blocks: cidr });
const firewall = (rule: Record<string, unknown>) =>
  one(
    'google_compute_firewall.web',
    { source_ranges: ['0.0.0.0/0'], deny: [], ...rule },
    { unknown: { direction: true } },
  );
const nsg = (rule: Record<string, unknown>) =>
  one('azurerm_network_security_rule.web', {
    ...{ access: 'Allow', direction: 'Inbound', protocol: 'Tcp', source_address_prefix: '*', priority: 100 },
    ...rule,
  });

const SSH = [{ ip_protocol: 'tcp', ports: ['22'] }];
const policyRule = (facts: object) =>
  one('google_compute_network_firewall_policy_rule.a', {
    ...{ action: 'allow', direction: 'INGRESS', match: [{ src_ip_ranges: ['0.0.0.0/0'], layer4_configs: SSH }] },
    ...facts,
  });

export const network: Cases = {
  'NET-001': [
    has('high', 'a rule of a firewall policy', policyRule({})),
    hasNot('one that is switched off', policyRule({ disabled: true })),
    hasNot('one that turns away', policyRule({ action: 'deny' })),
    hasNot('one of the office', policyRule({ match: [{ src_ip_ranges: ['203.0.113.0/28'], layer4_configs: SSH }] })),
    has('high', 'SSH from everywhere', port(22)),
    has('high', 'a range that holds SSH', port(20, 30)),
    has(
      'high',
      'IPv6 from everywhere',
      ingress({ from_port: 22, to_port: 22, cidr_blocks: [], ipv6_cidr_blocks: ['0::/0'] }),
    ),
    has('high', 'the internet in two halves', port(22, 22, ['0.0.0.0/1', '128.0.0.0/1'])),
    has(
      'high',
      'a rule of its own',
      one('aws_vpc_security_group_ingress_rule.a', {
        cidr_ipv4: '0.0.0.0/0',
        ip_protocol: 'tcp',
        from_port: 22,
        to_port: 22,
      }),
    ),
    has(
      'high',
      'every protocol',
      one('aws_security_group_rule.a', {
        type: 'ingress',
        protocol: '-1',
        from_port: 0,
        to_port: 0,
        cidr_blocks: ['0.0.0.0/0'],
        prefix_list_ids: null,
      }),
    ),
    has('high', 'a firewall of Google', firewall({ allow: [{ protocol: 'TCP', ports: ['20-25'] }] })),
    has(
      'high',
      'a firewall without any source',
      firewall({ source_ranges: null, allow: [{ protocol: 'tcp', ports: ['22'] }] }),
    ),
    has(
      'high',
      'an Azure rule with lists',
      nsg({
        source_address_prefix: null,
        source_address_prefixes: ['10.0.0.0/8', 'Internet'],
        destination_port_ranges: ['20-25', '443'],
      }),
    ),
    has(
      'high',
      'an Azure rule inside its group',
      one('azurerm_network_security_group.a', {
        security_rule: [
          {
            access: 'allow',
            direction: 'INBOUND',
            protocol: '*',
            source_address_prefix: 'any',
            destination_port_range: '22',
          },
        ],
      }),
    ),
    hasNot('an office', port(22, 22, ['203.0.113.0/24'])),
    hasNot('HTTPS', port(443)),
    hasNot(
      'egress',
      one('aws_security_group_rule.a', {
        type: 'egress',
        protocol: '-1',
        from_port: 0,
        to_port: 0,
        cidr_blocks: ['0.0.0.0/0'],
      }),
    ),
    hasNot(
      'a rule for the group itself',
      ingress({ from_port: 22, to_port: 22, self: true, cidr_blocks: null, ipv6_cidr_blocks: null }),
    ),
    hasNot(
      'what is not known yet',
      one(
        'aws_security_group_rule.a',
        { type: 'ingress', protocol: 'tcp', from_port: 22, to_port: 22 },
        { unknown: { cidr_blocks: true } },
      ),
    ),
    hasNot('a firewall that is off', firewall({ disabled: true, allow: [{ protocol: 'tcp', ports: ['22'] }] })),
    hasNot(
      'a firewall for tagged machines alone',
      firewall({ source_ranges: null, source_tags: ['bastion'], allow: [{ protocol: 'tcp', ports: ['22'] }] }),
    ),
    hasNot('what is denied', nsg({ access: 'Deny', destination_port_range: '22' })),
    hasNot('UDP', ingress({ protocol: 'udp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] })),
  ],
  'NET-002': [has('high', 'RDP from everywhere', port(3389)), hasNot('RDP inside', port(3389, 3389, ['10.0.0.0/8']))],
  'NET-003': [
    has('critical', 'every port', port(0, 65_535)),
    has(
      'critical',
      'every protocol',
      ingress({ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }),
    ),
    has('critical', 'all TCP of a firewall', firewall({ allow: [{ protocol: 'tcp', ports: [] }] })),
    has('critical', 'a star in Azure', nsg({ protocol: '*', destination_port_range: '*' })),
    hasNot('one port', port(443)),
    hasNot('pings', firewall({ allow: [{ protocol: 'icmp', ports: [] }] })),
    hasNot(
      'everything from inside',
      ingress({ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/8'] }),
    ),
  ],
  'NET-004': [
    has('high', 'PostgreSQL', port(5432)),
    has('high', 'DNS by UDP', ingress({ protocol: 'udp', from_port: 53, to_port: 53, cidr_blocks: ['0.0.0.0/0'] })),
    hasNot('DNS by TCP', port(53)),
    hasNot('the peers', port(5432, 5432, ['10.0.0.0/16'])),
  ],
  'NET-005': [
    has('medium', 'a port of its own', port(8080)),
    hasNot('HTTP', port(80)),
    hasNot('what another rule says', port(22)),
  ],
  'NET-006': [
    has(
      'medium',
      'an ACL for all',
      one('aws_network_acl.a', {
        ingress: [{ action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 }],
      }),
    ),
    has(
      'medium',
      'a rule of its own',
      one('aws_network_acl_rule.a', {
        egress: null,
        rule_action: 'allow',
        protocol: 'tcp',
        cidr_block: '0.0.0.0/0',
        from_port: 22,
        to_port: 22,
      }),
    ),
    hasNot(
      'egress',
      one('aws_network_acl_rule.a', { egress: true, rule_action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0' }),
    ),
    hasNot(
      'HTTPS',
      one('aws_network_acl_rule.a', {
        egress: false,
        rule_action: 'allow',
        protocol: 'tcp',
        cidr_block: '0.0.0.0/0',
        from_port: 443,
        to_port: 443,
      }),
    ),
  ],
  'NET-007': [
    has(
      'medium',
      'rules of the default group',
      one('aws_default_security_group.a', { ingress: [{ protocol: '-1', cidr_blocks: ['10.0.0.0/8'] }] }),
    ),
    hasNot(
      'rules for itself',
      one('aws_default_security_group.a', { ingress: [{ protocol: '-1', self: true, cidr_blocks: [] }] }),
    ),
  ],
  'NET-008': [
    has('medium', 'public addresses', one('aws_subnet.a', { map_public_ip_on_launch: true })),
    hasNot('private ones', one('aws_subnet.a', { map_public_ip_on_launch: false })),
  ],
  'NET-009': [
    has('medium', 'a machine of AWS', one('aws_instance.a', { associate_public_ip_address: true })),
    has(
      'medium',
      'a template',
      one('aws_launch_template.a', { network_interfaces: [{ associate_public_ip_address: 'true' }] }),
    ),
    has('medium', 'an empty block', one('google_compute_instance.a', { network_interface: [{ access_config: [{}] }] })),
    has('medium', 'an address that comes', [
      one('azurerm_public_ip.a', { name: 'a' }),
      one(
        'azurerm_network_interface.a',
        { ip_configuration: [{ name: 'a' }] },
        {
          unknown: { ip_configuration: [{ public_ip_address_id: true }] },
          code: {
            ip_configuration: [
              { public_ip_address_id: { references: ['azurerm_public_ip.a.id', 'azurerm_public_ip.a'] } },
            ],
          },
        },
      ),
    ]),
    hasNot('what AWS decides', one('aws_instance.a', {}, { unknown: { associate_public_ip_address: true } })),
    hasNot('a private one', one('google_compute_instance.a', { network_interface: [{ access_config: [] }] })),
  ],
  'NET-010': [
    has('low', 'a network without', one('aws_vpc.a', { cidr_block: '10.0.0.0/16' })),
    has(
      'low',
      'a subnetwork without',
      one('google_compute_subnetwork.a', { log_config: [] }, { unknown: { purpose: true } }),
    ),
    hasNot('one with a flow log', [
      one('aws_vpc.a', {}, { unknown: { id: true } }),
      one('aws_flow_log.a', {}, { unknown: { vpc_id: true }, refs: { vpc_id: ['aws_vpc.a.id', 'aws_vpc.a'] } }),
    ]),
    hasNot(
      'a subnetwork for proxies',
      one('google_compute_subnetwork.a', { log_config: [], purpose: 'REGIONAL_MANAGED_PROXY' }),
    ),
  ],
  'NET-011': [
    has('medium', 'a machine that forwards', one('google_compute_instance.a', { can_ip_forward: true })),
    has('medium', 'the older name', one('azurerm_network_interface.a', { enable_ip_forwarding: true })),
    hasNot('one that does not', one('google_compute_instance.a', { can_ip_forward: false })),
  ],
};

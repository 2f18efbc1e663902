import { type Attribute, type Block, block, type HclValue, type Reference, reference } from '../hcl.ts';
import { identifierOf } from '../names.ts';
import { tags } from './tags.ts';

/** Address of a resource's own group: `vm_web`. Kinds differ by what stands before the first hyphen of the key. */
export const groupId = (key: string): Reference => reference('aws_security_group', identifierOf(key), 'id');

/** A group without rules; whoever stands in it neither reaches nor is reached. Its description could never change, so it says little. */
export const securityGroup = (
  key: string,
  vpc: Reference,
  settings: { requested_by: string },
  ...more: readonly Block[]
): Block =>
  block(
    'resource',
    ['aws_security_group', identifierOf(key)],
    [['name', key], ['description', `Made by GuildOps for ${key}`], ['vpc_id', vpc], tags(key, settings), ...more],
  );

export interface Rule {
  direction: 'ingress' | 'egress';
  /** Terraform's identifier. */
  address: string;
  group: Reference;
  protocol: 'tcp' | 'udp' | 'icmp' | 'all';
  /** Every port when absent. */
  ports?: { from: HclValue; to: HclValue };
  /** The other side. */
  peer: { range: HclValue } | { group: Reference };
}

export const ruleBlock = ({ direction, address, group, protocol, ports, peer }: Rule): Block =>
  block(
    'resource',
    [`aws_vpc_security_group_${direction}_rule`, address],
    [
      ['security_group_id', group],
      'group' in peer ? ['referenced_security_group_id', peer.group] : rangeOf(peer.range),
      ['ip_protocol', protocol === 'all' ? '-1' : protocol],
      ...portsOf(protocol, ports),
    ],
  );

const rangeOf = (range: HclValue): Attribute => [
  typeof range === 'string' && range.includes(':') ? 'cidr_ipv6' : 'cidr_ipv4',
  range,
];

/** ICMP has types where others have ports; -1 is all of them. */
function portsOf(protocol: Rule['protocol'], ports: Rule['ports']): Attribute[] {
  if (protocol === 'all') return [];
  const all = protocol === 'icmp' ? { from: -1, to: -1 } : { from: 0, to: 65_535 };
  const { from, to } = ports ?? all;
  return [
    ['from_port', from],
    ['to_port', to],
  ];
}

/** Whatever it calls on its own may answer; nothing calls it. */
export const wayOut = (key: string): Block =>
  ruleBlock({
    direction: 'egress',
    address: identifierOf(key),
    group: groupId(key),
    protocol: 'all',
    peer: { range: '0.0.0.0/0' },
  });

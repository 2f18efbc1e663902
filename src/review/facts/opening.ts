import type { Place } from '../plan/place.ts';
import { isWorld } from './cidr.ts';

/** Ports that a rule lets in from the whole internet. */
export interface Opening {
  /** `tcp`, `udp`, `icmp`, or `all` of them. */
  protocol: string;
  ports: readonly Ports[];
}

export interface Ports {
  from: number;
  to: number;
}

const EVERY_PORT: Ports = { from: 0, to: 65_535 };

const PROTOCOLS: Readonly<Record<string, string>> = {
  '-1': 'all',
  '*': 'all',
  any: 'all',
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmp',
  icmpv6: 'icmp',
};
const protocolOf = (word: string): string => PROTOCOLS[word] ?? word;

/** `22`, `8000-9000`, `*`; undefined for what is none of these. */
function portsIn(text: string): Ports | undefined {
  if (text.trim() === '*') return EVERY_PORT;
  const [, from, to] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(text) ?? [];
  return from === undefined ? undefined : { from: Number(from), to: Number(to ?? from) };
}

/** One rule of an AWS security group, inline or by itself. */
function awsRule(rule: Place, sources: readonly string[], protocolPath: string): Opening[] {
  const word = rule.word(protocolPath, 'all');
  if (word === undefined || !isWorld(sources)) return [];
  const protocol = protocolOf(word);
  if (protocol === 'all') return [{ protocol, ports: [EVERY_PORT] }];
  const [from, to] = [rule.number('from_port', 0), rule.number('to_port', 65_535)];
  return from === undefined || to === undefined ? [] : [{ protocol, ports: [{ from, to }] }];
}

const inline = (it: Place): Opening[] =>
  it
    .each('ingress')
    .flatMap((rule) => awsRule(rule, [...rule.texts('cidr_blocks'), ...rule.texts('ipv6_cidr_blocks')], 'protocol'));

function googleFirewall(it: Place): Opening[] {
  const sources = it.texts('source_ranges');
  const isUnlimited = ['source_ranges', 'source_tags', 'source_service_accounts'].every((path) => it.at(path).isAbsent);
  if (it.word('direction') === 'egress' || it.flag('disabled', false) !== false || !(isUnlimited || isWorld(sources)))
    return [];
  return it.each('allow').map((allow) => ({
    protocol: protocolOf(allow.word('protocol', 'all') ?? ''),
    ports: allow.at('ports').isAbsent ? [EVERY_PORT] : allow.texts('ports').flatMap((text) => portsIn(text) ?? []),
  }));
}

/** A rule of a hierarchical or network firewall policy. */
function googlePolicyRule(it: Place): Opening[] {
  const isOpen = it.word('action') === 'allow' && it.word('direction') === 'ingress';
  if (!isOpen || it.flag('disabled', false) !== false || !isWorld(it.texts('match.src_ip_ranges'))) return [];
  return it.each('match.layer4_configs').map((one) => ({
    protocol: protocolOf(one.word('ip_protocol', 'all') ?? ''),
    ports: one.at('ports').isAbsent ? [EVERY_PORT] : one.texts('ports').flatMap((text) => portsIn(text) ?? []),
  }));
}

function azureRule(rule: Place): Opening[] {
  const isOpen = rule.word('access') === 'allow' && rule.word('direction') === 'inbound';
  const both = (one: string, many: string) => [...rule.texts(one), ...rule.texts(many)];
  if (!isOpen || !isWorld(both('source_address_prefix', 'source_address_prefixes'))) return [];
  const ports = both('destination_port_range', 'destination_port_ranges').flatMap((text) => portsIn(text) ?? []);
  return [{ protocol: protocolOf(rule.word('protocol', 'all') ?? ''), ports }];
}

/** How each type says what it lets in. */
const READERS: Readonly<Record<string, (it: Place) => Opening[]>> = {
  aws_security_group: inline,
  aws_default_security_group: inline,
  aws_security_group_rule: (it) =>
    it.word('type') === 'ingress'
      ? awsRule(it, [...it.texts('cidr_blocks'), ...it.texts('ipv6_cidr_blocks')], 'protocol')
      : [],
  aws_vpc_security_group_ingress_rule: (it) =>
    awsRule(it, [...it.texts('cidr_ipv4'), ...it.texts('cidr_ipv6')], 'ip_protocol'),
  google_compute_firewall: googleFirewall,
  google_compute_firewall_policy_rule: googlePolicyRule,
  google_compute_network_firewall_policy_rule: googlePolicyRule,
  google_compute_region_network_firewall_policy_rule: googlePolicyRule,
  azurerm_network_security_group: (it) => it.each('security_rule').flatMap(azureRule),
  azurerm_network_security_rule: azureRule,
};

/** Types that let in, with blanks between them. */
export const OPENING_TYPES = Object.keys(READERS).join(' ');

/** What a resource lets in from the whole internet; what is not known yet lets in nothing. */
export const openingsOf = (type: string, it: Place): Opening[] => READERS[type]?.(it) ?? [];

const isOf = ({ protocol }: Opening, wanted: string): boolean => protocol === 'all' || protocol === wanted;

/** Whether any of them lets a port in. */
export const letsIn = (openings: readonly Opening[], port: number, protocol = 'tcp'): boolean =>
  openings.some(
    (opening) => isOf(opening, protocol) && opening.ports.some(({ from, to }) => from <= port && port <= to),
  );

const SPAN_OF_ALL = 65_000;

/** Every port, or nearly so. */
export const isAllPorts = ({ protocol, ports }: Opening): boolean =>
  ['all', 'tcp', 'udp'].includes(protocol) && ports.some(({ from, to }) => to - from >= SPAN_OF_ALL);

/** Ports of databases, caches and control sockets. */
const INNER_TCP = [
  1433, 1521, 2375, 2379, 3306, 5432, 5601, 5984, 6379, 6443, 7001, 8020, 9042, 9200, 9300, 11_211, 27_017, 27_018,
  27_019, 5900, 5985, 5986, 445, 135, 139, 23, 21, 25, 389, 636,
];
const INNER_UDP = [53, 161];

/** Of the ports that are let in, those that nobody outside should reach. */
export const innerPortsOf = (openings: readonly Opening[]): number[] => [
  ...INNER_TCP.filter((port) => letsIn(openings, port)),
  ...INNER_UDP.filter((port) => letsIn(openings, port, 'udp')),
];

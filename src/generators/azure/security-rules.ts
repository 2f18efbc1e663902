import { type Attribute, type Block, block, type HclValue, type Reference } from '../hcl.ts';

/** Either side of a rule: address ranges, a service of Azure by its tag, or groups that machines stand in. */
export type Side = { ranges: readonly string[] } | { tag: string } | { groups: readonly Reference[] };

export const ANY: Side = { tag: '*' };

/** A rule of a network security group, yet without its place among the others. */
export interface Rule {
  name: string;
  access: 'Allow' | 'Deny';
  direction: 'Inbound' | 'Outbound';
  protocol: 'Tcp' | 'Udp' | 'Icmp' | '*';
  /** Ports `443` and ranges `8000-8010`; all when absent. */
  ports?: readonly string[];
  from: Side;
  to: Side;
}

/** Azure takes priorities from 100 to 4096; the order of the rules is theirs. All rules of a group change in one step, so numbers may move. */
export const numbered = (rules: readonly Rule[]): [priority: number, rule: Rule][] =>
  rules.map((rule, at) => [100 + at, rule]);

export const ruleBlock = ([priority, { name, access, direction, protocol, ports, from, to }]: [number, Rule]): Block =>
  block(
    'security_rule',
    [],
    [
      ['name', name],
      ['priority', priority],
      ['direction', direction],
      ['access', access],
      ['protocol', protocol],
      sideOf('source', from),
      ['source_port_range', '*'],
      sideOf('destination', to),
      portsOf(ports),
    ],
  );

function sideOf(side: 'source' | 'destination', what: Side): Attribute {
  if ('tag' in what) return [`${side}_address_prefix`, what.tag];
  if ('groups' in what) return [`${side}_application_security_group_ids`, what.groups];
  return oneOrMany(`${side}_address_prefix`, `${side}_address_prefixes`, what.ranges);
}

const portsOf = (ports: readonly string[] = ['*']): Attribute =>
  oneOrMany('destination_port_range', 'destination_port_ranges', ports);

const oneOrMany = (one: string, many: string, values: readonly string[]): Attribute => {
  const [first = '*', ...rest] = values;
  const all: HclValue = values;
  return rest.length === 0 ? [one, first] : [many, all];
};

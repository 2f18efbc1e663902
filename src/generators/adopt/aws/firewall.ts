import type { Fields } from '../../../core/plan-json/tree.ts';
import { identifierOf } from '../../names.ts';
import { blocksAt, given, numberAt, ofType, textAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { byId, networkOf, requester } from './links.ts';

const OWN = 'firewall-';
const RULES = { ingress: 'aws_vpc_security_group_ingress_rule', egress: 'aws_vpc_security_group_egress_rule' } as const;

export const firewall: Reader = {
  kind: 'firewall',
  type: 'aws_security_group',
  addressOf: (name) => `aws_security_group.${identifierOf(OWN + name)}`,
  // Those of machines, databases and clusters are their parts.
  isHead: ({ values }) => !/^(?:vm|database|cluster|lb)-/.test(String(values.name)),
  read: readFirewall,
  wanted: () => Object.values(RULES),
};

/** Name and description of a group can never change, so only one that is named our way can become ours. */
function readFirewall(head: StateResource, around: Around): Reading {
  const name = textAt(head.values, 'name') ?? '';
  if (!name.startsWith(OWN)) return { why: `it is named ${name}; GuildOps writes security groups named ${OWN}<name>` };
  const ingress = rulesOf(head, 'ingress', around);
  const egress = rulesOf(head, 'egress', around);
  if (ingress.length > 0 && egress.length > 0)
    return { why: 'it has rules for both directions, and GuildOps writes one' };
  const rules = ingress.length > 0 ? ingress : egress;
  if (rules.length === 0) return { why: 'none of its rules is a resource of its own in this state' };
  if (blocksAt(head.values, 'ingress').length + blocksAt(head.values, 'egress').length > rules.length)
    return { why: 'it has rules inside its own block' };
  const sources = rules.flatMap(({ values }) => textAt(values, 'cidr_ipv4') ?? textAt(values, 'cidr_ipv6') ?? []);
  const peers = rules.flatMap(({ values }) => textAt(values, 'referenced_security_group_id') ?? []);
  const machines = peers.map((id) => tagsBehind(id, around));
  if (machines.some((tags) => tags === undefined))
    return { why: 'it lets in a security group that is not the own one of a machine' };
  return {
    name: name.slice(OWN.length),
    settings: given({
      network: networkOf(textAt(head.values, 'vpc_id') ?? '', around),
      direction: ingress.length > 0 ? 'ingress' : 'egress',
      allow: allowOf(rules),
      sources: [...new Set(sources)],
      source_tags: [...new Set(machines.flatMap((tags) => tags ?? []))].slice(0, 1),
      requested_by: requester(head),
    }),
  };
}

const rulesOf = ({ values }: StateResource, direction: keyof typeof RULES, { state }: Around): StateResource[] =>
  ofType(state, RULES[direction]).filter(
    (rule) => rule.values.security_group_id === values.id && rule.doubt === undefined,
  );

/** Tags of the machine whose own group it is. */
function tagsBehind(group: string, around: Around): string[] | undefined {
  const own = byId(group, 'aws_security_group', around);
  const machine = ofType(around.state, 'aws_instance').find(
    ({ values }) => own && own.values.name === `vm-${textAt(values.tags, 'Name') ?? ''}`,
  );
  return textAt(machine?.values.tags, 'tags')?.split(' ');
}

/** Protocols with their ports, each once. */
function allowOf(rules: readonly StateResource[]) {
  const byProtocol = new Map<string, Set<string | number>>();
  for (const { values } of rules) {
    const protocol = textAt(values, 'ip_protocol') === '-1' ? 'all' : (textAt(values, 'ip_protocol') ?? '');
    const ports = byProtocol.get(protocol) ?? new Set();
    for (const port of portsOf(values)) ports.add(port);
    byProtocol.set(protocol, ports);
  }
  return [...byProtocol].map(([protocol, ports]) =>
    given({ protocol, ports: ports.size > 0 ? [...ports] : undefined }),
  );
}

function portsOf(values: Fields): (string | number)[] {
  const [from, to] = [numberAt(values, 'from_port'), numberAt(values, 'to_port')];
  if (from === undefined || to === undefined || from < 0 || (from === 0 && to === 65_535)) return [];
  return [from === to ? from : `${from}-${to}`];
}

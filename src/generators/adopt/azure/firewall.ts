import type { Fields } from '../../../core/plan-json/tree.ts';
import { identifierOf } from '../../names.ts';
import { blocksAt, given, ofType, textAt, textsAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { isId, naming, regionUnlessOwn, requester, standsIn, wordsIn } from './links.ts';

const TYPE = 'azurerm_application_security_group';
const MEMBER = 'azurerm_network_interface_application_security_group_association';
const OWN = /^firewall-(.+)-asg$/;

export const firewall: Reader = {
  kind: 'firewall',
  type: TYPE,
  addressOf: (name) => `${TYPE}.${identifierOf(`firewall-${name}`)}`,
  // Those of networks and of machines that are let in are parts.
  isHead: ({ values }) => !/^(?:network|source|lb)-.+-asg$/.test(String(values.name)),
  read: readFirewall,
  wanted: () => [TYPE],
};

/** Names of groups never change, so only one that is named our way can become ours; its rules stand with its network's. */
function readFirewall(head: StateResource, around: Around): Reading {
  const own = textAt(head.values, 'name') ?? '';
  const name = OWN.exec(own)?.[1];
  if (name === undefined) return { why: `it is named ${own}; GuildOps writes groups named firewall-<name>-asg` };
  const guard = ofType(around.state, 'azurerm_network_security_group').find((one) => rulesOf(one, head).length > 0);
  const [association] = guard
    ? naming('azurerm_subnet_network_security_group_association', 'network_security_group_id', guard.values.id, around)
    : [];
  const standing = standsIn(association?.values.subnet_id, around);
  if (!guard || !standing) return { why: 'no rules of a network in this state name it' };
  const rules = rulesOf(guard, head);
  const isIngress = rules[0]?.direction === 'Inbound';
  const peers = rules.flatMap((rule) => textsAt(rule, 'source_application_security_group_ids'));
  const tags = isIngress && peers.length > 0 ? tagBehind(peers, around) : undefined;
  if (isIngress && peers.length > 0 && tags === undefined)
    return { why: 'no tag tells the machines that it lets in from all others' };
  const prefix = `${isIngress ? 'source' : 'destination'}_address_prefix`;
  const sources = [...new Set(rules.flatMap((rule) => oneOrMany(rule, prefix, `${prefix}es`)))];
  return {
    name,
    settings: given({
      network: standing.network,
      direction: isIngress ? 'ingress' : 'egress',
      allow: allowOf(rules),
      sources: sources.length > 0 ? sources : undefined,
      source_tags: tags,
      region: regionUnlessOwn(head, around),
      requested_by: requester(head),
    }),
  };
}

/** Rules that let something through to or from the machines of a group; the comparison finds what they say beyond our settings. */
const rulesOf = (guard: StateResource, { values }: StateResource): Fields[] =>
  blocksAt(guard.values, 'security_rule').filter((rule) => {
    const side = rule.direction === 'Inbound' ? 'destination' : 'source';
    const groups = textsAt(rule, `${side}_application_security_group_ids`);
    return rule.access === 'Allow' && groups.some((id) => isId(id, values.id));
  });

/** Azure has an attribute for one and another one for several. */
const oneOrMany = (rule: Fields, one: string, many: string): string[] => {
  const only = textAt(rule, one);
  return only === undefined ? textsAt(rule, many) : [only];
};

/** Protocols with their ports, each once. */
function allowOf(rules: readonly Fields[]) {
  const byProtocol = new Map<string, Set<string>>();
  for (const rule of rules) {
    const protocol = rule.protocol === '*' ? 'all' : String(rule.protocol).toLowerCase();
    const ports = oneOrMany(rule, 'destination_port_range', 'destination_port_ranges').filter((port) => port !== '*');
    byProtocol.set(protocol, new Set([...(byProtocol.get(protocol) ?? []), ...ports]));
  }
  return [...byProtocol].map(([protocol, ports]) =>
    given({ protocol, ports: ports.size > 0 ? [...ports] : undefined }),
  );
}

/** A tag that the machines of groups have, and no others. */
function tagBehind(groups: readonly string[], around: Around): string[] | undefined {
  const nics = groups.flatMap((id) =>
    naming(MEMBER, 'application_security_group_id', id, around).map(({ values }) => values.network_interface_id),
  );
  const isMember = ({ values }: StateResource): boolean =>
    textsAt(values, 'network_interface_ids').some((id) => nics.some((nic) => isId(nic, id)));
  const machines = ofType(around.state, 'azurerm_linux_virtual_machine');
  const members = machines.filter(isMember);
  const others = machines.filter((one) => !isMember(one)).flatMap(wordsIn);
  const found = members
    .flatMap(wordsIn)
    .find((tag) => members.every((one) => wordsIn(one).includes(tag)) && !others.includes(tag));
  return found === undefined ? undefined : [found];
}

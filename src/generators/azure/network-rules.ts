import { type Block, block, comment, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { subnetId } from './attach.ts';
import { firewallRules, heldKey } from './firewall-rules.ts';
import { placed } from './group.ts';
import { openSubnets, subnetAddress } from './layout.ts';
import { balancerRules, gatewayRules } from './load-balancer-rules.ts';
import type { NetworkSettings } from './network.ts';
import { usedReserved } from './network-subnets.ts';
import { machineGroup, machineGroupId, securityGroupId } from './security-groups.ts';
import { ANY, numbered, type Rule, ruleBlock } from './security-rules.ts';
import { tags } from './tags.ts';

/** The group of the network's machines, and who reaches them. Gateways have rules of their own, which Azure asks for. */
export function guards(name: string, settings: NetworkSettings, around: Surroundings): Block[] {
  const parts = [...openSubnets(settings), ...usedReserved(name, settings, around)].map(({ part }) => part);
  const gateways = parts.filter((part) => part === 'gateways');
  return [
    machineGroup(name, settings, around),
    guard(name, identifierOf(name), settings, around, [
      ...firewallRules(name, around),
      ...balancerRules(name, around),
      ...closing(name, around),
    ]),
    ...parts.filter((part) => part !== 'gateways').map((part) => association(name, part, identifierOf(name))),
    ...gateways.flatMap((part) => {
      const address = subnetAddress(name, part);
      const rules = gatewayRules(name, around);
      return [guard(`${name}-${part}`, address, settings, around, rules), association(name, part, address)];
    }),
  ];
}

/** Azure lets machines of a network reach each other; this is what keeps them apart. */
const closing = (name: string, around: Surroundings): Rule[] => [
  {
    name: 'closed',
    access: 'Deny',
    direction: 'Inbound',
    protocol: '*',
    from: ANY,
    to: { groups: [machineGroupId(name)] },
  },
  ...limited(name, around),
];

/** Machines for which a firewall says what may go out reach nothing else. */
const limited = (network: string, { resources }: Surroundings): Rule[] =>
  resources
    .filter(
      ({ kind, settings }) => kind === 'firewall' && settings.network === network && settings.direction === 'egress',
    )
    .map(({ name }) => ({
      name: `closed-${name}`,
      access: 'Deny',
      direction: 'Outbound',
      protocol: '*',
      from: { groups: [securityGroupId(heldKey(name))] },
      to: ANY,
    }));

const guard = (
  name: string,
  address: string,
  settings: NetworkSettings,
  { project }: Surroundings,
  rules: readonly Rule[],
): Block =>
  block(
    'resource',
    ['azurerm_network_security_group', address],
    [
      ...placed(`${name}-nsg`, settings, project),
      tags(settings, project),
      comment('Firewalls and load balancers of the project say what is let through; nothing else reaches machines.'),
      ...numbered(rules).map(ruleBlock),
    ],
  );

const association = (network: string, part: string, group: string): Block =>
  block(
    'resource',
    ['azurerm_subnet_network_security_group_association', subnetAddress(network, part)],
    [
      ['subnet_id', subnetId(network, part)],
      ['network_security_group_id', reference('azurerm_network_security_group', group, 'id')],
    ],
  );

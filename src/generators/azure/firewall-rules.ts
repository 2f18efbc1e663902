import type { Resource } from '../../core/request.ts';
import type { Surroundings } from '../kind.ts';
import { type Opening, openings } from '../models/firewall-rules.ts';
import type { FirewallSettings } from './firewall.ts';
import { securityGroupId } from './security-groups.ts';
import type { Rule, Side } from './security-rules.ts';

const PROTOCOLS = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp', all: '*' } as const;

/** The group of machines that a firewall holds for, and that of machines it lets in by their tags. */
export const heldKey = (firewall: string): string => `firewall-${firewall}`;
export const sourceKey = (firewall: string): string => `source-${firewall}`;

/** The rules of all firewalls of a network, by name, so that they stay in order. */
export const firewallRules = (network: string, { resources }: Surroundings): Rule[] =>
  resources
    .filter(({ kind, settings }) => kind === 'firewall' && settings.network === network)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(rulesOf);

/** One for each protocol and side: Azure takes many ports and ranges in one rule. */
function rulesOf({ name, settings }: Resource): Rule[] {
  const firewall = settings as unknown as FirewallSettings;
  const held: Side = { groups: [securityGroupId(heldKey(name))] };
  return byProtocol(openings(firewall)).flatMap(({ protocol, ports }) =>
    othersOf(name, firewall).map(({ suffix, side }): Rule => {
      const isIn = firewall.direction === 'ingress';
      return {
        name: `${name}-${protocol}${suffix}`,
        access: 'Allow',
        direction: isIn ? 'Inbound' : 'Outbound',
        protocol: PROTOCOLS[protocol],
        ...(ports && { ports }),
        from: isIn ? side : held,
        to: isIn ? held : side,
      };
    }),
  );
}

const othersOf = (name: string, { sources, source_tags: tags }: FirewallSettings): { suffix: string; side: Side }[] => [
  ...(sources ? [{ suffix: '', side: { ranges: [...new Set(sources)] } }] : []),
  ...(tags ? [{ suffix: '-machines', side: { groups: [securityGroupId(sourceKey(name))] } }] : []),
];

/** Ports of each protocol; none where one line opens all of them. */
function byProtocol(all: readonly Opening[]): { protocol: Opening['protocol']; ports?: string[] }[] {
  return [...new Set(all.map(({ protocol }) => protocol))].map((protocol) => {
    const ports = all.filter((one) => one.protocol === protocol).map((one) => one.ports);
    const known = ports.flatMap((range) => (range ? [range] : []));
    const texts = known.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
    return { protocol, ...(known.length === ports.length && { ports: texts }) };
  });
}

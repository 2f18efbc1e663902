import type { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';
import type { firewallModel } from './firewall.ts';
import { parseRange, printRange, wholeRange } from './ranges.ts';

/** What a firewall says, on every cloud. */
export type FirewallRules = Pick<
  z.output<z.ZodObject<typeof firewallModel>>,
  'allow' | 'direction' | 'sources' | 'source_tags'
>;

/** A firewall says what it lets through and from whom: nobody means everyone by saying nothing. `isIpv6`: ranges of IPv6 that it takes. */
export function firewallProblems(rules: FirewallRules, isIpv6: (range: string) => boolean): Problem[] {
  const { allow, direction, sources, source_tags: tags } = rules;
  const withPorts = allow?.find(({ protocol, ports }) => ports && protocol !== 'tcp' && protocol !== 'udp');
  const isAnyone = sources === undefined && (direction === 'egress' || tags === undefined);
  return [
    ...(allow ? [] : wrong('allow', 'it is missing', 'what it lets through, such as tcp 443')),
    ...(withPorts ? wrong('allow', `${withPorts.protocol} has no ports`, 'ports with tcp and udp only') : []),
    ...(isAnyone ? wrong('sources', 'it is missing', 'address ranges, such as 10.0.0.0/8') : []),
    ...(direction === 'egress' && tags ? wrong('source_tags', 'only what comes in has source tags', 'nothing') : []),
    ...(sources ?? []).flatMap((range) => (isIpv6(range) ? [] : sourceProblems(range))),
  ];
}

function sourceProblems(range: string): Problem[] {
  const [given, whole] = [parseRange(range), wholeRange(range)];
  if (given && whole && given.first === whole.first) return [];
  const expected = whole ? `did you mean ${printRange(whole)}?` : 'such as 10.0.0.0/8';
  return wrong('sources', `${range} is no address range`, expected);
}

/** Ports of one line of `allow`; one entry without any for all of them. */
type Ports = { from: number; to: number } | undefined;

export interface Opening {
  protocol: 'tcp' | 'udp' | 'icmp' | 'all';
  ports: Ports;
}

/** One for each protocol and range of ports; the same one twice counts once. */
export function openings({ allow = [] }: Pick<FirewallRules, 'allow'>): Opening[] {
  const all = allow.flatMap(({ protocol, ports }): Opening[] =>
    ports ? ports.map((range) => ({ protocol, ports: portsOf(range) })) : [{ protocol, ports: undefined }],
  );
  return [...new Map(all.map((one) => [openingName(one), one])).values()];
}

const portsOf = (range: string | number): Ports => {
  const [from = 0, to = from] = String(range).split('-').map(Number);
  return { from, to };
};

/** `tcp-443`, `tcp-8000-8010`, `icmp`. */
export const openingName = ({ protocol, ports }: Opening): string =>
  [protocol, ...(ports ? new Set([ports.from, ports.to]) : [])].join('-');

const WORLD = /^(?:0\.0\.0\.0|[0:]+)\/0$/;
const MANAGEMENT = [22, 3389];

/** What a firewall opens to the whole internet. `instead`: the cloud's own way to log in, for the case that remote login is open. */
export function openWarnings(rules: FirewallRules, instead: string): string[] {
  const { direction, sources = [] } = rules;
  if (direction === 'egress' || !sources.some((range) => WORLD.test(range))) return [];
  const open = openings(rules);
  const isManaged = open.some(
    ({ protocol, ports }) =>
      protocol === 'all' ||
      (protocol === 'tcp' && (!ports || MANAGEMENT.some((port) => ports.from <= port && port <= ports.to))),
  );
  return [
    `The whole internet reaches its machines by ${open.map(openingName).join(', ')}.`,
    ...(isManaged ? [`Remote login is open to everyone: ${instead}`] : []),
  ];
}

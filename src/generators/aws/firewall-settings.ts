import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import type { Surroundings } from '../kind.ts';
import { firewallModel } from '../models/firewall.ts';
import { parseRange, printRange, wholeRange } from '../models/ranges.ts';
import { COMMON } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { isWholeIpv6 } from './ipv6.ts';
import { machinesWith } from './vm-firewalls.ts';

export const firewallSchema = z.strictObject({ ...firewallModel, ...COMMON });

export type FirewallSettings = z.output<typeof firewallSchema>;

/** What a security group holds by default. Source: AWS, "Amazon VPC quotas". */
const MOST_RULES = 60;

/** A firewall says what it lets through and from whom: nobody means everyone by saying nothing. */
export function firewallProblems({ allow, direction, sources, source_tags: tags }: FirewallSettings): Problem[] {
  const withPorts = allow?.find(({ protocol, ports }) => ports && protocol !== 'tcp' && protocol !== 'udp');
  const isAnyone = sources === undefined && (direction === 'egress' || tags === undefined);
  return [
    ...(allow ? [] : wrong('allow', 'it is missing', 'what it lets through, such as tcp 443')),
    ...(withPorts ? wrong('allow', `${withPorts.protocol} has no ports`, 'ports with tcp and udp only') : []),
    ...(isAnyone ? wrong('sources', 'it is missing', 'address ranges, such as 10.0.0.0/8') : []),
    ...(direction === 'egress' && tags ? wrong('source_tags', 'only what comes in has source tags', 'nothing') : []),
    ...(sources ?? []).flatMap(sourceProblems),
  ];
}

function sourceProblems(range: string): Problem[] {
  if (isWholeIpv6(range)) return [];
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
export function openings({ allow = [] }: FirewallSettings): Opening[] {
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

/** More rules than a security group holds. */
export function countProblems(settings: FirewallSettings, around: Surroundings): Problem[] {
  const peers = new Set(settings.sources).size;
  const machines = machinesWith(settings.source_tags ?? [], settings.network, around).length;
  const count = openings(settings).length * (peers + machines);
  return count > MOST_RULES
    ? wrong('allow', `it makes ${count} rules`, `at most ${MOST_RULES}: fewer ports or sources, or several firewalls`)
    : [];
}

const WORLD = /^(?:0\.0\.0\.0|[0:]+)\/0$/;
const MANAGEMENT = [22, 3389];

export function firewallWarnings(settings: FirewallSettings): string[] {
  const { direction, sources = [] } = settings;
  if (direction === 'egress' || !sources.some((range) => WORLD.test(range))) return [];
  const open = openings(settings);
  const isManaged = open.some(
    ({ protocol, ports }) =>
      protocol === 'all' ||
      (protocol === 'tcp' && (!ports || MANAGEMENT.some((port) => ports.from <= port && port <= ports.to))),
  );
  return [
    `The whole internet reaches its machines by ${open.map(openingName).join(', ')}.`,
    ...(isManaged ? ['Remote login is open to everyone: Systems Manager needs no open port.'] : []),
  ];
}

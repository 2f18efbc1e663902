import type { Resource } from '../../core/request.ts';
import { type Body, block, comment, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { targetsOf } from '../models/balanced.ts';
import { identifierOf, partOf } from '../names.ts';
import { attach } from './attach.ts';
import type { LoadBalancerSettings } from './load-balancer-settings.ts';

/** Targets by the zone they stand in, as a group of machines lies in one zone. */
function byZone(settings: LoadBalancerSettings, around: Surroundings): [zone: string, machines: Resource[]][] {
  const zones = new Map<string, Resource[]>();
  for (const machine of targetsOf(settings, around)) {
    const zone = String(machine.settings.zone);
    zones.set(zone, [...(zones.get(zone) ?? []), machine]);
  }
  return [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
}

const groupAddress = (name: string, zone: string): string => partOf(name, zone);

/** The name that a public one calls the machines' port by. */
const namedPort = (port: number) =>
  block(
    'named_port',
    [],
    [
      ['name', 'app'],
      ['port', port],
    ],
  );

/** A group of machines for each zone. */
export const groups = (name: string, settings: LoadBalancerSettings, around: Surroundings): Body =>
  byZone(settings, around).map(([zone, machines]) =>
    block(
      'resource',
      ['google_compute_instance_group', groupAddress(name, zone)],
      [
        ['name', `${name}-${zone}`],
        ['zone', zone],
        ['instances', machines.map((one) => reference('google_compute_instance', identifierOf(one.name), 'self_link'))],
        ...(settings.public ? [namedPort(settings.target_port)] : []),
      ],
    ),
  );

/** The groups as something that answers, each by what it can carry. */
export const backends = (
  name: string,
  settings: LoadBalancerSettings,
  around: Surroundings,
  mode: 'UTILIZATION' | 'CONNECTION',
): Body =>
  byZone(settings, around).map(([zone]) =>
    block(
      'backend',
      [],
      [
        ['group', reference('google_compute_instance_group', groupAddress(name, zone), 'id')],
        ['balancing_mode', mode],
      ],
    ),
  );

export const healthCheckId = (name: string) => reference('google_compute_health_check', identifierOf(name), 'id');

/** A machine is out after two answers that did not come, and back after two that did. */
export const healthCheck = (name: string, { health_check: { path, port } }: LoadBalancerSettings) =>
  block(
    'resource',
    ['google_compute_health_check', identifierOf(name)],
    [
      ['name', name],
      ['check_interval_sec', 10],
      ['timeout_sec', 5],
      ['healthy_threshold', 2],
      ['unhealthy_threshold', 2],
      block(
        'http_health_check',
        [],
        [
          ['port', port],
          ['request_path', path],
        ],
      ),
    ],
  );

/** Where Google's health checks and front ends come from. Source: Google, "Firewall rules" of Cloud Load Balancing. */
const GOOGLE_RANGES = ['35.191.0.0/16', '130.211.0.0/22'];
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Firewall rules without which nothing arrives at the machines: Google's own ranges, and inside the network its neighbours. */
export function openings(name: string, settings: LoadBalancerSettings, around: Surroundings): Body {
  const { network } = attach(`load_balancer-${name}`, settings, around);
  const open = (suffix: string, sources: string[], ports: readonly number[]) =>
    block(
      'resource',
      ['google_compute_firewall', partOf(name, suffix)],
      [
        ['name', `${name}-${suffix}`],
        ['network', network],
        ['direction', 'INGRESS'],
        ['source_ranges', sources],
        block(
          'allow',
          [],
          [
            ['protocol', 'tcp'],
            ['ports', [...new Set(ports)].map(String)],
          ],
        ),
      ],
    );
  const checked = settings.public ? [settings.target_port, settings.health_check.port] : [settings.health_check.port];
  return [
    comment('Health checks, and what a public load balancer passes on, come from these ranges of Google.'),
    open('from-google', GOOGLE_RANGES, checked),
    ...(settings.public ? [] : [open('from-inside', neighbours(settings, around), settings.ports)]),
  ];
}

/** The range of the network, or every private one where the network is made elsewhere. */
const neighbours = ({ network }: LoadBalancerSettings, { resources }: Surroundings): string[] => {
  const known = resources.find(({ kind, name }) => kind === 'network' && name === network)?.settings.cidr;
  return typeof known === 'string' ? [known] : PRIVATE_RANGES;
};

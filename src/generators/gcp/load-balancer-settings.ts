import { z } from 'zod';
import { zones } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { targetsOf } from '../models/balanced.ts';
import { loadBalancerModel } from '../models/load-balancer.ts';
import { placeOf } from '../models/place.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { subnetProblems } from './attach.ts';

export const loadBalancerSchema = z.strictObject({
  ...loadBalancerModel,
  certificate: optionalWord(
    /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/,
    'a certificate',
    "the name of one of the project's SSL certificates",
  ),
  ...COMMON,
});

type Given = z.output<typeof loadBalancerSchema>;
export type LoadBalancerSettings = Given & {
  ports: number[];
  target_port: number;
  health_check: { path: string; port: number };
};

/** Ports and health check where none were given. */
export function completeLoadBalancer(
  given: Given,
  project: ProjectFacts,
): { settings: LoadBalancerSettings; problems: Problem[] } {
  const ports = given.ports ?? [given.certificate === undefined ? 80 : 443];
  const target = given.target_port ?? (given.public ? 80 : (ports[0] ?? 80));
  const settings: LoadBalancerSettings = {
    ...given,
    ports,
    target_port: target,
    health_check: { path: given.health_check?.path ?? '/', port: given.health_check?.port ?? target },
  };
  return { settings, problems: [...placeOf(given, project).problems, ...portProblems(settings)] };
}

const wrong = (field: string, why: string, expected: string): Problem[] => [
  { code: 'bad-input', field, why, expected },
];

/** A public one ends the connection and opens another; an internal one passes packets on as they are, so ports stay and nothing is decrypted. */
function portProblems({ public: isPublic, ports, target_port: target, certificate }: LoadBalancerSettings): Problem[] {
  if (isPublic)
    return ports.length === 1
      ? []
      : wrong('ports', 'a public load balancer listens on one port', 'one port, such as 443');
  const isMoved = !ports.includes(target);
  return [
    ...(certificate === undefined
      ? []
      : wrong('certificate', 'an internal one passes traffic on encrypted', 'public: true')),
    ...(isMoved
      ? wrong('target_port', `${target} is none of its ports, and an internal one keeps them`, ports.join())
      : []),
  ];
}

/** Machines that it cannot reach: in another network, or, for an internal one, in another region. */
export function targetProblems(settings: LoadBalancerSettings, around: Surroundings): Problem[] {
  const { region = around.project.region, network, public: isPublic } = settings;
  const inRegion = zones('gcp', region);
  const problems = targetsOf(settings, around).flatMap(({ name, settings: { network: theirs, zone } }): Problem[] => {
    if (theirs !== network)
      return wrong('targets', `${name} is not in the network ${network}`, 'machines of one network');
    if (isPublic || inRegion.includes(String(zone))) return [];
    return wrong('targets', `${name} is not in ${region}`, 'machines of the same region');
  });
  return [...problems, ...(isPublic ? [] : subnetProblems(settings, around))];
}

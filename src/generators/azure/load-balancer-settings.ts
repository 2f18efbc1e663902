import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { loadBalancerModel } from '../models/load-balancer.ts';
import { placeOf } from '../models/place.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';
import { IDENTITY } from './identity.ts';

const SECRET =
  /^https:\/\/[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]\.vault\.azure\.net\/secrets\/[A-Za-z0-9-]{1,127}(?:\/[0-9a-f]{32})?$/;

export const loadBalancerSchema = z.strictObject({
  ...loadBalancerModel,
  certificate: optionalWord(
    SECRET,
    'a certificate',
    'its secret in a key vault: https://<vault>.vault.azure.net/secrets/<name>',
  ),
  /** Reads the certificate from the vault. */
  identity: optionalWord(IDENTITY, 'an identity', 'the id of a user-assigned identity that may read the certificate'),
  ...COMMON,
});

type Given = z.output<typeof loadBalancerSchema>;
export type LoadBalancerSettings = Given & { ports: number[]; health_check: { path: string; port: number } };

/** Ports and health check where none were given. */
export function completeLoadBalancer(
  given: Given,
  project: ProjectFacts,
): { settings: LoadBalancerSettings; problems: Problem[] } {
  const ports = [...new Set(given.ports ?? [given.certificate === undefined ? 80 : 443])];
  const target = given.target_port ?? (given.certificate === undefined ? undefined : 80);
  const settings: LoadBalancerSettings = {
    ...given,
    ports,
    target_port: target,
    health_check: { path: given.health_check?.path ?? '/', port: given.health_check?.port ?? target ?? ports[0] ?? 80 },
  };
  return {
    settings,
    problems: [...placeOf(given, project).problems, ...gatewayProblems(settings), ...portProblems(settings)],
  };
}

/** A gateway has a public address in any case, and reads its certificate as somebody. */
function gatewayProblems({ certificate, identity, public: isPublic }: LoadBalancerSettings): Problem[] {
  if (certificate === undefined) return [];
  return [
    ...(isPublic ? [] : wrong('certificate', 'an internal one passes traffic on encrypted', 'public: true')),
    ...(identity === undefined
      ? wrong('identity', 'it is missing', 'the id of a user-assigned identity that may read the certificate')
      : []),
  ];
}

/** A plain one passes packets on, and to one port of a machine from one port of its own only. */
const portProblems = ({ certificate, ports, target_port: target }: LoadBalancerSettings): Problem[] =>
  certificate === undefined && target !== undefined && ports.length > 1
    ? wrong(
        'target_port',
        `${ports.length} ports cannot lead to one`,
        'nothing: each leads to the same port of a machine',
      )
    : [];

/** Where machines listen for one port of its own. */
export const backendPort = ({ target_port: target }: LoadBalancerSettings, port: number): number => target ?? port;

export const backendPorts = (settings: LoadBalancerSettings): number[] => [
  ...new Set(settings.ports.map((port) => backendPort(settings, port))),
];

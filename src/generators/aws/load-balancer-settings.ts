import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { loadBalancerModel } from '../models/load-balancer.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { optionalFlag } from '../settings/optional.ts';
import { wrong } from '../settings/wrong.ts';

const CERTIFICATE =
  /^arn:aws[a-z-]*:(?:acm|iam):[a-z0-9-]*:\d{12}:(?:server-)?certificate\/[A-Za-z0-9+=,.@_/-]{1,200}$/;

export const loadBalancerSchema = z.strictObject({
  ...loadBalancerModel,
  certificate: optionalWord(CERTIFICATE, 'a certificate', 'the ARN of a certificate in Certificate Manager'),
  /** On in prod when nothing is said. */
  deletion_protection: optionalFlag(),
  ...COMMON,
});

type Given = z.output<typeof loadBalancerSchema>;
export type LoadBalancerSettings = Given & {
  ports: number[];
  target_port: number;
  health_check: { path: string; port: number };
  deletion_protection: boolean;
};

/** Ports and health check where none were given. */
export function completeLoadBalancer(
  given: Given,
  project: ProjectFacts,
): { settings: LoadBalancerSettings; problems: Problem[] } {
  const ports = given.ports ?? [given.certificate === undefined ? 80 : 443];
  const target = given.target_port ?? 80;
  const settings: LoadBalancerSettings = {
    ...given,
    ports: [...new Set(ports)],
    target_port: target,
    health_check: { path: given.health_check?.path ?? '/', port: given.health_check?.port ?? target },
    deletion_protection: given.deletion_protection ?? project.environment === 'prod',
  };
  return { settings, problems: certificateProblems(settings, project) };
}

/** A certificate of Certificate Manager works in its own region only. */
function certificateProblems({ certificate }: LoadBalancerSettings, { region }: ProjectFacts): Problem[] {
  const [, , service, place] = certificate?.split(':') ?? [];
  return service === 'acm' && place !== region
    ? wrong('certificate', `it is in ${place || 'no region'}`, `a certificate in ${region}`)
    : [];
}

/** Source: AWS, `CreateLoadBalancer`. */
export const nameProblems = (name: string): Problem[] =>
  name.startsWith('internal-')
    ? wrong('name', 'AWS keeps names that begin with internal- for itself', 'another name')
    : [];

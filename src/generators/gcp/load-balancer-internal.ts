import { type Body, block, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { attach } from './attach.ts';
import { labelsOf } from './labels.ts';
import type { LoadBalancerSettings } from './load-balancer-settings.ts';
import { backends, healthCheckId } from './load-balancer-targets.ts';

/** An address inside the network; packets reach a machine as they were sent, on the same port. */
export function internalFront(name: string, settings: LoadBalancerSettings, around: Surroundings): Body {
  const { network, subnetwork } = attach(`load_balancer-${name}`, settings, around);
  const region = settings.region ?? around.project.region;
  const address = identifierOf(name);
  return [
    block(
      'resource',
      ['google_compute_region_backend_service', address],
      [
        ['name', name],
        ['region', region],
        ['protocol', 'TCP'],
        ['load_balancing_scheme', 'INTERNAL'],
        ['health_checks', [healthCheckId(name)]],
        ...backends(name, settings, around, 'CONNECTION'),
      ],
    ),
    block(
      'resource',
      ['google_compute_forwarding_rule', address],
      [
        ['name', name],
        ['region', region],
        ['load_balancing_scheme', 'INTERNAL'],
        ['backend_service', reference('google_compute_region_backend_service', address, 'id')],
        ['ports', settings.ports.map(String)],
        ['network', network],
        ...subnetwork,
        ['labels', labelsOf(around.project, settings.requested_by)],
      ],
    ),
    block(
      'output',
      [`load_balancer_${address}_address`],
      [['value', reference('google_compute_forwarding_rule', address, 'ip_address')]],
    ),
  ];
}

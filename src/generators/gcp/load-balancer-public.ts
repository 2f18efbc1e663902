import { type Body, block, comment, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { labelsOf } from './labels.ts';
import type { LoadBalancerSettings } from './load-balancer-settings.ts';
import { backends, healthCheckId } from './load-balancer-targets.ts';

/** One address for the whole world, from address to machines: forwarding rule, proxy, map, service. */
export const publicFront = (name: string, settings: LoadBalancerSettings, around: Surroundings): Body => [
  service(name, settings, around),
  block(
    'resource',
    ['google_compute_url_map', identifierOf(name)],
    [
      ['name', name],
      ['default_service', of(name, 'google_compute_backend_service')],
    ],
  ),
  ...proxy(name, settings),
  block('resource', ['google_compute_global_address', identifierOf(name)], [['name', name]]),
  block(
    'resource',
    ['google_compute_global_forwarding_rule', identifierOf(name)],
    [
      ['name', name],
      ['load_balancing_scheme', 'EXTERNAL_MANAGED'],
      ['ip_address', of(name, 'google_compute_global_address')],
      ['port_range', settings.ports.join()],
      ['target', of(name, proxyType(settings))],
      ['labels', labelsOf(around.project, settings.requested_by)],
    ],
  ),
  block(
    'output',
    [`load_balancer_${identifierOf(name)}_address`],
    [['value', reference('google_compute_global_address', identifierOf(name), 'address')]],
  ),
];

const of = (name: string, type: string) => reference(type, identifierOf(name), 'id');

const service = (name: string, settings: LoadBalancerSettings, around: Surroundings) =>
  block(
    'resource',
    ['google_compute_backend_service', identifierOf(name)],
    [
      ['name', name],
      ['protocol', 'HTTP'],
      ['port_name', 'app'],
      ['load_balancing_scheme', 'EXTERNAL_MANAGED'],
      ['timeout_sec', 30],
      ['health_checks', [healthCheckId(name)]],
      ...backends(name, settings, around, 'UTILIZATION'),
      block('log_config', [], [['enable', true]]),
    ],
  );

const proxyType = ({ certificate }: LoadBalancerSettings): string =>
  certificate === undefined ? 'google_compute_target_http_proxy' : 'google_compute_target_https_proxy';

/** With a certificate the connection is encrypted up to here. */
const proxy = (name: string, settings: LoadBalancerSettings): Body => [
  ...(settings.certificate === undefined ? [comment('Not encrypted: it has no certificate.')] : []),
  block(
    'resource',
    [proxyType(settings), identifierOf(name)],
    [
      ['name', name],
      ['url_map', of(name, 'google_compute_url_map')],
      ...(settings.certificate === undefined ? [] : [['ssl_certificates', [settings.certificate]] as const]),
    ],
  ),
];

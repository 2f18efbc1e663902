import { publicAddress } from '../../common/addresses.ts';
import { digits, numberFor } from '../../common/made-up.ts';
import { isObject, type ObjectValue } from '../../cty/value.ts';
import type { Making, Overlay } from '../../provider/cloud-model.ts';
import { nameCheck, needsPlace } from '../checks.ts';
import { labelled } from '../labels.ts';

const PROTOCOLS = ['http2', 'https', 'http', 'grpc', 'ssl', 'tcp'];

const number = ({ id }: Making) => numberFor(id, 10 ** 15);

/** Load balancers. */
export const balancingOverlays: { readonly [type: string]: Overlay } = {
  google_compute_health_check: {
    title: 'HealthCheck',
    id: 'projects/{project}/global/healthChecks/{name}',
    inherits: ['project'],
    derived: { type: checkedProtocol },
    checks: [nameCheck],
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  google_compute_backend_service: {
    title: 'BackendService',
    id: 'projects/{project}/global/backendServices/{name}',
    inherits: ['project'],
    references: {
      health_checks: 'google_compute_health_check',
    },
    computed: {
      generated_id: number,
      port_name: 'http',
      protocol: 'HTTP',
      session_affinity: 'NONE',
      timeout_sec: 30,
      'backend.max_utilization': 0.8,
    },
    volatile: ['fingerprint'],
    checks: [nameCheck],
    latencyMs: { create: 1500, update: 900, delete: 900 },
  },
  google_compute_url_map: {
    title: 'UrlMap',
    id: 'projects/{project}/global/urlMaps/{name}',
    inherits: ['project'],
    references: { default_service: 'google_compute_backend_service' },
    computed: { map_id: number },
    volatile: ['fingerprint'],
    checks: [nameCheck],
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  google_compute_target_http_proxy: {
    title: 'TargetHttpProxy',
    id: 'projects/{project}/global/targetHttpProxies/{name}',
    inherits: ['project'],
    references: { url_map: 'google_compute_url_map' },
    computed: { proxy_id: number },
    checks: [nameCheck],
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  google_compute_global_forwarding_rule: {
    ...labelled,
    title: 'GlobalForwardingRule',
    id: 'projects/{project}/global/forwardingRules/{name}',
    inherits: ['project'],
    references: { network: 'google_compute_network', subnetwork: 'google_compute_subnetwork' },
    computed: {
      forwarding_rule_id: number,
      ip_address: publicAddress,
      ip_protocol: 'TCP',
      network_tier: 'PREMIUM',
    },
    checks: [nameCheck],
    latencyMs: { create: 1500, update: 900, delete: 900 },
  },
  google_compute_forwarding_rule: {
    ...labelled,
    title: 'ForwardingRule',
    id: 'projects/{project}/regions/{region}/forwardingRules/{name}',
    inherits: ['project', 'region'],
    references: { network: 'google_compute_network', subnetwork: 'google_compute_subnetwork' },
    computed: {
      forwarding_rule_id: number,
      ip_address: publicAddress,
      ip_protocol: 'TCP',
      network_tier: 'PREMIUM',
      service_name: digits,
    },
    checks: [nameCheck],
    refuses: needsPlace('region'),
    latencyMs: { create: 1500, update: 900, delete: 900 },
  },
};

/** A health check has the type of the one block that it is given. */
function checkedProtocol(self: ObjectValue): string {
  const protocol = PROTOCOLS.find((each) => {
    const blocks = self[`${each}_health_check`];
    return Array.isArray(blocks) && blocks.some(isObject);
  });
  return (protocol ?? '').toUpperCase();
}

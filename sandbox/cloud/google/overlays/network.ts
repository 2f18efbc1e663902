import { atPath, text, type Value } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { lastSegment } from '../../provider/template.ts';
import { gatewayAddress, publicAddress } from '../addresses.ts';
import { between, nameCheck, needsPlace, oneOf } from '../checks.ts';
import { contains, parseCidr } from '../cidr.ts';
import { labelled } from '../labels.ts';
import { digits, numberFor } from '../made-up.ts';

/** Networks and what hangs on them. Replacement lists and defaults: hashicorp/google 6.50. */
export const networkOverlays: { readonly [type: string]: Overlay } = {
  google_compute_network: {
    title: 'Network',
    id: 'projects/{project}/global/networks/{name}',
    inherits: ['project'],
    replacedBy: [
      ...['auto_create_subnetworks', 'description', 'enable_ula_internal_ipv6', 'internal_ipv6_range', 'name'],
      ...['network_profile', 'params', 'params.resource_manager_tags', 'project'],
    ],
    defaults: {
      auto_create_subnetworks: true,
      delete_default_routes_on_create: false,
      network_firewall_policy_enforcement_order: 'AFTER_CLASSIC_FIREWALL',
    },
    computed: {
      routing_mode: 'REGIONAL',
      bgp_best_path_selection_mode: 'LEGACY',
      network_id: digits,
    },
    checks: [nameCheck, oneOf('routing_mode', 'REGIONAL', 'GLOBAL')],
    refuses: refusesWhileInUse,
    latencyMs: { create: 1800, update: 900, delete: 1500 },
  },
  google_compute_subnetwork: {
    title: 'Subnetwork',
    id: 'projects/{project}/regions/{region}/subnetworks/{name}',
    inherits: ['project', 'region'],
    references: { network: 'google_compute_network' },
    replacedBy: [
      ...['description', 'enable_flow_logs', 'external_ipv6_prefix', 'ip_collection', 'name', 'network', 'params'],
      ...['params.resource_manager_tags', 'project', 'region', 'reserved_internal_range'],
      { path: 'ip_cidr_range', when: isNoExpansion },
    ],
    defaults: {
      'log_config.aggregation_interval': 'INTERVAL_5_SEC',
      'log_config.filter_expr': 'true',
      'log_config.flow_sampling': 0.5,
      'log_config.metadata': 'INCLUDE_ALL_METADATA',
    },
    computed: {
      gateway_address: gatewayAddress,
      purpose: 'PRIVATE',
      stack_type: 'IPV4_ONLY',
      private_ipv6_google_access: 'DISABLE_GOOGLE_ACCESS',
      subnetwork_id: ({ id }) => numberFor(id, 10 ** 15),
    },
    checks: [
      nameCheck,
      {
        path: 'ip_cidr_range',
        allows: (value) => parseCidr(String(value)) !== undefined,
        says: 'is not a valid IP CIDR range',
      },
    ],
    refuses: needsPlace('region'),
    volatile: ['fingerprint'],
    latencyMs: { create: 1500, update: 800, delete: 1200 },
  },
  google_compute_router: {
    title: 'Router',
    id: 'projects/{project}/regions/{region}/routers/{name}',
    inherits: ['project', 'region'],
    references: { network: 'google_compute_network' },
    replacedBy: ['encrypted_interconnect_router', 'name', 'network', 'project', 'region'],
    defaults: { 'bgp.advertise_mode': 'DEFAULT', 'bgp.keepalive_interval': 20 },
    checks: [nameCheck],
    refuses: needsPlace('region'),
    latencyMs: { create: 1000, update: 700, delete: 900 },
  },
  google_compute_router_nat: {
    title: 'RouterNat',
    id: '{project}/{region}/{router|last}/{name}',
    inherits: ['project', 'region'],
    references: { router: 'google_compute_router', 'subnetwork.name': 'google_compute_subnetwork' },
    replacedBy: ['endpoint_types', 'initial_nat_ips', 'name', 'project', 'region', 'router', 'type'],
    defaults: {
      icmp_idle_timeout_sec: 30,
      tcp_established_idle_timeout_sec: 1200,
      tcp_time_wait_timeout_sec: 120,
      tcp_transitory_idle_timeout_sec: 30,
      udp_idle_timeout_sec: 30,
      type: 'PUBLIC',
    },
    computed: { auto_network_tier: 'PREMIUM', endpoint_types: ['ENDPOINT_TYPE_VM'], min_ports_per_vm: 64 },
    checks: [
      nameCheck,
      oneOf('nat_ip_allocate_option', 'MANUAL_ONLY', 'AUTO_ONLY'),
      oneOf(
        'source_subnetwork_ip_ranges_to_nat',
        'ALL_SUBNETWORKS_ALL_IP_RANGES',
        'ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES',
        'LIST_OF_SUBNETWORKS',
      ),
    ],
    refuses: needsPlace('region'),
    latencyMs: { create: 1200, update: 800, delete: 900 },
  },
  google_compute_firewall: {
    title: 'Firewall',
    id: 'projects/{project}/global/firewalls/{name}',
    inherits: ['project'],
    references: { network: 'google_compute_network' },
    replacedBy: ['direction', 'name', 'params', 'project'],
    defaults: { priority: 1000 },
    computed: { direction: 'INGRESS', enable_logging: false },
    checks: [nameCheck, between('priority', 0, 65_535), oneOf('direction', 'INGRESS', 'EGRESS')],
    latencyMs: { create: 900, update: 700, delete: 800 },
  },
  google_compute_address: {
    ...labelled,
    title: 'Address',
    id: 'projects/{project}/regions/{region}/addresses/{name}',
    inherits: ['project', 'region'],
    references: { subnetwork: 'google_compute_subnetwork' },
    replacedBy: [
      ...['address', 'address_type', 'description', 'ip_version', 'ipv6_endpoint_type', 'name', 'network'],
      ...['network_tier', 'prefix_length', 'project', 'purpose', 'region', 'subnetwork'],
    ],
    defaults: { address_type: 'EXTERNAL' },
    computed: {
      address: publicAddress,
      network_tier: 'PREMIUM',
    },
    checks: [nameCheck, oneOf('address_type', 'INTERNAL', 'EXTERNAL')],
    refuses: needsPlace('region'),
    latencyMs: { create: 900, delete: 700 },
  },
};

/** A subnetwork can grow in place; any other range is another subnetwork. */
function isNoExpansion(before: Value, after: Value): boolean {
  const [old, wanted] = [parseCidr(text(before) ?? ''), parseCidr(text(after) ?? '')];
  return !(old && wanted && contains(wanted, old));
}

/** A network cannot go while subnetworks, firewalls or routers are in it. */
function refusesWhileInUse({ operation, before, objects }: Change): string | undefined {
  if (operation !== 'delete') return undefined;
  const id = text(atPath(before, 'id')) ?? '';
  const user = objects.list().find(({ attributes }) => {
    const network = text(attributes.network) ?? '';
    return network.endsWith(id) || network === lastSegment(id);
  });
  return user
    ? `googleapi: Error 400: The network resource '${id}' is already being used by '${user.id}', resourceInUseByAnotherResource`
    : undefined;
}

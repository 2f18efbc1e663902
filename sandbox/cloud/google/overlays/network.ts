import { publicAddress } from '../../common/addresses.ts';
import { contains, parseCidr } from '../../common/cidr.ts';
import { digits, numberFor } from '../../common/made-up.ts';
import { atPath, text, type Value } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { lastSegment } from '../../provider/template.ts';
import { gatewayAddress } from '../addresses.ts';
import { needsPlace } from '../checks.ts';
import { labelled } from '../labels.ts';

/** Networks and what hangs on them. */
export const networkOverlays: { readonly [type: string]: Overlay } = {
  google_compute_network: {
    title: 'Network',
    id: 'projects/{project}/global/networks/{name}',
    inherits: ['project'],
    computed: {
      routing_mode: 'REGIONAL',
      bgp_best_path_selection_mode: 'LEGACY',
      network_id: digits,
    },
    refuses: refusesWhileInUse,
    latencyMs: { create: 1800, update: 900, delete: 1500 },
  },
  google_compute_subnetwork: {
    title: 'Subnetwork',
    id: 'projects/{project}/regions/{region}/subnetworks/{name}',
    inherits: ['project', 'region'],
    references: { network: 'google_compute_network' },
    replacedBy: [{ path: 'ip_cidr_range', when: isNoExpansion }],
    computed: {
      gateway_address: gatewayAddress,
      purpose: 'PRIVATE',
      stack_type: 'IPV4_ONLY',
      private_ipv6_google_access: 'DISABLE_GOOGLE_ACCESS',
      subnetwork_id: ({ id }) => numberFor(id, 10 ** 15),
    },
    checks: [
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
    refuses: needsPlace('region'),
    latencyMs: { create: 1000, update: 700, delete: 900 },
  },
  google_compute_router_nat: {
    title: 'RouterNat',
    id: '{project}/{region}/{router|last}/{name}',
    inherits: ['project', 'region'],
    references: { router: 'google_compute_router', 'subnetwork.name': 'google_compute_subnetwork' },
    computed: { auto_network_tier: 'PREMIUM', endpoint_types: ['ENDPOINT_TYPE_VM'], min_ports_per_vm: 64 },
    refuses: needsPlace('region'),
    latencyMs: { create: 1200, update: 800, delete: 900 },
  },
  google_compute_firewall: {
    title: 'Firewall',
    id: 'projects/{project}/global/firewalls/{name}',
    inherits: ['project'],
    references: { network: 'google_compute_network' },
    computed: { direction: 'INGRESS', enable_logging: false },
    latencyMs: { create: 900, update: 700, delete: 800 },
  },
  google_compute_address: {
    ...labelled,
    title: 'Address',
    id: 'projects/{project}/regions/{region}/addresses/{name}',
    inherits: ['project', 'region'],
    references: { subnetwork: 'google_compute_subnetwork' },
    computed: {
      address: publicAddress,
      network_tier: 'PREMIUM',
    },
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

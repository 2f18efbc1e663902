import { matches } from '../../common/checks.ts';
import { numberFor } from '../../common/made-up.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { nameCheck } from '../checks.ts';
import { labelled } from '../labels.ts';

/** Names. */
export const dnsOverlays: { readonly [type: string]: Overlay } = {
  google_dns_managed_zone: {
    derived: labelled.derived,
    title: 'ManagedZone',
    id: 'projects/{project}/managedZones/{name}',
    inherits: ['project'],
    references: { 'private_visibility_config.networks.network_url': 'google_compute_network' },
    computed: {
      managed_zone_id: ({ id }) => numberFor(id, 10 ** 15),
      name_servers: ['a', 'b', 'c', 'd'].map((letter) => `ns-cloud-${letter}1.googledomains.com.`),
    },
    checks: [nameCheck, matches('dns_name', /\.$/)],
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  google_dns_record_set: {
    title: 'DNS RecordSet',
    id: 'projects/{project}/managedZones/{managed_zone|last}/rrsets/{name}/{type}',
    inherits: ['project'],
    references: { managed_zone: 'google_dns_managed_zone' },
    latencyMs: { create: 700, update: 600, delete: 600 },
  },
};

import { publicAddress } from '../../common/addresses.ts';
import { printAddress } from '../../common/cidr.ts';
import { numberFor } from '../../common/made-up.ts';
import { text } from '../../cty/value.ts';
import type { Making, Overlay } from '../../provider/cloud-model.ts';
import { labelled } from '../labels.ts';

/** Global addresses, and the ranges that services of Google use within a network. */
export const privateServiceOverlays: { readonly [type: string]: Overlay } = {
  google_compute_global_address: {
    ...labelled,
    title: 'GlobalAddress',
    id: 'projects/{project}/global/addresses/{name}',
    inherits: ['project'],
    references: { network: 'google_compute_network' },
    computed: {
      address: (making) => (text(making.self.network) ? privateRange(making) : publicAddress(making)),
      prefix_length: 0,
    },
    latencyMs: { create: 900, delete: 700 },
  },
  google_service_networking_connection: {
    title: 'Service Networking Connection',
    id: '{network}:{service}',
    name: 'service',
    references: { network: 'google_compute_network', reserved_peering_ranges: 'google_compute_global_address' },
    computed: { peering: 'servicenetworking-googleapis-com' },
    latencyMs: { create: 2500, update: 1500, delete: 1500 },
  },
};

/** A range in the part of 10.0.0.0/8 that nobody divides by hand. */
function privateRange({ id }: Making): string {
  return printAddress(10 * 2 ** 24 + 200 * 2 ** 16 + numberFor(id, 50) * 2 ** 16);
}

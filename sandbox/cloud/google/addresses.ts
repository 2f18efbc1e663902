import { freeAddress } from '../common/addresses.ts';
import { type Cidr, parseCidr, printAddress } from '../common/cidr.ts';
import { member, text, type Value } from '../cty/value.ts';
import type { Making } from '../provider/cloud-model.ts';
import type { Objects } from '../store/objects.ts';

/** Google keeps the first two and the last two addresses of a subnetwork for itself. */
const RESERVED = { first: 2, last: 2 };
const ANY_SUBNETWORK: Cidr = { first: 10 * 2 ** 24 + 128 * 2 ** 16, size: 2 ** 20 };

/** A free address in the subnetwork of an instance's interface; in Google's default range where none is known. */
export function freeInternalAddress({ block, id, objects }: Making): string {
  const subnetwork = objects.refer('google_compute_subnetwork', text(block.subnetwork) ?? '');
  const range = parseCidr(text(subnetwork?.attributes.ip_cidr_range) ?? '') ?? ANY_SUBNETWORK;
  return freeAddress(range, RESERVED, id + text(block.subnetwork), takenAddresses(objects));
}

/** The second address of a subnetwork, which is its gateway. */
export function gatewayAddress({ self }: Pick<Making, 'self'>): string {
  const range = parseCidr(text(self.ip_cidr_range) ?? '');
  return range ? printAddress(range.first + 1) : '';
}

/** The network of an interface's subnetwork; the default one where none is known. */
export function networkOfSubnetwork({ block, objects, settings }: Making): string {
  const subnetwork = objects.refer('google_compute_subnetwork', text(block.subnetwork) ?? '');
  const network = text(subnetwork?.attributes.network) ?? 'default';
  const id = network.includes('/') ? network : `projects/${settings.project}/global/networks/${network}`;
  return id.startsWith('https:') ? id : `https://www.googleapis.com/compute/v1/${id}`;
}

function takenAddresses(objects: Objects): Set<Value> {
  const interfaces = objects.list().flatMap(({ attributes }) => attributes.network_interface ?? []);
  return new Set(interfaces.map((each) => member(each, 'network_ip')));
}

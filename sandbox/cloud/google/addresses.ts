import { type Cidr, parseCidr, printAddress } from '../common/cidr.ts';
import { numberFor } from '../common/made-up.ts';
import { member, text, type Value } from '../cty/value.ts';
import type { Making } from '../provider/cloud-model.ts';
import type { Objects } from '../store/objects.ts';

/** Google keeps the first two and the last two addresses of a subnetwork for itself. */
const RESERVED_AT_EACH_END = 2;
const ANY_SUBNETWORK: Cidr = { first: 10 * 2 ** 24 + 128 * 2 ** 16, size: 2 ** 20 };

/** A free address in the subnetwork of an instance's interface; in Google's default range where none is known. */
export function freeInternalAddress({ block, id, objects }: Making): string {
  const subnetwork = objects.refer('google_compute_subnetwork', text(block.subnetwork) ?? '');
  const range = parseCidr(text(subnetwork?.attributes.ip_cidr_range) ?? '') ?? ANY_SUBNETWORK;
  const taken = takenAddresses(objects);
  const usable = Math.max(1, range.size - 2 * RESERVED_AT_EACH_END);
  const start = numberFor(id + text(block.subnetwork), usable);
  for (let step = 0; step < usable; step++) {
    const address = printAddress(range.first + RESERVED_AT_EACH_END + ((start + step) % usable));
    if (!taken.has(address)) return address;
  }
  return printAddress(range.first + RESERVED_AT_EACH_END);
}

/** A public address out of a range that nobody uses (RFC 5737). */
export function publicAddress({ id }: Pick<Making, 'id'>): string {
  return printAddress(203 * 2 ** 24 + 113 * 2 ** 8 + numberFor(id, 256));
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

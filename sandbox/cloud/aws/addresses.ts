import { freeAddress } from '../common/addresses.ts';
import { parseCidr } from '../common/cidr.ts';
import { text } from '../cty/value.ts';
import type { Making } from '../provider/cloud-model.ts';
import type { CloudObject, Objects } from '../store/objects.ts';
import { defaultNetwork } from './given.ts';

/** AWS keeps the first four addresses of each subnet for itself, and the last. */
const RESERVED = { first: 4, last: 1 };

export function subnetOf({ self, objects }: Pick<Making, 'self' | 'objects'>): CloudObject | undefined {
  return objects.refer('aws_subnet', text(self.subnet_id) ?? '');
}

/** A free address in the subnet of a thing; in the default network where it names none. */
export function privateAddress(making: Making): string {
  const range = parseCidr(text(subnetOf(making)?.attributes.cidr_block) ?? '') ?? parseCidr(defaultNetwork.cidr);
  return range ? freeAddress(range, RESERVED, making.id, takenAddresses(making.objects)) : '';
}

/** The name under which an address is found inside of the network: `ip-10-0-0-4.eu-west-1.compute.internal`. */
export function privateName(making: Making): string {
  const region = text(making.settings.region) ?? '';
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${(text(making.self.private_ip) || privateAddress(making)).replaceAll('.', '-')}.${domain}`;
}

function takenAddresses(objects: Objects): Set<unknown> {
  return new Set(objects.list().map(({ attributes }) => attributes.private_ip));
}

import { freeAddress } from '../common/addresses.ts';
import { allAtPath, isObject, type ObjectValue, text } from '../cty/value.ts';
import type { Making } from '../provider/cloud-model.ts';
import type { CloudObject, Objects } from '../store/objects.ts';
import { rangesOf } from './ranges.ts';

/** Azure keeps the first four addresses of each subnet for itself, and the last. */
const RESERVED = { first: 4, last: 1 };

/** The address that a block asks for, else a free one in the subnet that it names. */
export function privateAddress({ id, block, objects }: Pick<Making, 'id' | 'block' | 'objects'>): string {
  const asked = text(block.private_ip_address);
  if (asked) return asked;
  const subnet = objects.refer('azurerm_subnet', text(block.subnet_id) ?? '');
  const [range] = rangesOf(subnet?.attributes.address_prefixes ?? null);
  return range ? freeAddress(range, RESERVED, id + text(block.name), takenAddresses(objects)) : '';
}

/** The private address of a thing as a whole: that of its first block of the name. */
export function firstAddress(blockName: string): (making: Making) => string {
  return (making) => privateAddress({ ...making, block: firstBlock(making.self, blockName) });
}

export function firstBlock(self: ObjectValue, name: string): ObjectValue {
  return allAtPath(self, name).flat().find(isObject) ?? {};
}

/** The network interfaces that a machine names. */
export function interfacesOf({ self, objects }: Making): CloudObject[] {
  const ids = allAtPath(self, 'network_interface_ids').flat();
  return ids.flatMap((id) => objects.refer('azurerm_network_interface', text(id) ?? '') ?? []);
}

/** The public addresses of a machine's network interfaces. */
export function publicAddresses(making: Making): string[] {
  const ids = interfacesOf(making).flatMap(({ attributes }) =>
    allAtPath(attributes, 'ip_configuration.public_ip_address_id'),
  );
  const found = ids.map((id) => making.objects.refer('azurerm_public_ip', text(id) ?? ''));
  return found.flatMap((address) => text(address?.attributes.ip_address) ?? []);
}

function takenAddresses(objects: Objects): Set<unknown> {
  const everywhere = objects
    .list()
    .flatMap(({ attributes }) => allAtPath(attributes, 'ip_configuration.private_ip_address'));
  return new Set(everywhere);
}

import { type Cidr, contains, parseCidr } from '../common/cidr.ts';
import { atPath, isList, text, type Value } from '../cty/value.ts';
import type { Change } from '../provider/cloud-model.ts';
import type { CloudObject } from '../store/objects.ts';

/** A subnet lies within its network and apart from its neighbours. */
export function refusesOverlap({ operation, before, after, objects }: Change): string | undefined {
  if (operation === 'delete') return undefined;
  const name = text(atPath(after, 'name'));
  const network = text(atPath(after, 'virtual_network_name')) ?? '';
  const ranges = rangesOf(atPath(after, 'address_prefixes'));
  const whole = rangesOf(objects.refer('azurerm_virtual_network', network)?.attributes.address_space ?? null);
  if (whole.length > 0 && ranges.some((range) => !whole.some((space) => contains(space, range)))) {
    return `unexpected status 400 (400 Bad Request) with error: NetcfgInvalidSubnet: Subnet '${name}' is not valid because its IP address range is outside the IP address range of virtual network '${network}'.`;
  }
  const isNeighbour = ({ type, id, attributes }: CloudObject) =>
    type === 'azurerm_subnet' && attributes.virtual_network_name === network && id !== atPath(before, 'id');
  const rival = objects
    .list()
    .filter(isNeighbour)
    .find(({ attributes }) => overlap(ranges, rangesOf(attributes.address_prefixes ?? null)));
  return (
    rival &&
    `unexpected status 400 (400 Bad Request) with error: NetcfgSubnetRangesOverlap: Subnet '${name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${network}'.`
  );
}

/** The ranges in a list of texts; what is none is left out. */
export function rangesOf(prefixes: Value): Cidr[] {
  const texts = isList(prefixes) ? prefixes : [];
  return texts.flatMap((prefix) => parseCidr(text(prefix) ?? '') ?? []);
}

function overlap(some: Cidr[], others: Cidr[]): boolean {
  return some.some((a) => others.some((b) => contains(a, b) || contains(b, a)));
}

import { openSubnets, RESERVED } from '../../azure/layout.ts';
import { given, isOn, ofType, textAt, textsAt } from '../fields.ts';
import { inRangeOrder } from '../ranges.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, isId, naming, regionUnlessOwn, requester } from './links.ts';

const TYPE = 'azurerm_virtual_network';

export const network: Reader = {
  kind: 'network',
  type: TYPE,
  addressOf: addressIn(TYPE),
  read: readNetwork,
  // A security group that was not there would close the network to those who reach it now.
  wanted: () => [
    'azurerm_subnet',
    'azurerm_application_security_group',
    'azurerm_network_security_group',
    'azurerm_subnet_network_security_group_association',
    'azurerm_public_ip',
    'azurerm_nat_gateway',
    'azurerm_nat_gateway_public_ip_association',
    'azurerm_subnet_nat_gateway_association',
    'azurerm_private_dns_zone',
    'azurerm_private_dns_zone_virtual_network_link',
  ],
};

function readNetwork(head: StateResource, around: Around): Reading {
  const { values } = head;
  const name = textAt(values, 'name') ?? '';
  const [cidr, ...more] = textsAt(values, 'address_space');
  if (cidr === undefined || more.length > 0)
    return { why: `it has ${more.length === 0 ? 'no' : 'several'} address ranges, and GuildOps writes one` };
  const subnets = subnetsOf(head, around);
  const open = subnets.filter((one) => !isReserved(one));
  if (open.length === 0) return { why: 'none of its subnets is in this state' };
  if (open.some((one) => textsAt(one.values, 'address_prefixes').length !== 1))
    return { why: 'one of its subnets has several address ranges, and GuildOps writes one' };
  const parts = open.map((one) => ({
    name: textAt(one.values, 'name') ?? '',
    cidr: textsAt(one.values, 'address_prefixes')[0] ?? '',
  }));
  return {
    name,
    settings: given({
      cidr,
      subnets: isUsual(cidr, parts) ? undefined : parts,
      nat: open.some(
        (one) => naming('azurerm_subnet_nat_gateway_association', 'subnet_id', one.values.id, around).length > 0,
      ),
      dns_zone: zoneOf(head, around),
      region: regionUnlessOwn(head, around),
      requested_by: requester(head),
    }),
  };
}

/** Subnets that terraform manages by themselves; those inside the network's own block are an attribute of it. */
const subnetsOf = ({ values }: StateResource, { state }: Around): StateResource[] =>
  inRangeOrder(
    ofType(state, 'azurerm_subnet').filter(
      (one) =>
        one.values.virtual_network_name === values.name &&
        isId(one.values.resource_group_name, values.resource_group_name),
    ),
    'address_prefixes',
  );

/** What GuildOps writes as soon as something stands in it. */
const isReserved = ({ values }: StateResource): boolean => RESERVED.some((part) => part === values.name);

/** The one subnet of a network for which none were named. */
function isUsual(cidr: string, parts: readonly { name: string; cidr: string }[]): boolean {
  const [usual] = openSubnets({ cidr });
  const [only, ...more] = parts;
  return more.length === 0 && only?.name === usual?.part && only?.cidr === usual?.cidr;
}

/** The zone in which its machines are named. */
const zoneOf = ({ values }: StateResource, around: Around): string | undefined =>
  naming('azurerm_private_dns_zone_virtual_network_link', 'virtual_network_id', values.id, around)
    .filter((link) => isOn(link.values, 'registration_enabled'))
    .map((link) => textAt(link.values, 'private_dns_zone_name'))[0];

import { type Body, block, comment, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { subnetId } from './attach.ts';
import { placed } from './group.ts';
import { openSubnets, subnetAddress } from './layout.ts';
import type { NetworkSettings } from './network.ts';
import { publicAddress } from './public-address.ts';
import { tags } from './tags.ts';

/** One gateway for all subnets in which machines or clusters stand. */
export function wayOut(name: string, settings: NetworkSettings, { project }: Surroundings): Body {
  const address = identifierOf(name);
  const gateway = reference('azurerm_nat_gateway', address, 'id');
  return [
    comment('Private machines reach the internet through this; nothing reaches them from there.'),
    publicAddress(address, `${name}-nat-ip`, settings, project),
    block(
      'resource',
      ['azurerm_nat_gateway', address],
      [...placed(`${name}-nat`, settings, project), ['sku_name', 'Standard'], tags(settings, project)],
    ),
    block(
      'resource',
      ['azurerm_nat_gateway_public_ip_association', address],
      [
        ['nat_gateway_id', gateway],
        ['public_ip_address_id', reference('azurerm_public_ip', address, 'id')],
      ],
    ),
    ...openSubnets(settings).map(({ part }) =>
      block(
        'resource',
        ['azurerm_subnet_nat_gateway_association', subnetAddress(name, part)],
        [
          ['subnet_id', subnetId(name, part)],
          ['nat_gateway_id', gateway],
        ],
      ),
    ),
  ];
}

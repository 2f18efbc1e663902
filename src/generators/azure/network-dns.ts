import { type Body, block, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { inGroup } from './group.ts';
import { tags } from './tags.ts';

/** Names that only the network sees; machines are in it by theirs. */
export function dnsZone(
  network: string,
  zone: string,
  settings: { requested_by: string },
  { project }: Surroundings,
): Body {
  const address = identifierOf(network);
  return [
    block('resource', ['azurerm_private_dns_zone', address], [['name', zone], inGroup, tags(settings, project)]),
    block(
      'resource',
      ['azurerm_private_dns_zone_virtual_network_link', address],
      [
        ['name', network],
        inGroup,
        ['private_dns_zone_name', reference('azurerm_private_dns_zone', address, 'name')],
        ['virtual_network_id', reference('azurerm_virtual_network', address, 'id')],
        ['registration_enabled', true],
        tags(settings, project),
      ],
    ),
  ];
}

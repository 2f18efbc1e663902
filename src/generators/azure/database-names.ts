import { type Attribute, type Body, block, type Reference, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { attach } from './attach.ts';
import type { DatabaseSettings } from './database-settings.ts';
import { inGroup } from './group.ts';
import { tags } from './tags.ts';

const ZONE = 'azurerm_private_dns_zone';
const LINK = `${ZONE}_virtual_network_link`;

/** Databases stand in files of their own beside networks, whose zones may have the same name. */
const addressOf = (name: string): string => identifierOf(`database-${name}`);

export const zoneId = (name: string): Reference => reference(ZONE, addressOf(name), 'id');

/** Before the network knows the zone, Azure makes no server in it. */
export const afterLink = (name: string): Attribute => ['depends_on', [reference(LINK, addressOf(name))]];

/** The zone in which the network finds the server. Source: Azure, "Network with private access", private DNS zone. */
export function privateNames(
  name: string,
  server: string,
  settings: DatabaseSettings,
  { project }: Surroundings,
): Body {
  const key = `database-${name}`;
  return [
    block(
      'resource',
      [ZONE, addressOf(name)],
      [['name', `${server}.private.postgres.database.azure.com`], inGroup, tags(settings, project)],
    ),
    block(
      'resource',
      [LINK, addressOf(name)],
      [
        ['name', key],
        inGroup,
        ['private_dns_zone_name', reference(ZONE, addressOf(name), 'name')],
        ['virtual_network_id', attach(key, settings).id],
        tags(settings, project),
      ],
    ),
  ];
}

import { blocksAt, given, isOn, numberAt, ofType, textAt } from '../fields.ts';
import type { Around, Reader, Reading } from '../reader.ts';
import type { StateResource } from '../state.ts';
import { addressIn, isId, naming, regionUnlessOwn, requester, standsIn, wrongName } from './links.ts';

const TYPE = 'azurerm_postgresql_flexible_server';
const ADMIN = 'azurerm_postgresql_flexible_server_active_directory_administrator';
const ADMIN_TYPES: Readonly<Record<string, string>> = {
  Group: 'group',
  User: 'user',
  ServicePrincipal: 'service_principal',
};

export const database: Reader = {
  kind: 'database',
  type: TYPE,
  addressOf: addressIn(TYPE),
  isHead: ({ values }) => textAt(values, 'source_server_id') === undefined,
  read: readDatabase,
  wanted: () => [
    TYPE,
    ADMIN,
    'azurerm_private_dns_zone',
    'azurerm_private_dns_zone_virtual_network_link',
    'azurerm_subnet',
  ],
};

function readDatabase(head: StateResource, around: Around): Reading {
  const { values } = head;
  const server = textAt(values, 'name') ?? '';
  const { id } = around.project;
  if (!server.startsWith(`${id}-`)) return wrongName('it', server, `names that begin with ${id}-`);
  const name = server.slice(id.length + 1);
  const standing = standsIn(values.delegated_subnet_id, around);
  if (!standing) return { why: 'it has no subnet of its own, and GuildOps writes no other' };
  const isOutside = standing.network.startsWith('existing:');
  const admins = ofType(around.state, ADMIN).filter(
    (one) => one.values.server_name === server && isId(one.values.resource_group_name, values.resource_group_name),
  );
  return {
    name,
    settings: given({
      engine: 'postgres',
      version: textAt(values, 'version'),
      class: textAt(values, 'sku_name'),
      storage_gb: (numberAt(values, 'storage_mb') ?? 0) / 1024,
      backup_days: numberAt(values, 'backup_retention_days'),
      geo_backup: isOn(values, 'geo_redundant_backup_enabled'),
      replicas: naming(TYPE, 'source_server_id', values.id, around).length,
      high_availability: blocksAt(values, 'high_availability').length > 0,
      deletion_protection: naming('azurerm_management_lock', 'scope', values.id, around).length > 0,
      network: standing.network,
      subnet: isOutside ? standing.subnet : undefined,
      admins: admins.length > 0 ? admins.map(adminOf) : undefined,
      region: regionUnlessOwn(head, around),
      requested_by: requester(head),
    }),
  };
}

const adminOf = ({ values }: StateResource) => ({
  id: textAt(values, 'object_id'),
  type: ADMIN_TYPES[textAt(values, 'principal_type') ?? ''],
  name: textAt(values, 'principal_name'),
});

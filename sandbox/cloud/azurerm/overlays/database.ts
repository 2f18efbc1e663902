import { firstOf, isCleared, isSet, matches, shrinks } from '../../common/checks.ts';
import { allAtPath, atPath, text, type Value } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { from, lastSegment } from '../../provider/template.ts';
import { identityOf, inGroup } from '../made-up.ts';

const resource_group_name = 'azurerm_resource_group';
const within = { delegated_subnet_id: 'azurerm_subnet', private_dns_zone_id: 'azurerm_private_dns_zone' };
const serverName = matches('name', /^[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])?$/);

const isLower = (before: Value, after: Value) => Number(after) < Number(before);

/** Databases. */
export const databaseOverlays: { readonly [type: string]: Overlay } = {
  azurerm_postgresql_flexible_server: {
    title: 'Flexible Server',
    id: inGroup('Microsoft.DBforPostgreSQL/flexibleServers/{name}'),
    references: { resource_group_name, ...within, source_server_id: 'azurerm_postgresql_flexible_server' },
    replacedBy: [
      { path: 'version', when: isLower },
      { path: 'administrator_login', when: isSet },
      { path: 'storage_mb', when: shrinks },
      { path: 'cluster.size', when: shrinks },
    ],
    computed: {
      ...identityOf,
      administrator_login: '',
      backup_retention_days: 7,
      fqdn: from('{name}.postgres.database.azure.com'),
      sku_name: 'B_Standard_B1ms',
      storage_mb: 32_768,
      storage_tier: 'P4',
      version: '16',
    },
    checks: [serverName],
    refuses: firstOf(refusesHalfPrivate, refusesOthersSubnet, refusesUnlinkedZone, refusesTooSmall, refusesNoWayIn),
    latencyMs: { create: 6000, update: 3000, delete: 3000 },
  },
  azurerm_postgresql_flexible_server_database: {
    title: 'Flexible Server Database',
    id: '{server_id}/databases/{name}',
    references: { server_id: 'azurerm_postgresql_flexible_server' },
    checks: [matches('name', /^[a-zA-Z_-][a-zA-Z0-9_-]{0,62}$/)],
    latencyMs: { create: 1200, delete: 900 },
  },
  azurerm_postgresql_flexible_server_active_directory_administrator: {
    title: 'Flexible Server Active Directory Administrator',
    id: inGroup('Microsoft.DBforPostgreSQL/flexibleServers/{server_name}/administrators/{object_id}'),
    name: 'principal_name',
    references: { resource_group_name, server_name: 'azurerm_postgresql_flexible_server' },
    refuses: refusesUnknownAccounts,
    latencyMs: { create: 1500, delete: 1200 },
  },
  azurerm_mysql_flexible_server: {
    title: 'Flexible Server',
    id: inGroup('Microsoft.DBforMySQL/flexibleServers/{name}'),
    references: { resource_group_name, ...within, source_server_id: 'azurerm_mysql_flexible_server' },
    replacedBy: [{ path: 'storage.size_gb', when: shrinks }],
    computed: {
      fqdn: from('{name}.mysql.database.azure.com'),
      public_network_access: ({ self }) => (isSet(self.delegated_subnet_id ?? null) ? 'Disabled' : 'Enabled'),
      public_network_access_enabled: ({ self }) => !isSet(self.delegated_subnet_id ?? null),
      replica_capacity: 10,
      replication_role: 'None',
      sku_name: 'B_Standard_B1ms',
      version: '8.0.21',
      'storage.iops': 360,
      'storage.size_gb': 20,
    },
    checks: [serverName],
    refuses: refusesHalfPrivate,
    latencyMs: { create: 6000, update: 3000, delete: 3000 },
  },
  azurerm_mssql_server: {
    title: 'SQL Server',
    id: inGroup('Microsoft.Sql/servers/{name}'),
    references: { resource_group_name },
    computed: {
      ...identityOf,
      administrator_login: 'CloudSA0sandbox',
      fully_qualified_domain_name: from('{name}.database.windows.net'),
      'azuread_administrator.tenant_id': from('{tenant_id}'),
    },
    checks: [matches('name', /^[0-9a-z]([-0-9a-z]{0,61}[0-9a-z])?$/)],
    latencyMs: { create: 4000, update: 2000, delete: 2500 },
  },
  azurerm_mssql_database: {
    title: 'MsSql Database',
    id: '{server_id}/databases/{name}',
    references: { server_id: 'azurerm_mssql_server' },
    replacedBy: [
      { path: 'sku_name', when: (before, after) => isHyperscale(before) && !isHyperscale(after) },
      { path: 'enclave_type', when: isCleared },
    ],
    computed: {
      collation: 'SQL_Latin1_General_CP1_CI_AS',
      license_type: 'LicenseIncluded',
      maintenance_configuration_name: 'SQL_Default',
      max_size_gb: 32,
      sku_name: 'GP_S_Gen5_2',
      'short_term_retention_policy.backup_interval_in_hours': 12,
    },
    latencyMs: { create: 3000, update: 2000, delete: 1500 },
  },
};

function isHyperscale(sku: Value): boolean {
  return text(sku)?.startsWith('HS_') ?? false;
}

/** A server in a subnet of its own is found by a name in a zone of the network. */
function refusesHalfPrivate({ operation, after }: Change): string | undefined {
  const [subnet, zone] = [atPath(after, 'delegated_subnet_id'), atPath(after, 'private_dns_zone_id')];
  return operation === 'create' && isSet(subnet) && !text(zone)
    ? '`private_dns_zone_id` should be set when setting `delegated_subnet_id`'
    : undefined;
}

/** A new server has an administrator with a password, unless it takes no passwords. */
function refusesNoWayIn({ operation, after }: Change): string | undefined {
  const isCopy = !['', 'Default'].includes(text(atPath(after, 'create_mode')) ?? '');
  const isWithout = atPath(after, 'authentication.password_auth_enabled') === false;
  if (operation !== 'create' || isCopy || isWithout) return undefined;
  if (!text(atPath(after, 'administrator_login'))) {
    return '`administrator_login` is required when `create_mode` is `Default` and `authentication.password_auth_enabled` is set to `true`';
  }
  const passwords = ['administrator_password', 'administrator_password_wo', 'administrator_password_wo_version'];
  return passwords.some((path) => isSet(atPath(after, path)))
    ? undefined
    : '`administrator_password_wo` or `administrator_password` is required when `create_mode` is `Default` and `authentication.password_auth_enabled` is set to `true`';
}

const POSTGRES = 'Microsoft.DBforPostgreSQL/flexibleServers';

/** A subnet is for servers of this kind alone, or for none. */
function refusesOthersSubnet({ operation, after, objects }: Change): string | undefined {
  const id = text(atPath(after, 'delegated_subnet_id'));
  const subnet = id === undefined ? undefined : objects.get('azurerm_subnet', id);
  if (operation !== 'create' || !subnet) return undefined;
  return allAtPath(subnet.attributes, 'delegation.service_delegation.name').includes(POSTGRES)
    ? undefined
    : `unexpected status 400 (400 Bad Request) with error: SubnetMissingRequiredDelegation: Subnet ${id} must be delegated to ${POSTGRES}`;
}

/** The network of the server has to find it by the zone. */
function refusesUnlinkedZone({ operation, after, objects }: Change): string | undefined {
  const zone = text(atPath(after, 'private_dns_zone_id'));
  const network = text(atPath(after, 'delegated_subnet_id'))?.replace(/\/subnets\/[^/]+$/, '');
  if (operation !== 'create' || zone === undefined || network === undefined) return undefined;
  if (!zone.endsWith('.postgres.database.azure.com'))
    return `unexpected status 400 (400 Bad Request) with error: InvalidPrivateDnsZoneName: ${lastSegment(zone)} must end with .postgres.database.azure.com`;
  const isLinked = objects
    .list()
    .some(
      ({ id, attributes }) =>
        id.startsWith(`${zone}/virtualNetworkLinks/`) && attributes.virtual_network_id === network,
    );
  return isLinked
    ? undefined
    : `unexpected status 400 (400 Bad Request) with error: PrivateDnsZoneNotLinked: ${lastSegment(zone)} has no link to ${network}`;
}

/** What works in bursts has neither a standby nor replicas. */
function refusesTooSmall({ operation, after }: Change): string | undefined {
  const isBurstable = text(atPath(after, 'sku_name'))?.startsWith('B_') ?? false;
  if (operation === 'delete' || !isBurstable) return undefined;
  const refuse = (what: string) =>
    `unexpected status 400 (400 Bad Request) with error: UnsupportedSku: ${what} is not supported for the Burstable pricing tier`;
  if (isSet(atPath(after, 'high_availability.mode'))) return refuse('High availability');
  return atPath(after, 'create_mode') === 'Replica' ? refuse('Read replica') : undefined;
}

/** Accounts of Entra need a server that lets them in. */
function refusesUnknownAccounts({ operation, after, objects }: Change): string | undefined {
  const server = objects
    .list()
    .find(({ type, name }) => type === 'azurerm_postgresql_flexible_server' && name === atPath(after, 'server_name'));
  if (operation !== 'create' || !server) return undefined;
  return allAtPath(server.attributes, 'authentication.active_directory_auth_enabled').includes(true)
    ? undefined
    : `unexpected status 400 (400 Bad Request) with error: AadAuthNotEnabled: ${server.name} does not take accounts of Microsoft Entra`;
}

import { publicAddress } from '../../common/addresses.ts';
import { firstOf, isCleared, shrinks } from '../../common/checks.ts';
import { printAddress } from '../../common/cidr.ts';
import { numberFor } from '../../common/made-up.ts';
import { atPath, text, type Value } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { expand, from, lastSegment } from '../../provider/template.ts';
import { needsPlace } from '../checks.ts';

const API = 'https://sqladmin.googleapis.com/sql/v1beta4/';

/** Cloud SQL. */
export const databaseOverlays: { readonly [type: string]: Overlay } = {
  google_sql_database_instance: {
    title: 'Instance',
    id: ({ name }, settings) => text(name) || expand('terraform-{random:20}', {}, settings),
    key: '{project}/{name}',
    inherits: ['project', 'region'],
    references: {
      'settings.ip_configuration.private_network': 'google_compute_network',
      master_instance_name: 'google_sql_database_instance',
    },
    replacedBy: [
      { path: 'settings.disk_size', when: shrinks },
      { path: 'settings.ip_configuration.private_network', when: isCleared },
      'master_instance_name',
    ],
    computed: {
      name: ({ id }) => id,
      connection_name: from('{project}:{region}:{id}'),
      instance_type: ({ self }) => (text(self.master_instance_name) ? 'READ_REPLICA_INSTANCE' : 'CLOUD_SQL_INSTANCE'),
      first_ip_address: firstAddress,
      ip_address: (making) => [
        { ip_address: firstAddress(making), time_to_retire: '', type: isPrivate(making.self) ? 'PRIVATE' : 'PRIMARY' },
      ],
      private_ip_address: (making) => (isPrivate(making.self) ? privateAddress(making) : ''),
      public_ip_address: (making) => (hasPublic(making.self) ? publicAddress(making) : ''),
      maintenance_version: 'SANDBOX_16_4.R20260601.00_05',
      self_link: from(`${API}projects/{project}/instances/{id}`),
      service_account_email_address: ({ id, settings }) =>
        `p${numberFor(String(settings.project), 10 ** 12)}-${numberFor(id, 10 ** 6)}@gcp-sa-cloud-sql.iam.gserviceaccount.com`,
      server_ca_cert: [
        {
          cert: '-----BEGIN CERTIFICATE-----\nsandbox\n-----END CERTIFICATE-----',
          common_name: 'C=US,O=Google\\, Inc,CN=Google Cloud SQL Server CA,dnQualifier=sandbox',
          create_time: '2026-06-09T00:00:00.000Z',
          expiration_time: '2036-06-06T00:00:00.000Z',
          sha1_fingerprint: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
        },
      ],
      'settings.disk_size': 10,
      'settings.disk_type': 'PD_SSD',
      'settings.edition': 'ENTERPRISE',
      'settings.connector_enforcement': 'NOT_REQUIRED',
      'settings.effective_availability_type': ({ block }) => text(block.availability_type) ?? 'ZONAL',
      'settings.version': 1,
      'settings.backup_configuration.start_time': '04:00',
      'settings.backup_configuration.transaction_log_retention_days': 7,
      'settings.insights_config.query_plans_per_minute': 5,
      'settings.ip_configuration.server_ca_mode': 'GOOGLE_MANAGED_INTERNAL_CA',
      'settings.ip_configuration.ssl_mode': 'ALLOW_UNENCRYPTED_AND_ENCRYPTED',
    },
    refuses: firstOf(needsPlace('region'), refusesProtected, refusesUnconnected),
    latencyMs: { create: 6000, update: 3000, delete: 3000 },
  },
  google_sql_database: {
    title: 'Database',
    id: 'projects/{project}/instances/{instance|last}/databases/{name}',
    inherits: ['project'],
    references: { instance: 'google_sql_database_instance' },
    computed: {
      charset: 'UTF8',
      collation: 'en_US.UTF8',
      self_link: from(`${API}projects/{project}/instances/{instance}/databases/{name}`),
    },
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  google_sql_user: {
    title: 'User',
    id: '{name}//{instance|last}',
    key: '{project}/{instance|last}/{name}',
    inherits: ['project'],
    references: { instance: 'google_sql_database_instance' },
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
};

function isPrivate(self: Value): boolean {
  return Boolean(text(atPath(self, 'settings.ip_configuration.private_network')));
}

function hasPublic(self: Value): boolean {
  return atPath(self, 'settings.ip_configuration.ipv4_enabled') !== false;
}

function privateAddress({ id }: Making): string {
  return printAddress(10 * 2 ** 24 + 200 * 2 ** 16 + numberFor(id, 2 ** 16));
}

function firstAddress(making: Making): string {
  return hasPublic(making.self) ? publicAddress(making) : isPrivate(making.self) ? privateAddress(making) : '';
}

function refusesProtected({ operation, before }: Change): string | undefined {
  if (operation !== 'delete') return undefined;
  if (atPath(before, 'deletion_protection') === true) {
    return 'failed to delete instance because deletion_protection is set to true. Set it to false to proceed with instance deletion';
  }
  return atPath(before, 'settings.deletion_protection_enabled') === true
    ? 'googleapi: Error 400: The instance is protected. Please disable the deletion protection and try again.'
    : undefined;
}

/** A private address comes from a range that the network has given to Google's services. */
function refusesUnconnected({ operation, after, objects }: Change): string | undefined {
  const network = text(atPath(after, 'settings.ip_configuration.private_network'));
  if (operation !== 'create' || !network) return undefined;
  const name = lastSegment(network);
  const isConnected = objects
    .list()
    .some(
      ({ type, attributes }) =>
        type === 'google_service_networking_connection' && lastSegment(text(attributes.network) ?? '') === name,
    );
  return isConnected
    ? undefined
    : `googleapi: Error 400: Invalid request: Failed to create subnetwork. Couldn't find free blocks in allocated IP ranges, or no private services connection for network '${network}'., invalid`;
}

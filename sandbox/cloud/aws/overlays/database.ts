import { firstOf, shrinks } from '../../common/checks.ts';
import { atPath, isList, text } from '../../cty/value.ts';
import type { Change, Making, Overlay } from '../../provider/cloud-model.ts';
import { hexDigits } from '../../provider/template.ts';
import { defaultNetwork } from '../given.ts';
import { arn, hexFor, nameOr } from '../made-up.ts';

const PORTS: { readonly [engine: string]: number } = { postgres: 5432, mysql: 3306, mariadb: 3306 };

const identifier = nameOr('identifier');
const clusterIdentifier = nameOr('cluster_identifier');

const host = (name: string, { id, settings }: Making, part = '') =>
  `${name}.${part}${hexFor(id, 12)}.${text(settings.region)}.rds.amazonaws.com`;

/** What AWS tells of a password that it keeps itself. */
const managedSecret = ({ self, id, settings }: Making) =>
  self.manage_master_user_password === true
    ? [
        {
          kms_key_id: `arn:aws:kms:${text(settings.region)}:${text(settings.account_id)}:key/aws/secretsmanager`,
          secret_arn: `arn:aws:secretsmanager:${text(settings.region)}:${text(settings.account_id)}:secret:rds!${id.toLowerCase()}-${hexFor(id, 6)}`,
          secret_status: 'active',
        },
      ]
    : [];

/** Databases. */
export const databaseOverlays: { readonly [type: string]: Overlay } = {
  aws_db_instance: {
    title: 'RDS DB Instance',
    defaults: { monitoring_interval: 0 },
    id: 'db-{RANDOM:26}',
    key: '{region}/{identifier}',
    name: 'identifier',
    references: { db_subnet_group_name: 'aws_db_subnet_group', vpc_security_group_ids: 'aws_security_group' },
    computed: {
      address: (making) => host(identifier(making), making),
      arn: (making) => arn('rds', `db:${identifier(making)}`)(making),
      availability_zone: ({ settings }) => `${text(settings.region)}a`,
      backup_window: '03:00-03:30',
      backup_target: 'region',
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
      database_insights_mode: 'standard',
      db_subnet_group_name: 'default',
      endpoint: (making) => `${host(identifier(making), making)}:${portOf(making)}`,
      engine_lifecycle_support: 'open-source-rds-extended-support',
      engine_version: versionOf,
      engine_version_actual: versionOf,
      hosted_zone_id: 'Z1PVIF0B656C1W',
      identifier,
      kms_key_id: diskKey,
      license_model: 'postgresql-license',
      maintenance_window: 'sun:05:00-sun:05:30',
      master_user_secret: managedSecret,
      network_type: 'IPV4',
      option_group_name: ({ self }) => `default:${text(self.engine)}`,
      parameter_group_name: ({ self }) => `default.${text(self.engine)}`,
      port: portOf,
      resource_id: ({ id }) => id,
      status: 'available',
      storage_type: 'gp2',
      vpc_security_group_ids: ({ settings }) => [defaultNetwork.securityGroupId(String(settings.region))],
    },
    refuses: firstOf(refusesProtected, refusesWithoutSnapshot, refusesShrinking, refusesPasswordless('username')),
    latencyMs: { create: 7000, update: 3000, delete: 4000 },
  },
  aws_db_subnet_group: {
    title: 'RDS DB Subnet Group',
    id: ({ name, name_prefix }) => text(name) || `${text(name_prefix) || 'terraform-'}${hexDigits(26)}`,
    key: '{region}/{name}',
    references: { subnet_ids: 'aws_subnet' },
    computed: {
      arn: arn('rds', 'subgrp:{id}'),
      name: ({ id }) => id,
      supported_network_types: ['IPV4'],
      vpc_id: ({ self, objects, settings }) => {
        const [first] = isList(self.subnet_ids) ? self.subnet_ids : [];
        const subnet = objects.refer('aws_subnet', text(first) ?? '');
        return text(subnet?.attributes.vpc_id) ?? defaultNetwork.vpcId(String(settings.region));
      },
    },
    refuses: refusesOneZone,
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  aws_rds_cluster: {
    title: 'RDS Cluster',
    id: ({ cluster_identifier, cluster_identifier_prefix }) =>
      text(cluster_identifier) || `${text(cluster_identifier_prefix) || 'tf-'}${hexDigits(26)}`,
    key: '{region}/{cluster_identifier}',
    name: 'cluster_identifier',
    references: { db_subnet_group_name: 'aws_db_subnet_group', vpc_security_group_ids: 'aws_security_group' },
    replacedBy: [
      {
        path: 'storage_type',
        when: (_before, _after, { planned }) => !text(atPath(planned, 'engine'))?.startsWith('aurora'),
      },
    ],
    computed: {
      arn: arn('rds', 'cluster:{id}'),
      availability_zones: ({ settings }) => ['a', 'b', 'c'].map((zone) => `${text(settings.region)}${zone}`),
      ca_certificate_identifier: 'rds-ca-rsa2048-g1',
      cluster_identifier: ({ id }) => id,
      cluster_resource_id: (making) => `cluster-${hexFor(clusterIdentifier(making), 26).toUpperCase()}`,
      db_subnet_group_name: 'default',
      endpoint: (making) => host(making.id, making, 'cluster-'),
      engine_version: versionOf,
      engine_version_actual: versionOf,
      hosted_zone_id: 'Z1PVIF0B656C1W',
      kms_key_id: diskKey,
      master_user_secret: managedSecret,
      network_type: 'IPV4',
      port: portOf,
      preferred_backup_window: '03:00-03:30',
      preferred_maintenance_window: 'sun:05:00-sun:05:30',
      reader_endpoint: (making) => host(making.id, making, 'cluster-ro-'),
      vpc_security_group_ids: ({ settings }) => [defaultNetwork.securityGroupId(String(settings.region))],
    },
    refuses: firstOf(refusesProtected, refusesWithoutSnapshot, refusesPasswordless('master_username')),
    latencyMs: { create: 7000, update: 3000, delete: 4000 },
  },
  aws_dynamodb_table: {
    title: 'DynamoDB Table',
    decides: ['point_in_time_recovery', 'server_side_encryption', 'ttl'],
    id: '{name}',
    key: '{region}/{name}',
    computed: {
      arn: arn('dynamodb', 'table/{name}'),
      'point_in_time_recovery.recovery_period_in_days': 35,
    },
    latencyMs: { create: 1800, update: 1200, delete: 1200 },
  },
};

function portOf({ self }: Pick<Making, 'self'>): number {
  const engine = text(self.engine) ?? '';
  const asked = self.port;
  if (typeof asked === 'number') return asked;
  return PORTS[engine] ?? (engine.includes('postgres') ? 5432 : 3306);
}

function versionOf({ self }: Pick<Making, 'self'>): string {
  return text(self.engine_version) ?? (text(self.engine)?.includes('postgres') ? '17.5' : '8.0.42');
}

function diskKey({ self, settings }: Pick<Making, 'self' | 'settings'>): string {
  const place = `${text(settings.region)}:${text(settings.account_id)}`;
  return self.storage_encrypted === true ? `arn:aws:kms:${place}:key/${hexFor(place, 8)}-aws-rds` : '';
}

function refusesProtected({ operation, before }: Change): string | undefined {
  return operation === 'delete' && atPath(before, 'deletion_protection') === true
    ? 'api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.'
    : undefined;
}

function refusesWithoutSnapshot({ operation, before }: Change): string | undefined {
  if (operation !== 'delete' || atPath(before, 'skip_final_snapshot') === true) return undefined;
  return text(atPath(before, 'final_snapshot_identifier'))
    ? undefined
    : 'final_snapshot_identifier is required when skip_final_snapshot is false';
}

function refusesShrinking({ operation, before, after }: Change): string | undefined {
  return operation === 'update' && shrinks(atPath(before, 'allocated_storage'), atPath(after, 'allocated_storage'))
    ? 'api error InvalidParameterCombination: Requested storage size is less than the current storage size.'
    : undefined;
}

/** A new database needs a user, and a password that is given or that AWS keeps; a copy has those of its source. */
function refusesPasswordless(username: string): (change: Change) => string | undefined {
  return ({ operation, after }) => {
    const copied = [
      'replicate_source_db',
      'snapshot_identifier',
      'replication_source_identifier',
      'global_cluster_identifier',
    ];
    if (operation !== 'create' || copied.some((path) => text(atPath(after, path)))) return undefined;
    const passwords = ['password', 'password_wo_version', 'master_password', 'master_password_wo_version'];
    const isManaged = atPath(after, 'manage_master_user_password') === true;
    if (!text(atPath(after, username))) return `"${username}": required field is not set`;
    return isManaged || passwords.some((path) => atPath(after, path) !== null)
      ? undefined
      : `api error InvalidParameterValue: The parameter MasterUserPassword must be provided and must not be blank.`;
  };
}

/** A database moves between zones: its subnets have to be in two at least. */
function refusesOneZone({ operation, after, objects }: Change): string | undefined {
  const subnets = atPath(after, 'subnet_ids');
  if (operation === 'delete' || !isList(subnets)) return undefined;
  const zones = subnets.map((id) => objects.refer('aws_subnet', text(id) ?? '')?.attributes.availability_zone ?? id);
  return new Set(zones).size >= 2
    ? undefined
    : "api error DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Add subnets to cover at least 2 AZs.";
}

import { type Attribute, type Body, block, comment, type HclValue, reference, when } from '../hcl.ts';
import { defineKind, type Surroundings } from '../kind.ts';
import { namedBy } from '../models/common.ts';
import { identifierOf, partOf } from '../names.ts';
import { attach } from './attach.ts';
import { DATABASE_EFFECTS, databaseWarnings } from './database-effects.ts';
import { databaseForm, databaseMenu } from './database-form.ts';
import { completeDatabase, type DatabaseSettings, databaseSchema } from './database-settings.ts';
import { databaseUsers, sameUsers } from './database-users.ts';
import { labelsOf } from './labels.ts';
import { privateServicesConnection } from './private-services.ts';

/** PostgreSQL or MySQL by Cloud SQL: a private address, encrypted connections only, people log in by their Google account. */
export const database = defineKind({
  kind: 'database',
  title: 'Database',
  summary: 'Managed PostgreSQL or MySQL with backups',
  longestName: 52, // `-replica-1` is added to it, and Google takes 63
  schema: databaseSchema,
  complete: completeDatabase,
  problems: (settings) => sameUsers(settings),
  warnings: databaseWarnings,
  effects: DATABASE_EFFECTS,
  menu: databaseMenu,
  form: databaseForm,
  body: (name, settings, around) => [
    ...attach(`database-${name}`, settings, around).data,
    ...when(settings.purpose !== '', comment(settings.purpose)),
    block('resource', ['google_sql_database_instance', identifierOf(name)], primary(name, settings, around)),
    ...Array.from({ length: settings.replicas }, (_, at) => replica(name, at + 1, settings, around)),
    ...databaseUsers(name, settings),
    output(name, 'private_ip', 'private_ip_address'),
    output(name, 'connection_name', 'connection_name'),
  ],
});

const regionOf = ({ region }: DatabaseSettings, { project }: Surroundings): string => region ?? project.region;

const versionOf = ({ engine, version }: DatabaseSettings): string =>
  `${engine === 'postgres' ? 'POSTGRES' : 'MYSQL'}_${version.replace('.', '_')}`;

const primary = (name: string, settings: DatabaseSettings, around: Surroundings): Body => [
  ['name', name],
  ['region', regionOf(settings, around)],
  ['database_version', versionOf(settings)],
  ...protection(settings),
  block('settings', [], [...machine(settings, around), ...shared(name, settings, around), backups(settings)]),
  ...afterPrivateServices(settings),
];

/** Both terraform and Google refuse to delete it while this holds. */
const protection = ({ deletion_protection: isProtected }: DatabaseSettings): Attribute[] => [
  ['deletion_protection', isProtected],
];

const machine = (settings: DatabaseSettings, { project }: Surroundings): Attribute[] => [
  ['tier', settings.class],
  ['edition', 'ENTERPRISE'],
  ['availability_type', settings.high_availability ? 'REGIONAL' : 'ZONAL'],
  ['disk_type', 'PD_SSD'],
  ['disk_size', settings.storage_gb],
  ['deletion_protection_enabled', settings.deletion_protection],
  ['user_labels', labelsOf(project, settings.requested_by)],
];

/** What primary and replicas have alike: how they are reached, and that accounts of Google may log in. */
const shared = (name: string, settings: DatabaseSettings, around: Surroundings): Body => [
  block(
    'database_flags',
    [],
    [
      ['name', settings.engine === 'postgres' ? 'cloudsql.iam_authentication' : 'cloudsql_iam_authentication'],
      ['value', 'on'],
    ],
  ),
  block(
    'ip_configuration',
    [],
    [
      ['ipv4_enabled', false],
      ['private_network', attach(`database-${name}`, settings, around).network],
      ['ssl_mode', 'ENCRYPTED_ONLY'],
    ],
  ),
];

/** Every night, and in between to the second. Logs for that are kept for a week at most. */
const backups = ({ engine, backup_days: days }: DatabaseSettings) =>
  block(
    'backup_configuration',
    [],
    [
      ['enabled', true],
      ['start_time', '03:00'],
      [engine === 'postgres' ? 'point_in_time_recovery_enabled' : 'binary_log_enabled', true],
      ['transaction_log_retention_days', Math.min(days, 7)],
      block('backup_retention_settings', [], [['retained_backups', days]]),
    ],
  );

/** A copy to read from, in the same region. */
const replica = (name: string, number: number, settings: DatabaseSettings, around: Surroundings) => {
  const ofReplica = { ...settings, high_availability: false };
  const body: Body = [
    ['name', `${name}-replica-${number}`],
    ['region', regionOf(settings, around)],
    ['database_version', versionOf(settings)],
    ['master_instance_name', reference('google_sql_database_instance', identifierOf(name), 'name')],
    ...protection(settings),
    block('settings', [], [...machine(ofReplica, around), ...shared(name, settings, around)]),
  ];
  return block('resource', ['google_sql_database_instance', partOf(name, `replica-${number}`)], body);
};

/** In a network outside somebody else made the peering. */
function afterPrivateServices({ network }: DatabaseSettings): Attribute[] {
  const { name, isOutside } = namedBy(network);
  const waitsFor: HclValue = [privateServicesConnection(name)];
  return isOutside ? [] : [['depends_on', waitsFor]];
}

const output = (name: string, what: string, attribute: string) =>
  block(
    'output',
    [`database_${identifierOf(name)}_${what}`],
    [['value', reference('google_sql_database_instance', identifierOf(name), attribute)]],
  );

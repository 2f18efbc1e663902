import { type Body, block, comment, reference, when } from '../hcl.ts';
import { defineKind, type ProjectFacts, type Surroundings } from '../kind.ts';
import { identifierOf, longNameProblems, partOf } from '../names.ts';
import { attach, attachReserved, reservedProblems } from './attach.ts';
import { clientData, tenantId } from './client.ts';
import { adminReferences, databaseAdmins } from './database-admins.ts';
import { DATABASE_EFFECTS, databaseWarnings } from './database-effects.ts';
import { databaseForm, databaseMenu } from './database-form.ts';
import { afterLink, privateNames, zoneId } from './database-names.ts';
import { completeDatabase, type DatabaseSettings, databaseSchema } from './database-settings.ts';
import { deletionLock } from './deletion-lock.ts';
import { locationOf, placed } from './group.ts';
import { tags } from './tags.ts';
import { hasZones } from './zones.ts';

const TYPE = 'azurerm_postgresql_flexible_server';

const serverRef = (name: string, attribute: string) => reference(TYPE, identifierOf(name), attribute);

/** PostgreSQL by a flexible server: in a subnet of the network, its disks and (by Azure's default) its connections encrypted, no passwords. */
export const database = defineKind({
  kind: 'database',
  title: 'Database',
  summary: 'Managed PostgreSQL with backups',
  longestName: 40,
  schema: databaseSchema,
  complete: completeDatabase,
  problems: (settings, around, name) => [
    ...longNameProblems('name', [replicaName(name, settings.replicas, around.project)]),
    ...reservedProblems('postgres', settings, around),
  ],
  warnings: databaseWarnings,
  effects: DATABASE_EFFECTS,
  menu: databaseMenu,
  form: databaseForm,
  body: (name, settings, around) => {
    const key = `database-${name}`;
    return [
      ...attach(key, settings).data,
      ...attachReserved(key, 'postgres', settings).data,
      clientData(key),
      ...when(settings.purpose !== '', comment(settings.purpose)),
      block('resource', [TYPE, identifierOf(name)], primary(name, settings, around)),
      ...Array.from({ length: settings.replicas }, (_, at) => replica(name, at + 1, settings, around)),
      ...privateNames(name, serverName(name, around.project), settings, around),
      ...databaseAdmins(name, settings),
      ...when(settings.deletion_protection, deletionLock(key, serverRef(name, 'id'), adminReferences(name, settings))),
      block('output', [`database_${identifierOf(name)}_host`], [['value', serverRef(name, 'fqdn')]]),
    ];
  },
});

/** All of Azure shares the names of servers, so the project's id stands in front. */
const serverName = (name: string, { id }: Pick<ProjectFacts, 'id'>): string => `${id}-${name}`;

const replicaName = (name: string, number: number, project: ProjectFacts): string =>
  number === 0 ? serverName(name, project) : `${serverName(name, project)}-replica-${number}`;

const primary = (name: string, settings: DatabaseSettings, { project }: Surroundings): Body => [
  ...placed(serverName(name, project), settings, project),
  ['version', settings.version],
  ...machine(settings),
  ...reached(name, settings),
  ['backup_retention_days', settings.backup_days],
  ['geo_redundant_backup_enabled', settings.geo_backup],
  tags(settings, project),
  authentication(name),
  ...when(settings.high_availability, block('high_availability', [], [['mode', standbyMode(settings, project)]])),
  lifecycle(settings.deletion_protection, settings.high_availability),
  afterLink(name),
];

/** A copy to read from; its accounts are those of the primary. */
const replica = (name: string, number: number, settings: DatabaseSettings, { project }: Surroundings) =>
  block(
    'resource',
    [TYPE, partOf(name, `replica-${number}`)],
    [
      ...placed(replicaName(name, number, project), settings, project),
      ['create_mode', 'Replica'],
      ['source_server_id', serverRef(name, 'id')],
      ['version', settings.version],
      ...machine(settings),
      ...reached(name, settings),
      tags(settings, project),
      authentication(name),
      lifecycle(false, false),
      afterLink(name),
    ],
  );

const machine = ({ class: sku, storage_gb: gb }: DatabaseSettings): Body => [
  ['sku_name', sku],
  ['storage_mb', gb * 1024],
];

/** From inside the network only. */
const reached = (name: string, settings: DatabaseSettings): Body => [
  ['delegated_subnet_id', attachReserved(`database-${name}`, 'postgres', settings).id],
  ['private_dns_zone_id', zoneId(name)],
  ['public_network_access_enabled', false],
];

const authentication = (name: string) =>
  block(
    'authentication',
    [],
    [
      comment('Accounts of Entra log in; there is no password that could be lost.'),
      ['active_directory_auth_enabled', true],
      ['password_auth_enabled', false],
      ['tenant_id', tenantId(`database-${name}`)],
    ],
  );

const standbyMode = (settings: DatabaseSettings, project: ProjectFacts): string =>
  hasZones(locationOf(settings, project)) ? 'ZoneRedundant' : 'SameZone';

const lifecycle = (isProtected: boolean, hasStandby: boolean) =>
  block(
    'lifecycle',
    [],
    [
      ...when(isProtected, ['prevent_destroy', true]),
      comment('Azure chooses the zones, and exchanges them when a standby takes over.'),
      [
        'ignore_changes',
        [reference('zone'), ...(hasStandby ? [reference('high_availability', 0, 'standby_availability_zone')] : [])],
      ],
    ],
  );

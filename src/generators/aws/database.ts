import { type Body, block, comment, type HclValue, reference, when } from '../hcl.ts';
import { defineKind, type ProjectFacts, type Surroundings } from '../kind.ts';
import { identifierOf, longNameProblems } from '../names.ts';
import { wrong } from '../settings/wrong.ts';
import { attach, zonalSubnets } from './attach.ts';
import { DATABASE_EFFECTS, databaseWarnings } from './database-effects.ts';
import { databaseForm, databaseMenu } from './database-form.ts';
import { completeDatabase, type DatabaseSettings, databaseSchema } from './database-settings.ts';
import { groupId, ruleBlock, securityGroup } from './security-group.ts';
import { tags } from './tags.ts';

/** PostgreSQL or MySQL by RDS: private, encrypted, its password made and kept by AWS, accounts of AWS may log in. */
export const database = defineKind({
  kind: 'database',
  title: 'Database',
  summary: 'Managed PostgreSQL or MySQL with backups',
  longestName: 40,
  schema: databaseSchema,
  complete: completeDatabase,
  problems: (_, { project }, name) => nameProblems(serverName(name, project)),
  warnings: databaseWarnings,
  effects: DATABASE_EFFECTS,
  menu: databaseMenu,
  form: databaseForm,
  body: (name, settings, around) => {
    const key = `database-${name}`;
    const subnets = zonalSubnets(key, settings, false, around);
    return [
      ...attach(key, settings).data,
      ...subnets.data,
      ...when(settings.purpose !== '', comment(settings.purpose)),
      block('resource', ['aws_db_instance', identifierOf(name)], server(name, settings, around)),
      block(
        'resource',
        ['aws_db_subnet_group', identifierOf(name)],
        subnetGroup(serverName(name, around.project), subnets.ids, settings),
      ),
      ...guard(name, settings),
      output(name, 'address', 'address'),
      ...secret(name),
    ];
  },
});

/** Projects share the names of an account. */
const serverName = (name: string, { id }: Pick<ProjectFacts, 'id'>): string => `${id}-${name}`;

const nameProblems = (server: string) =>
  /--|-$/.test(server)
    ? wrong('name', `RDS takes no two hyphens in a row, as in ${server}`, 'another name')
    : longNameProblems('name', [server]);

const server = (name: string, settings: DatabaseSettings, { project }: Surroundings): Body => [
  ['identifier', serverName(name, project)],
  ['engine', settings.engine],
  ['engine_version', settings.version],
  ['instance_class', settings.class],
  ['allocated_storage', settings.storage_gb],
  ['storage_type', 'gp3'],
  ['storage_encrypted', true],
  ['multi_az', settings.high_availability],
  ['db_subnet_group_name', reference('aws_db_subnet_group', identifierOf(name), 'name')],
  ['vpc_security_group_ids', [groupId(`database-${name}`)]],
  ['publicly_accessible', false],
  comment('AWS makes the password, keeps it in Secrets Manager and changes it every week.'),
  ['username', 'dbadmin'],
  ['manage_master_user_password', true],
  ['iam_database_authentication_enabled', true],
  ['backup_retention_period', settings.backup_days],
  ['copy_tags_to_snapshot', true],
  ['deletion_protection', settings.deletion_protection],
  ['skip_final_snapshot', false],
  ['final_snapshot_identifier', `${serverName(name, project)}-final`],
  ['auto_minor_version_upgrade', true],
  comment('What is deployed was approved: it does not wait for the maintenance window.'),
  ['apply_immediately', true],
  ['allow_major_version_upgrade', true],
  ['enabled_cloudwatch_logs_exports', LOGS[settings.engine]],
  tags(name, settings),
];

const LOGS = { postgres: ['postgresql', 'upgrade'], mysql: ['error', 'slowquery'] } as const;

const subnetGroup = (server: string, ids: HclValue, settings: DatabaseSettings): Body => [
  ['name', server],
  ['subnet_ids', ids],
  tags(server, settings),
];

const PORTS = { postgres: 5432, mysql: 3306 } as const;

/** Reached from its network, and reaches nothing itself. */
function guard(name: string, settings: DatabaseSettings): Body {
  const key = `database-${name}`;
  const { id, range } = attach(key, settings);
  const port = PORTS[settings.engine];
  return [
    securityGroup(key, id, settings),
    ruleBlock({
      direction: 'ingress',
      address: identifierOf(key),
      group: groupId(key),
      protocol: 'tcp',
      ports: { from: port, to: port },
      peer: { range },
    }),
  ];
}

const output = (name: string, what: string, ...path: readonly (string | number)[]) =>
  block(
    'output',
    [`database_${identifierOf(name)}_${what}`],
    [['value', reference('aws_db_instance', identifierOf(name), ...path)]],
  );

/** Where the password lies, not what it is. */
const secret = (name: string): Body => [output(name, 'secret_arn', 'master_user_secret', 0, 'secret_arn')];

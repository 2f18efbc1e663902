import { ipv4, isWorld } from '../facts/cidr.ts';
import { isOff } from '../facts/is-off.ts';
import { everybodyMembers, iamOf } from '../facts/members.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, type Hit, on, type Rules, when } from '../rule.ts';

const FIREWALL_RULES =
  'azurerm_mssql_firewall_rule azurerm_postgresql_flexible_server_firewall_rule azurerm_mysql_flexible_server_firewall_rule ' +
  'azurerm_postgresql_firewall_rule azurerm_mysql_firewall_rule azurerm_sql_firewall_rule';

const HALF = 1n << 31n;

const azureFirewall: Check = (it) => {
  const [from, to] = [ipv4(it.text('start_ip_address') ?? ''), ipv4(it.text('end_ip_address') ?? '')];
  if (from === undefined || to === undefined) return [];
  return [
    ...when(to - from + 1n >= HALF, 'lets the whole internet in'),
    ...when(from === 0n && to === 0n, 'lets all of Azure in, other customers too', { severity: 'medium' }),
  ];
};

const googleSql: Check = (it) => {
  const address = it.at('settings.ip_configuration');
  const networks = it.each('settings.ip_configuration.authorized_networks');
  const isOpen = isWorld(networks.flatMap((network) => network.texts('value')));
  const isPublic = address.isUnknown ? undefined : it.flag('settings.ip_configuration.ipv4_enabled', true);
  return [
    ...when(isOpen, 'lets the whole internet in'),
    ...when(isPublic && networks.length === 0, 'has a public address', { severity: 'medium' }),
  ];
};

/** A server that is reachable at all, whatever its firewall says. */
const azurePublic =
  (severity: Hit['severity']): Check =>
  (it, here) =>
    when(
      it.flag('public_network_access_enabled', true) === true && here.isLeftOut('delegated_subnet_id'),
      'has a public endpoint',
      severity ? { severity } : {},
    );

const cosmos: Check = (it) =>
  when(
    it.flag('public_network_access_enabled', true) === true &&
      it.flag('is_virtual_network_filter_enabled', false) === false &&
      it.at('ip_range_filter').isAbsent,
    'can be reached from everywhere',
    { severity: 'high' },
  );

const CLEAR = 'takes connections without TLS';

/** Parameters that ask for TLS, with the values that do not. */
const TLS_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'rds.force_ssl': ['0', 'off', 'false'],
  require_secure_transport: ['off', '0', 'false'],
  tls: ['disabled'],
  require_ssl: ['false', '0', 'off'],
};

const clearParameters: Check = (it) =>
  when(
    it
      .each('parameter')
      .some((one) => (TLS_PARAMETERS[one.word('name') ?? ''] ?? []).includes(one.word('value') ?? 'unknown')),
    CLEAR,
  );

const azureParameter: Check = (it) => {
  const [name, value] = [it.word('name'), it.word('value')];
  const isOff =
    (name === 'require_secure_transport' && value === 'off') ||
    (name === 'ssl_min_protocol_version' && /^tlsv1(?:\.[01])?$/.test(value ?? ''));
  const isOld = name === 'tls_version' && /tlsv1(?:\.[01])?(?:,|$)/.test(value ?? '');
  return when(isOff || isOld, name === 'require_secure_transport' ? CLEAR : 'accepts TLS older than 1.2');
};

const WEEK_DAYS = 7;

/** None at all is too few anywhere; a few days are too few where it may be production. */
const backups =
  (path: string, otherwise: number, skip: readonly string[] = []): Check =>
  (it, here) => {
    const days = it.at(path).isUnknown && here.isLeftOut(path) ? otherwise : it.number(path, otherwise);
    if (days === undefined || skip.some((name) => here.isGiven(name))) return [];
    return when(
      days === 0 || (days < WEEK_DAYS && !here.isThrowaway),
      days === 0 ? 'keeps no backups' : `keeps backups for less than ${WEEK_DAYS} days`,
    );
  };

const googleBackups: Check = (it, here) => {
  if (here.isGiven('master_instance_name')) return [];
  const backup = 'settings.backup_configuration';
  const isOn = it.flag(`${backup}.enabled`, false);
  const isPrecise =
    it.flag(`${backup}.point_in_time_recovery_enabled`, false) || it.flag(`${backup}.binary_log_enabled`, false);
  return [
    ...when(isOn === false, 'keeps no backups', here.isThrowaway ? {} : { severity: 'high', part: 'off' }),
    ...when(isOn && isPrecise === false && here.isProduction, 'cannot be restored to a point in time', {
      severity: 'low',
      part: 'point',
    }),
  ];
};

const unprotected =
  (path: string, otherwise: boolean): Check =>
  (it, here) =>
    when(it.flag(path, otherwise) === false && !here.isThrowaway, 'can be deleted by one wrong apply');

const noFinalSnapshot: Check = (it, here) =>
  when(
    it.flag('skip_final_snapshot') === true && !here.isThrowaway && here.isLeftOut('replicate_source_db'),
    'leaves no snapshot behind when it is deleted',
    { part: 'snapshot' },
  );

const both =
  (...checks: Check[]): Check =>
  (it, here) =>
    checks.flatMap((check) => check(it, here));

const unlocked: Check = (_it, here) =>
  when(
    here.isProduction && here.joined('azurerm_management_lock', 'scope').length === 0,
    'has no lock against deletion',
    { severity: 'info' },
  );

const oneZone = (path: string, isAlone: (it: Place) => boolean | undefined) => (it: Place, here: Here) =>
  when(here.isProduction && !it.at(path).isUnknown && isAlone(it), 'stands in one zone alone');

const SHARED = 'is shared with everybody';
const PUBLISHED =
  'google_bigquery_table google_bigquery_dataset google_pubsub_topic google_pubsub_subscription google_secret_manager_secret ' +
  'google_spanner_database google_spanner_instance google_bigtable_instance google_bigtable_table google_healthcare_dataset';

/** Databases: who reaches them, and what is left when something goes wrong. */
export const database: Rules = {
  'DB-001': [
    on(
      'aws_db_instance aws_rds_cluster_instance aws_redshift_cluster aws_dms_replication_instance aws_docdb_cluster_instance aws_neptune_cluster_instance aws_mq_broker',
      (it) => when(it.flag('publicly_accessible') === true, 'can be reached from the internet'),
    ),
    on('google_sql_database_instance', googleSql),
    on(FIREWALL_RULES, azureFirewall),
    on('azurerm_mssql_server', azurePublic('high')),
    on('azurerm_postgresql_flexible_server', azurePublic('medium')),
    on('azurerm_cosmosdb_account', cosmos),
  ],
  'DB-002': [
    on('google_sql_database_instance', (it) => {
      const mode = it.word('settings.ip_configuration.ssl_mode');
      const isOld = mode === undefined && it.flag('settings.ip_configuration.require_ssl') === false;
      return when(mode === 'allow_unencrypted_and_encrypted' || isOld, CLEAR);
    }),
    on('azurerm_mssql_server', (it) =>
      when(['1.0', '1.1', 'disabled'].includes(it.word('minimum_tls_version') ?? ''), 'accepts TLS older than 1.2'),
    ),
    on('azurerm_postgresql_flexible_server_configuration azurerm_mysql_flexible_server_configuration', azureParameter),
    on(
      'aws_db_parameter_group aws_rds_cluster_parameter_group aws_docdb_cluster_parameter_group aws_redshift_parameter_group',
      clearParameters,
    ),
  ],
  'DB-003': [
    on('aws_db_instance', backups('backup_retention_period', 0, ['replicate_source_db'])),
    on('aws_rds_cluster', backups('backup_retention_period', 1, ['replication_source_identifier'])),
    on('aws_docdb_cluster aws_neptune_cluster', backups('backup_retention_period', 1)),
    on('aws_elasticache_replication_group', backups('snapshot_retention_limit', 0, ['global_replication_group_id'])),
    on('google_sql_database_instance', googleBackups),
    on('azurerm_postgresql_flexible_server azurerm_mysql_flexible_server', backups('backup_retention_days', WEEK_DAYS)),
  ],
  'DB-004': [
    on('aws_db_instance aws_rds_cluster', both(unprotected('deletion_protection', false), noFinalSnapshot)),
    on('aws_docdb_cluster aws_neptune_cluster', both(unprotected('deletion_protection', false), noFinalSnapshot)),
    on('aws_dynamodb_table', unprotected('deletion_protection_enabled', false)),
    on('aws_lb', unprotected('enable_deletion_protection', false)),
    on(
      'google_sql_database_instance google_container_cluster google_spanner_database google_bigquery_table',
      unprotected('deletion_protection', true),
    ),
    on('azurerm_mssql_database azurerm_postgresql_flexible_server azurerm_storage_account', unlocked),
  ],
  'DB-005': [
    on('aws_dynamodb_table', (it, here) =>
      when(isOff(it, here, 'point_in_time_recovery.enabled'), 'cannot be restored to a point in time'),
    ),
  ],
  'DB-006': [
    on(
      'aws_db_instance',
      oneZone('multi_az', (it) => it.flag('multi_az', false) === false && it.at('replicate_source_db').isAbsent),
    ),
    on(
      'aws_elasticache_replication_group',
      oneZone('automatic_failover_enabled', (it) => it.flag('automatic_failover_enabled', false) === false),
    ),
    on(
      'google_sql_database_instance',
      oneZone(
        'settings.availability_type',
        (it) => it.word('settings.availability_type', 'zonal') === 'zonal' && it.at('master_instance_name').isAbsent,
      ),
    ),
    on(
      'azurerm_postgresql_flexible_server',
      oneZone('high_availability', (it) => it.at('high_availability').isAbsent),
    ),
  ],
  'DB-007': [
    on('aws_db_snapshot aws_db_cluster_snapshot aws_ebs_snapshot', (it) =>
      when(
        it.texts('shared_accounts').some((one) => one.toLowerCase() === 'all'),
        SHARED,
        { severity: 'critical' },
      ),
    ),
    on('aws_snapshot_create_volume_permission aws_ami_launch_permission', (it) =>
      when(it.word('group') === 'all', SHARED, { severity: 'high' }),
    ),
    on('google_bigquery_dataset google_bigquery_dataset_access', (it) =>
      when(
        [it, ...it.each('access')].some(
          (one) =>
            one.word('special_group') === 'allauthenticatedusers' || /^allusers$/.test(one.word('iam_member') ?? ''),
        ),
        SHARED,
        { severity: 'critical' },
      ),
    ),
    on(iamOf(PUBLISHED), (it) => when(everybodyMembers(it), SHARED, { severity: 'critical' })),
  ],
};

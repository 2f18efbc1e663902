import { isOff } from '../facts/is-off.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

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

/** Databases: what is left when something goes wrong. */
export const database: Rules = {
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
};

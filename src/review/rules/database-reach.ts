import { ipv4, isWorld } from '../facts/cidr.ts';
import { everybodyMembers, iamOf } from '../facts/members.ts';
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

const SHARED = 'is shared with everybody';

const PUBLISHED =
  'google_bigquery_table google_bigquery_dataset google_pubsub_topic google_pubsub_subscription google_secret_manager_secret ' +
  'google_spanner_database google_spanner_instance google_bigtable_instance google_bigtable_table google_healthcare_dataset';

/** Who reaches a database, and how. */
export const databaseReach: Rules = {
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

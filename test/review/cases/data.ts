import { type Cases, has, hasNot, one } from './case.ts';
import { anybody, policy } from './policies.ts';

const sql = (settings: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  one('google_sql_database_instance.main', { settings: [settings], ...more });

const SEARCH_UNKNOWN = { encrypt_at_rest: true, node_to_node_encryption: true, domain_endpoint_options: true };

/** Data that lies, travels and comes back. */
export const data: Cases = {
  'ENC-001': [
    has('high', 'a volume', one('aws_ebs_volume.a', { encrypted: false }, { unknown: { snapshot_id: true } })),
    has('high', 'a disk of a machine', one('aws_instance.a', { root_block_device: [{ encrypted: false }] })),
    has(
      'high',
      'a disk of a template',
      one('aws_launch_template.a', { block_device_mappings: [{ ebs: [{ encrypted: 'false' }] }] }),
    ),
    hasNot('what the account decides', one('aws_ebs_volume.a', {}, { unknown: { encrypted: true } })),
    hasNot('what AWS fills in', one('aws_instance.a', {}, { unknown: { root_block_device: true } })),
    hasNot('a copy of a snapshot', one('aws_ebs_volume.a', { snapshot_id: 'snap-1' })),
  ],
  'ENC-002': [
    has('high', 'the switch off', one('aws_ebs_encryption_by_default.a', { enabled: false })),
    hasNot('the switch on', one('aws_ebs_encryption_by_default.a', { enabled: true })),
  ],
  'ENC-003': [
    has('high', 'a database', one('aws_db_instance.a', { storage_encrypted: null })),
    has('high', 'a warehouse', one('aws_redshift_cluster.a', { encrypted: 'false' })),
    hasNot('a replica', one('aws_db_instance.a', { replicate_source_db: 'b' })),
    has('high', 'a database of a module that could take a snapshot and is given none', {
      ...one('module.db.aws_db_instance.a', { storage_encrypted: false }, { unknown: { snapshot_identifier: true } }),
      refs: { snapshot_identifier: ['var.snapshot_identifier'] },
    }),
    hasNot(
      'a database of a module that is given a snapshot',
      {
        ...one('module.db.aws_db_instance.a', { storage_encrypted: false }, { unknown: { snapshot_identifier: true } }),
        refs: { snapshot_identifier: ['var.snapshot_identifier'] },
      },
      { rest: { modules: { db: { passes: { snapshot_identifier: { references: ['aws_db_snapshot.b.id'] } } } } } },
    ),
    hasNot(
      'a cluster whose switch comes from elsewhere',
      one(
        'aws_rds_cluster.a',
        {},
        { unknown: { storage_encrypted: true }, refs: { storage_encrypted: ['local.encrypted'] } },
      ),
    ),
    hasNot('an encrypted one', one('aws_db_instance.a', { storage_encrypted: true })),
  ],
  'ENC-004': [
    has('high', 'files', one('aws_efs_file_system.a', { encrypted: null })),
    has('high', 'files whose code says nothing', one('aws_efs_file_system.a', {}, { unknown: { encrypted: true } })),
    hasNot('encrypted ones', one('aws_efs_file_system.a', { encrypted: true })),
  ],
  'ENC-005': [
    has(
      'high',
      'a cache',
      one('aws_elasticache_replication_group.a', {
        at_rest_encryption_enabled: true,
        transit_encryption_enabled: false,
      }),
    ),
    has(
      'high',
      'Redis of Google',
      one('google_redis_instance.a', { transit_encryption_mode: 'DISABLED', auth_enabled: true }),
    ),
    has('high', 'Redis of Azure', one('azurerm_redis_cache.a', { enable_non_ssl_port: true })),
    hasNot('MemoryDB as it comes', one('aws_memorydb_cluster.a', {})),
    hasNot(
      'a closed one',
      one('google_redis_instance.a', { transit_encryption_mode: 'SERVER_AUTHENTICATION', auth_enabled: true }),
    ),
  ],
  'ENC-006': [
    has(
      'high',
      'a domain',
      one('aws_opensearch_domain.a', {
        encrypt_at_rest: [{ enabled: true }],
        node_to_node_encryption: [{ enabled: true }],
        domain_endpoint_options: [{ enforce_https: false }],
      }),
    ),
    has('high', 'what nobody asks for', one('aws_opensearch_domain.a', {}, { unknown: SEARCH_UNKNOWN })),
    hasNot(
      'what is not known',
      one(
        'aws_opensearch_domain.a',
        {},
        {
          unknown: SEARCH_UNKNOWN,
          refs: Object.fromEntries(Object.keys(SEARCH_UNKNOWN).map((name) => [name, ['aws_kms_key.k.arn']])),
        },
      ),
    ),
  ],
  'ENC-007': [
    has('medium', 'a topic', one('aws_sns_topic.a', { kms_master_key_id: null })),
    has('medium', 'a stream', one('aws_kinesis_stream.a', { encryption_type: 'NONE' })),
    hasNot('a topic whose key comes', one('aws_sns_topic.a', {}, { unknown: { kms_master_key_id: true } })),
    hasNot('a queue as it comes', one('aws_sqs_queue.a', {}, { unknown: { sqs_managed_sse_enabled: true } })),
  ],
  'ENC-008': [
    has(
      'high',
      'clients in clear',
      one('aws_msk_cluster.a', { encryption_info: [{ encryption_in_transit: [{ client_broker: 'TLS_PLAINTEXT' }] }] }),
    ),
    hasNot(
      'TLS',
      one('aws_msk_cluster.a', { encryption_info: [{ encryption_in_transit: [{ client_broker: 'TLS' }] }] }),
    ),
  ],
  'ENC-009': [
    has(
      'high',
      'a workgroup',
      one('aws_athena_workgroup.a', {
        configuration: [{ enforce_workgroup_configuration: true, result_configuration: [] }],
      }),
    ),
    hasNot(
      'an encrypted one',
      one('aws_athena_workgroup.a', {
        configuration: [{ result_configuration: [{ encryption_configuration: [{ encryption_option: 'SSE_S3' }] }] }],
      }),
    ),
  ],
  'ENC-010': [
    has('medium', 'a key', one('aws_kms_key.a', { enable_key_rotation: null })),
    has('medium', 'a year at Google', one('google_kms_crypto_key.a', { rotation_period: '31536000s' })),
    has('low', 'a key of Azure', one('azurerm_key_vault_key.a', { expiration_date: null, rotation_policy: [] })),
    hasNot(
      'a key for signatures',
      one('aws_kms_key.a', { key_usage: 'SIGN_VERIFY', customer_master_key_spec: 'RSA_4096' }),
    ),
    hasNot('90 days', one('google_kms_crypto_key.a', { rotation_period: '7776000s' })),
  ],
  'ENC-011': [
    has('critical', 'anybody', one('aws_kms_key.a', { policy: anybody('kms:*') })),
    hasNot(
      'callers of the account',
      one('aws_kms_key.a', { policy: anybody('kms:*', { StringEquals: { 'kms:CallerAccount': '1' } }) }),
    ),
    hasNot(
      'the account',
      one('aws_kms_key.a', {
        policy: policy({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::1:root' }, Action: 'kms:*', Resource: '*' }),
      }),
    ),
  ],
  'ENC-012': [
    has('medium', 'a vault', one('azurerm_key_vault.a', { purge_protection_enabled: null })),
    hasNot('a protected one', one('azurerm_key_vault.a', { purge_protection_enabled: true })),
  ],
  'ENC-013': [
    has('low', "the provider's key", one('aws_cloudwatch_log_group.a', { kms_key_id: null })),
    has('medium', 'the same where it matters', one('google_pubsub_topic.a', { kms_key_name: null }), {
      options: { isRegulated: true },
    }),
    hasNot('a key that comes', one('aws_cloudwatch_log_group.a', {}, { unknown: { kms_key_id: true } })),
  ],
  'DB-001': [
    has(
      'critical',
      'the internet in quarters',
      one('google_sql_database_instance.a', {
        settings: [{ ip_configuration: [{ authorized_networks: [{ value: '0.0.0.0/2' }, { value: '64.0.0.0/2' }] }] }],
      }),
    ),
    has('critical', 'a public database', one('aws_db_instance.a', { publicly_accessible: true })),
    has(
      'critical',
      'the internet among networks',
      sql({ ip_configuration: [{ ipv4_enabled: true, authorized_networks: [{ value: '0.0.0.0/0' }] }] }),
    ),
    has('medium', 'a public address', sql({ ip_configuration: [{ ipv4_enabled: true, authorized_networks: [] }] })),
    has(
      'critical',
      'a rule for all',
      one('azurerm_mssql_firewall_rule.a', { start_ip_address: '0.0.0.0', end_ip_address: '255.255.255.255' }),
    ),
    has(
      'medium',
      'all of Azure',
      one('azurerm_mssql_firewall_rule.a', { start_ip_address: '0.0.0.0', end_ip_address: '0.0.0.0' }),
    ),
    has('high', 'a server', one('azurerm_mssql_server.a', { public_network_access_enabled: true })),
    hasNot('a private one', one('aws_db_instance.a', { publicly_accessible: null })),
    hasNot(
      'a server in a network',
      one(
        'azurerm_postgresql_flexible_server.a',
        { public_network_access_enabled: true },
        { unknown: { delegated_subnet_id: true }, refs: { delegated_subnet_id: ['azurerm_subnet.a.id'] } },
      ),
    ),
    hasNot('a private address', sql({ ip_configuration: [{ ipv4_enabled: false, private_network: 'n' }] })),
  ],
  'DB-002': [
    has('high', 'plain connections', sql({ ip_configuration: [{ ssl_mode: 'ALLOW_UNENCRYPTED_AND_ENCRYPTED' }] })),
    has('high', 'the older switch', sql({ ip_configuration: [{ require_ssl: false }] })),
    has('high', 'a parameter', one('aws_db_parameter_group.a', { parameter: [{ name: 'rds.force_ssl', value: '0' }] })),
    has(
      'high',
      'a setting of Azure',
      one('azurerm_postgresql_flexible_server_configuration.a', { name: 'require_secure_transport', value: 'OFF' }),
    ),
    hasNot('what is not known', sql({ ip_configuration: [{}] }, {})),
    hasNot('TLS', sql({ ip_configuration: [{ ssl_mode: 'ENCRYPTED_ONLY', require_ssl: false }] })),
  ],
  'DB-003': [
    has('medium', 'no backups', one('aws_db_instance.dev', { backup_retention_period: 0 })),
    has('medium', 'a day', one('aws_db_instance.a', { backup_retention_period: 1 })),
    has('high', 'none at Google', sql({ backup_configuration: [{ enabled: false }] })),
    hasNot('a day in a test', one('aws_db_instance.a', { backup_retention_period: 1, tags: { Environment: 'dev' } })),
    hasNot('a week', one('aws_db_instance.a', { backup_retention_period: 7 })),
    hasNot('a replica', one('aws_db_instance.a', { backup_retention_period: 0, replicate_source_db: 'b' })),
  ],
  'DB-004': [
    has('medium', 'no protection', one('aws_db_instance.a', { deletion_protection: null })),
    has('medium', 'a switch at Google', sql({}, { deletion_protection: false })),
    has(
      'info',
      'an account without a lock',
      one('azurerm_storage_account.a', { name: 'shopprod', tags: { env: 'prod' } }),
    ),
    hasNot(
      'a test',
      one('aws_db_instance.a', { deletion_protection: false, skip_final_snapshot: true, identifier: 'shop-dev' }),
    ),
    hasNot('a protected one', one('aws_db_instance.a', { deletion_protection: true })),
  ],
  'DB-005': [
    has('medium', 'a table', one('aws_dynamodb_table.a', { point_in_time_recovery: [{ enabled: false }] })),
    has(
      'medium',
      'a table that leaves it out',
      one('aws_dynamodb_table.a', {}, { unknown: { point_in_time_recovery: true } }),
    ),
    hasNot(
      'what is not known',
      one(
        'aws_dynamodb_table.a',
        {},
        { unknown: { point_in_time_recovery: true }, refs: { point_in_time_recovery: ['local.recovery'] } },
      ),
    ),
  ],
  'DB-006': [
    has('low', 'one zone', one('aws_db_instance.prod', { multi_az: false })),
    hasNot('where nobody says production', one('aws_db_instance.a', { multi_az: false })),
    hasNot('two zones', one('aws_db_instance.prod', { multi_az: true })),
  ],
  'DB-007': [
    has(
      'critical',
      'a secret for everybody',
      one('google_secret_manager_secret_iam_member.a', { secret_id: 'a', member: 'allAuthenticatedUsers' }),
    ),
    has('critical', 'a snapshot', one('aws_db_snapshot.a', { shared_accounts: ['all'] })),
    has('high', 'an image', one('aws_ami_launch_permission.a', { group: 'all' })),
    has(
      'critical',
      'a dataset',
      one('google_bigquery_dataset.a', {
        access: [
          { role: 'OWNER', special_group: 'projectOwners' },
          { role: 'READER', special_group: 'allAuthenticatedUsers' },
        ],
      }),
    ),
    hasNot('one account', one('aws_db_snapshot.a', { shared_accounts: ['123456789012'] })),
  ],
};

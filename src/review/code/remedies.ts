import type { Finding } from '../../core/verdict.ts';

/** An attribute of a resource's own block that has to be a constant. */
export interface Remedy {
  /** `['metadata_options', 'http_tokens']`: through blocks that are there once, or not yet. */
  path: readonly string[];
  /** As HCL has it. */
  value: string;
}

/** By rule: the types, the attribute and what it has to be; with what the finding says, where the rule has more than one thing to say. */
type Row = readonly [rule: string, types: string, path: string, value: string, says?: RegExp];

const TLS = /TLS older/;
const FUNCTION_APPS = 'azurerm_linux_function_app azurerm_windows_function_app';
const WEB_APPS = `azurerm_linux_web_app azurerm_windows_web_app ${FUNCTION_APPS}`;
const SEARCH = 'aws_opensearch_domain aws_elasticsearch_domain';
const PUBLIC_ACCESS = 'aws_s3_bucket_public_access_block aws_s3_account_public_access_block';
const CLUSTERS = 'aws_rds_cluster aws_docdb_cluster aws_neptune_cluster';
const MACHINES = 'aws_instance aws_launch_template aws_launch_configuration';

const ROWS: readonly Row[] = [
  ['NET-008', 'aws_subnet', 'map_public_ip_on_launch', 'false'],
  ['NET-010', 'azurerm_network_watcher_flow_log', 'enabled', 'true'],
  ['NET-011', 'google_compute_instance', 'can_ip_forward', 'false'],
  ['STO-001', 'aws_s3_bucket_acl', 'acl', '"private"'],
  ['STO-001', 'azurerm_storage_container', 'container_access_type', '"private"'],
  ['STO-003', PUBLIC_ACCESS, 'block_public_acls', 'true', /block_public_acls/],
  ['STO-003', PUBLIC_ACCESS, 'block_public_policy', 'true', /block_public_policy/],
  ['STO-003', PUBLIC_ACCESS, 'ignore_public_acls', 'true', /ignore_public_acls/],
  ['STO-003', PUBLIC_ACCESS, 'restrict_public_buckets', 'true', /restrict_public_buckets/],
  ['STO-003', 'google_storage_bucket', 'public_access_prevention', '"enforced"'],
  ['STO-003', 'azurerm_storage_account', 'allow_nested_items_to_be_public', 'false'],
  ['STO-005', 'aws_s3_bucket_versioning', 'versioning_configuration.status', '"Enabled"'],
  ['STO-005', 'google_storage_bucket', 'versioning.enabled', 'true'],
  ['STO-005', 'azurerm_storage_account', 'blob_properties.versioning_enabled', 'true'],
  ['STO-006', 'azurerm_storage_account', 'https_traffic_only_enabled', 'true', /plain HTTP/],
  ['STO-006', 'azurerm_storage_account', 'min_tls_version', '"TLS1_2"', TLS],
  ['STO-008', 'google_storage_bucket', 'uniform_bucket_level_access', 'true'],
  ['STO-008', 'aws_s3_bucket_ownership_controls', 'rule.object_ownership', '"BucketOwnerEnforced"'],
  ['ENC-001', 'aws_ebs_volume', 'encrypted', 'true'],
  ['ENC-001', 'aws_instance aws_launch_configuration', 'root_block_device.encrypted', 'true', /root_block_device/],
  ['ENC-002', 'aws_ebs_encryption_by_default', 'enabled', 'true'],
  ['ENC-003', `aws_db_instance ${CLUSTERS}`, 'storage_encrypted', 'true'],
  ['ENC-003', 'aws_redshift_cluster', 'encrypted', 'true'],
  ['ENC-003', 'aws_dax_cluster', 'server_side_encryption.enabled', 'true'],
  ['ENC-004', 'aws_efs_file_system', 'encrypted', 'true'],
  ['ENC-005', 'aws_elasticache_replication_group', 'at_rest_encryption_enabled', 'true', /not encrypted/],
  ['ENC-005', 'aws_elasticache_replication_group', 'transit_encryption_enabled', 'true', /without TLS/],
  ['ENC-005', 'google_redis_instance', 'transit_encryption_mode', '"SERVER_AUTHENTICATION"', /without TLS/],
  ['ENC-005', 'google_redis_instance', 'auth_enabled', 'true', /password/],
  ['ENC-005', 'azurerm_redis_cache', 'non_ssl_port_enabled', 'false', /without TLS/],
  ['ENC-005', 'azurerm_redis_cache', 'minimum_tls_version', '"1.2"', TLS],
  ['ENC-006', SEARCH, 'encrypt_at_rest.enabled', 'true', /not encrypted/],
  ['ENC-006', SEARCH, 'node_to_node_encryption.enabled', 'true', /between its nodes/],
  ['ENC-006', SEARCH, 'domain_endpoint_options.enforce_https', 'true', /plain HTTP/],
  ['ENC-006', SEARCH, 'domain_endpoint_options.tls_security_policy', '"Policy-Min-TLS-1-2-2019-07"', TLS],
  ['ENC-007', 'aws_sqs_queue', 'sqs_managed_sse_enabled', 'true'],
  ['ENC-010', 'aws_kms_key', 'enable_key_rotation', 'true'],
  ['ENC-012', 'azurerm_key_vault', 'purge_protection_enabled', 'true'],
  ['DB-001', 'aws_db_instance aws_rds_cluster_instance aws_redshift_cluster', 'publicly_accessible', 'false'],
  ['DB-001', 'aws_dms_replication_instance aws_mq_broker', 'publicly_accessible', 'false'],
  ['DB-001', 'azurerm_mssql_server', 'public_network_access_enabled', 'false'],
  ['DB-002', 'azurerm_mssql_server', 'minimum_tls_version', '"1.2"'],
  ['DB-002', 'google_sql_database_instance', 'settings.ip_configuration.ssl_mode', '"ENCRYPTED_ONLY"'],
  ['DB-003', `aws_db_instance ${CLUSTERS}`, 'backup_retention_period', '7'],
  ['DB-003', 'aws_elasticache_replication_group', 'snapshot_retention_limit', '7'],
  ['DB-003', 'google_sql_database_instance', 'settings.backup_configuration.enabled', 'true', /no backups/],
  ['DB-003', 'azurerm_postgresql_flexible_server azurerm_mysql_flexible_server', 'backup_retention_days', '7'],
  ['DB-004', `aws_db_instance ${CLUSTERS}`, 'deletion_protection', 'true', /wrong apply/],
  ['DB-004', 'google_sql_database_instance google_container_cluster', 'deletion_protection', 'true'],
  ['DB-004', 'google_spanner_database google_bigquery_table', 'deletion_protection', 'true'],
  ['DB-004', 'aws_dynamodb_table', 'deletion_protection_enabled', 'true'],
  ['DB-004', 'aws_lb', 'enable_deletion_protection', 'true'],
  ['DB-005', 'aws_dynamodb_table', 'point_in_time_recovery.enabled', 'true'],
  ['CMP-001', MACHINES, 'metadata_options.http_tokens', '"required"'],
  ['CMP-002', 'google_compute_instance', 'shielded_instance_config.enable_secure_boot', 'true'],
  ['CMP-002', 'google_container_cluster', 'enable_shielded_nodes', 'true'],
  ['CMP-006', 'aws_ecr_repository', 'image_tag_mutability', '"IMMUTABLE"', /tags/],
  ['CMP-006', 'aws_ecr_repository', 'image_scanning_configuration.scan_on_push', 'true', /scan/],
  ['CMP-006', 'azurerm_container_registry', 'anonymous_pull_enabled', 'false', /anybody/],
  ['CMP-006', 'azurerm_container_registry', 'admin_enabled', 'false', /administrator/],
  ['SVC-001', 'aws_sagemaker_notebook_instance', 'direct_internet_access', '"Disabled"', /internet/],
  ['SVC-001', 'aws_sagemaker_notebook_instance', 'root_access', '"Disabled"', /be root/],
  ['SVC-002', 'aws_cognito_identity_pool', 'allow_unauthenticated_identities', 'false'],
  ['EDGE-001', WEB_APPS, 'https_only', 'true'],
  ['EDGE-002', 'aws_lb_listener aws_alb_listener', 'ssl_policy', '"ELBSecurityPolicy-TLS13-1-2-2021-06"'],
  ['EDGE-002', 'aws_api_gateway_domain_name', 'security_policy', '"TLS_1_2"'],
  ['EDGE-002', 'google_compute_ssl_policy google_compute_region_ssl_policy', 'min_tls_version', '"TLS_1_2"'],
  ['EDGE-002', 'google_compute_ssl_policy google_compute_region_ssl_policy', 'profile', '"MODERN"'],
  ['EDGE-002', WEB_APPS, 'site_config.minimum_tls_version', '"1.2"'],
  ['EDGE-006', 'aws_lb', 'drop_invalid_header_fields', 'true'],
  ['EDGE-007', WEB_APPS, 'site_config.ftps_state', '"FtpsOnly"', /plain FTP/],
  ['EDGE-007', WEB_APPS, 'site_config.remote_debugging_enabled', 'false', /debugged/],
  ['IAM-009', 'azurerm_linux_virtual_machine', 'disable_password_authentication', 'true'],
  ['K8S-004', 'google_container_cluster', 'enable_legacy_abac', 'false'],
  ['K8S-004', 'azurerm_kubernetes_cluster', 'local_account_disabled', 'true', /local administrator/],
  ['LOG-001', 'aws_cloudtrail', 'enable_logging', 'true', /switched off/],
  ['LOG-001', 'aws_cloudtrail', 'enable_log_file_validation', 'true', /were changed/],
  ['LOG-001', 'aws_cloudtrail', 'is_multi_region_trail', 'true', /one region/],
  ['LOG-002', 'aws_cloudwatch_log_group', 'retention_in_days', '90'],
];

/** What would be right for a finding, where that is a matter of constants. */
export const remediesFor = ({ rule, message }: Pick<Finding, 'rule' | 'message'>, type: string): Remedy[] =>
  ROWS.filter(
    ([id, types, , , says]) => id === rule && types.split(' ').includes(type) && (says?.test(message) ?? true),
  ).map(([, , path, value]) => ({ path: path.split('.'), value }));

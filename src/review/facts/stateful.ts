/** Types that hold data which is gone with them, and what that is. */
const HOLDS: readonly (readonly [what: string, types: string])[] = [
  [
    'its data',
    'aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster aws_dynamodb_table aws_redshift_cluster aws_opensearch_domain aws_elasticsearch_domain aws_elasticache_replication_group aws_elasticache_cluster aws_memorydb_cluster aws_timestreamwrite_table aws_keyspaces_table aws_kinesis_stream google_sql_database_instance google_sql_database google_bigquery_dataset google_bigquery_table google_spanner_instance google_spanner_database google_bigtable_instance google_bigtable_table google_firestore_database azurerm_mssql_database azurerm_mssql_server azurerm_postgresql_flexible_server azurerm_postgresql_flexible_server_database azurerm_mysql_flexible_server azurerm_mysql_flexible_database azurerm_cosmosdb_account azurerm_cosmosdb_sql_database azurerm_cosmosdb_sql_container',
  ],
  ['its objects', 'aws_s3_bucket google_storage_bucket azurerm_storage_account azurerm_storage_container'],
  [
    'its files',
    'aws_efs_file_system aws_fsx_lustre_file_system aws_fsx_windows_file_system google_filestore_instance azurerm_storage_share',
  ],
  ['the data on it', 'aws_ebs_volume google_compute_disk google_compute_region_disk azurerm_managed_disk'],
  ['what was encrypted with it', 'aws_kms_key google_kms_crypto_key azurerm_key_vault azurerm_key_vault_key'],
];

const BY_TYPE = new Map(HOLDS.flatMap(([what, types]) => types.split(' ').map((type) => [type, what] as const)));

/** What is gone with a resource of a type; undefined for one that can be made again. */
export const heldBy = (type: string): string | undefined => BY_TYPE.get(type);

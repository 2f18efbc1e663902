/*
 * What holds data that is gone with it, on every cloud. Deleting or making it anew is worth one more look, whatever protects it.
 */
const STATEFUL: readonly RegExp[] = [
  /^google_(sql_database|sql_database_instance|alloydb_(cluster|instance)|spanner_(instance|database)|bigtable_(instance|table)|bigquery_(dataset|table)|firestore_database|redis_(instance|cluster)|storage_bucket|compute_(disk|region_disk|snapshot)|filestore_instance|kms_(key_ring|crypto_key)|secret_manager_secret|pubsub_topic|pubsub_subscription|container_cluster)$/,
  /^aws_(db_instance|rds_cluster|rds_cluster_instance|dynamodb_table|docdb_cluster|neptune_cluster|redshift_cluster|elasticache_(cluster|replication_group)|opensearch_domain|s3_bucket|ebs_(volume|snapshot)|efs_file_system|fsx_\w+_file_system|kms_key|secretsmanager_secret|sqs_queue|kinesis_stream|msk_cluster|ecr_repository|backup_vault|eks_cluster)$/,
  /^azurerm_(postgresql_(flexible_)?server|postgresql_flexible_server_database|mysql_flexible_server|mysql_flexible_database|mariadb_server|mssql_(server|database|managed_instance|elasticpool)|cosmosdb_\w+|redis_cache|storage_(account|container|share|queue|table|blob)|managed_disk|snapshot|key_vault(_key|_secret)?|servicebus_(namespace|queue|topic)|eventhub(_namespace)?|data_lake_\w+|kusto_(cluster|database)|netapp_volume|kubernetes_cluster|recovery_services_vault)$/,
];

/** Whether resources of a type hold data. */
export const isStateful = (type: string): boolean => STATEFUL.some((pattern) => pattern.test(type));

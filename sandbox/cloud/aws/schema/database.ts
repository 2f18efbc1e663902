/** Databases, as in hashicorp/aws 5.100. */
export const databaseTable = `
resource aws_db_instance 2
  address string computed
  allocated_storage number optional computed
  allow_major_version_upgrade bool optional
  apply_immediately bool optional | default false
  arn string computed
  auto_minor_version_upgrade bool optional | default true
  availability_zone string optional computed | replaces
  backup_retention_period number optional computed | least 0 | most 35
  backup_target string optional computed | replaces | among ["outposts","region"]
  backup_window string optional computed
  ca_cert_identifier string optional computed
  character_set_name string optional computed | replaces
  copy_tags_to_snapshot bool optional | default false
  custom_iam_instance_profile string optional | replaces
  customer_owned_ip_enabled bool optional
  database_insights_mode string optional computed | among ["standard","advanced"]
  db_name string optional computed | replaces
  db_subnet_group_name string optional computed
  dedicated_log_volume bool optional | default false
  delete_automated_backups bool optional | default true
  deletion_protection bool optional
  domain string optional
  domain_auth_secret_arn string optional | is "arn"
  domain_dns_ips list(string) optional
  domain_fqdn string optional computed
  domain_iam_role_name string optional
  domain_ou string optional
  enabled_cloudwatch_logs_exports set(string) optional | among ["agent","alert","audit","diag.log","error","general","iam-db-auth-error","listener","notify.log","oemagent","postgresql","slowquery","trace","upgrade"]
  endpoint string computed
  engine string optional computed | replaces
  engine_lifecycle_support string optional computed | among ["open-source-rds-extended-support","open-source-rds-extended-support-disabled"]
  engine_version string optional computed
  engine_version_actual string computed
  final_snapshot_identifier string optional
  hosted_zone_id string computed
  iam_database_authentication_enabled bool optional
  id string optional computed
  identifier string optional computed
  identifier_prefix string optional computed
  instance_class string required
  iops number optional computed
  kms_key_id string optional computed | replaces | is "arn"
  latest_restorable_time string computed
  license_model string optional computed
  listener_endpoint list(object({address=string,hosted_zone_id=string,port=number})) computed
  maintenance_window string optional computed
  manage_master_user_password bool optional
  master_user_secret list(object({kms_key_id=string,secret_arn=string,secret_status=string})) computed
  master_user_secret_kms_key_id string optional computed
  max_allocated_storage number optional
  monitoring_interval number optional | among [0,1,5,10,15,30,60]
  monitoring_role_arn string optional computed | is "arn"
  multi_az bool optional computed
  nchar_character_set_name string optional computed | replaces
  network_type string optional computed | among ["DUAL","IPV4"]
  option_group_name string optional computed
  parameter_group_name string optional computed
  password string optional sensitive
  password_wo string optional sensitive write_only
  password_wo_version number optional
  performance_insights_enabled bool optional | default false
  performance_insights_kms_key_id string optional computed | is "arn"
  performance_insights_retention_period number optional computed
  port number optional computed
  publicly_accessible bool optional | default false
  replica_mode string optional computed | among ["open-read-only","mounted"]
  replicas list(string) computed
  replicate_source_db string optional
  resource_id string computed
  skip_final_snapshot bool optional | default false
  snapshot_identifier string optional computed | replaces
  status string computed
  storage_encrypted bool optional | replaces
  storage_throughput number optional computed
  storage_type string optional computed
  tags map(string) optional
  tags_all map(string) optional computed
  timezone string optional computed | replaces
  upgrade_storage_config bool optional
  username string optional computed | replaces
  vpc_security_group_ids set(string) optional computed
  blue_green_update: list ..1
    enabled bool optional
  restore_to_point_in_time: list ..1 | replaces
    restore_time string optional
    source_db_instance_automated_backups_arn string optional
    source_db_instance_identifier string optional
    source_dbi_resource_id string optional
    use_latest_restorable_time bool optional
  s3_import: list ..1 | replaces
    bucket_name string required | replaces
    bucket_prefix string optional | replaces
    ingestion_role string required | replaces
    source_engine string required | replaces
    source_engine_version string required | replaces
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_db_subnet_group 0
  arn string computed
  description string optional | default "Managed by Terraform"
  id string optional computed
  name string optional computed | replaces | longest 255
  name_prefix string optional computed | replaces | longest 229
  subnet_ids set(string) required
  supported_network_types set(string) computed
  tags map(string) optional
  tags_all map(string) optional computed
  vpc_id string computed

resource aws_rds_cluster 1
  allocated_storage number optional computed
  allow_major_version_upgrade bool optional
  apply_immediately bool optional computed
  arn string computed
  availability_zones set(string) optional computed | replaces
  backtrack_window number optional | least 0 | most 259200
  backup_retention_period number optional computed | most 35
  ca_certificate_identifier string optional computed
  ca_certificate_valid_till string computed
  cluster_identifier string optional computed | replaces
  cluster_identifier_prefix string optional computed | replaces
  cluster_members set(string) optional computed
  cluster_resource_id string computed
  cluster_scalability_type string optional computed | replaces | among ["standard","limitless"]
  copy_tags_to_snapshot bool optional | default false
  database_insights_mode string optional computed | among ["standard","advanced"]
  database_name string optional computed | replaces
  db_cluster_instance_class string optional
  db_cluster_parameter_group_name string optional computed
  db_instance_parameter_group_name string optional
  db_subnet_group_name string optional computed | replaces
  db_system_id string optional computed | replaces
  delete_automated_backups bool optional | default true
  deletion_protection bool optional
  domain string optional
  domain_iam_role_name string optional
  enable_global_write_forwarding bool optional | default false
  enable_http_endpoint bool optional | default false
  enable_local_write_forwarding bool optional | default false
  enabled_cloudwatch_logs_exports set(string) optional | among ["audit","error","general","iam-db-auth-error","instance","postgresql","slowquery","upgrade"]
  endpoint string computed
  engine string required | replaces | among ["aurora-mysql","aurora-postgresql","mysql","postgres"]
  engine_lifecycle_support string optional computed | among ["open-source-rds-extended-support","open-source-rds-extended-support-disabled"]
  engine_mode string optional | replaces | default "provisioned" | among ["global","multimaster","parallelquery","provisioned","serverless",""]
  engine_version string optional computed
  engine_version_actual string computed
  final_snapshot_identifier string optional
  global_cluster_identifier string optional
  hosted_zone_id string computed
  iam_database_authentication_enabled bool optional
  iam_roles set(string) optional computed
  id string optional computed
  iops number optional
  kms_key_id string optional computed | replaces | is "arn"
  manage_master_user_password bool optional
  master_password string optional sensitive
  master_password_wo string optional sensitive write_only
  master_password_wo_version number optional
  master_user_secret list(object({kms_key_id=string,secret_arn=string,secret_status=string})) computed
  master_user_secret_kms_key_id string optional computed
  master_username string optional computed | replaces
  monitoring_interval number optional computed
  monitoring_role_arn string optional computed | is "arn"
  network_type string optional computed | among ["DUAL","IPV4"]
  performance_insights_enabled bool optional
  performance_insights_kms_key_id string optional computed | is "arn"
  performance_insights_retention_period number optional computed
  port number optional computed
  preferred_backup_window string optional computed
  preferred_maintenance_window string optional computed
  reader_endpoint string computed
  replication_source_identifier string optional
  skip_final_snapshot bool optional | default false
  snapshot_identifier string optional | replaces
  source_region string optional | replaces
  storage_encrypted bool optional computed | replaces
  storage_type string optional computed
  tags map(string) optional
  tags_all map(string) optional computed
  vpc_security_group_ids set(string) optional computed
  restore_to_point_in_time: list ..1 | replaces
    restore_to_time string optional | replaces
    restore_type string optional | replaces | among ["copy-on-write","full-copy"]
    source_cluster_identifier string optional | replaces | is "arn"
    source_cluster_resource_id string optional | replaces
    use_latest_restorable_time bool optional | replaces
  s3_import: list ..1 | replaces
    bucket_name string required | replaces
    bucket_prefix string optional | replaces
    ingestion_role string required | replaces
    source_engine string required | replaces
    source_engine_version string required | replaces
  scaling_configuration: list ..1
    auto_pause bool optional | default true
    max_capacity number optional | default 16
    min_capacity number optional | default 1
    seconds_before_timeout number optional | default 300 | least 60 | most 600
    seconds_until_auto_pause number optional | default 300 | least 300 | most 86400
    timeout_action string optional | default "RollbackCapacityChange" | among ["ForceApplyCapacityChange","RollbackCapacityChange"]
  serverlessv2_scaling_configuration: list ..1
    max_capacity number required
    min_capacity number required
    seconds_until_auto_pause number optional computed | least 300 | most 86400
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_dynamodb_table 1
  arn string computed
  billing_mode string optional | among ["PROVISIONED","PAY_PER_REQUEST"]
  deletion_protection_enabled bool optional
  hash_key string optional computed | replaces
  id string optional computed
  name string required | replaces
  range_key string optional | replaces
  read_capacity number optional computed
  restore_date_time string optional | replaces
  restore_source_name string optional | replaces
  restore_source_table_arn string optional | replaces | is "arn"
  restore_to_latest_time bool optional | replaces
  stream_arn string computed
  stream_enabled bool optional
  stream_label string computed
  stream_view_type string optional computed | among ["NEW_IMAGE","OLD_IMAGE","NEW_AND_OLD_IMAGES","KEYS_ONLY",""]
  table_class string optional | among ["STANDARD","STANDARD_INFREQUENT_ACCESS"]
  tags map(string) optional
  tags_all map(string) optional computed
  write_capacity number optional computed
  attribute: set
    name string required
    type string required | among ["S","N","B"]
  global_secondary_index: set
    hash_key string required
    name string required
    non_key_attributes set(string) optional
    projection_type string required | among ["ALL","KEYS_ONLY","INCLUDE"]
    range_key string optional
    read_capacity number optional computed
    write_capacity number optional computed
    on_demand_throughput: list ..1
      max_read_request_units number optional computed
      max_write_request_units number optional computed
  import_table: list ..1 | replaces
    input_compression_type string optional | among ["GZIP","ZSTD","NONE"]
    input_format string required | among ["DYNAMODB_JSON","ION","CSV"]
    input_format_options: list ..1
      csv: list ..1
        delimiter string optional
        header_list set(string) optional
    s3_bucket_source: list 1..1
      bucket string required
      bucket_owner string optional
      key_prefix string optional
  local_secondary_index: set | replaces
    name string required | replaces
    non_key_attributes list(string) optional
    projection_type string required | among ["ALL","KEYS_ONLY","INCLUDE"]
    range_key string required
  on_demand_throughput: list ..1
    max_read_request_units number optional computed
    max_write_request_units number optional computed
  point_in_time_recovery: list ..1
    enabled bool required
    recovery_period_in_days number optional computed | least 1 | most 35
  replica: set
    arn string computed
    kms_key_arn string optional computed | is "arn"
    point_in_time_recovery bool optional | default false
    propagate_tags bool optional | default false
    region_name string required
    stream_arn string computed
    stream_label string computed
  server_side_encryption: list ..1
    enabled bool required
    kms_key_arn string optional computed | is "arn"
  timeouts: single
    create string optional
    delete string optional
    update string optional
  ttl: list ..1
    attribute_name string optional
    enabled bool optional | default false
`;

/** Databases, as in hashicorp/google 6.50. */
export const databaseTable = `
resource google_sql_database_instance 0
  available_maintenance_versions list(string) computed
  connection_name string computed
  database_version string required
  deletion_protection bool optional | default true
  dns_name string computed
  dns_names list(object({connection_type=string,dns_scope=string,name=string})) computed
  encryption_key_name string optional computed | replaces
  first_ip_address string computed
  id string optional computed
  instance_type string optional computed
  ip_address list(object({ip_address=string,time_to_retire=string,type=string})) computed
  maintenance_version string optional computed
  master_instance_name string optional computed
  name string optional computed | replaces
  node_count number optional computed
  private_ip_address string computed
  project string optional computed | replaces
  psc_service_attachment_link string computed
  public_ip_address string computed
  region string optional computed | replaces
  replica_names list(string) optional computed
  root_password string optional sensitive
  self_link string computed
  server_ca_cert list(object({cert=string,common_name=string,create_time=string,expiration_time=string,sha1_fingerprint=string})) computed sensitive
  service_account_email_address string computed
  clone: list ..1 | atLeastOneOf ["settings","clone"]
    allocated_ip_range string optional
    database_names list(string) optional
    point_in_time string optional
    preferred_zone string optional
    source_instance_name string required
  replica_configuration: list ..1
    ca_certificate string optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    cascadable_replica bool optional | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    client_certificate string optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    client_key string optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    connect_retry_interval number optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    dump_file_path string optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    failover_target bool optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    master_heartbeat_period number optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    password string optional sensitive | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    ssl_cipher string optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    username string optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
    verify_server_certificate bool optional | replaces | atLeastOneOf ["replica_configuration.cascadable_replica","replica_configuration.ca_certificate","replica_configuration.client_certificate","replica_configuration.client_key","replica_configuration.connect_retry_interval","replica_configuration.dump_file_path","replica_configuration.failover_target","replica_configuration.master_heartbeat_period","replica_configuration.password","replica_configuration.ssl_cipher","replica_configuration.username","replica_configuration.verify_server_certificate"]
  replication_cluster: list ..1
    dr_replica bool computed
    failover_dr_replica_name string optional
    psa_write_endpoint string optional
  restore_backup_context: list ..1
    backup_run_id number required
    instance_id string optional
    project string optional
  settings: list ..1 | atLeastOneOf ["settings","clone"]
    activation_policy string optional | default "ALWAYS"
    availability_type string optional | default "ZONAL" | among ["REGIONAL","ZONAL"]
    collation string optional | replaces
    connector_enforcement string optional computed | among ["NOT_REQUIRED","REQUIRED"]
    deletion_protection_enabled bool optional
    disk_autoresize bool optional | default true
    disk_autoresize_limit number optional | default 0
    disk_size number optional computed
    disk_type string optional computed | replaces
    edition string optional computed | among ["ENTERPRISE","ENTERPRISE_PLUS"]
    effective_availability_type string computed
    enable_dataplex_integration bool optional
    enable_google_ml_integration bool optional
    pricing_plan string optional | default "PER_USE"
    retain_backups_on_delete bool optional
    tier string required
    time_zone string optional
    user_labels map(string) optional computed
    version number computed
    active_directory_config: list ..1
      domain string required
    advanced_machine_features: list ..1
      threads_per_core number optional
    backup_configuration: list ..1
      binary_log_enabled bool optional | atLeastOneOf ["settings.backup_configuration.binary_log_enabled","settings.backup_configuration.enabled","settings.backup_configuration.start_time","settings.backup_configuration.location","settings.backup_configuration.point_in_time_recovery_enabled","settings.backup_configuration.backup_retention_settings","settings.backup_configuration.transaction_log_retention_days"]
      enabled bool optional | atLeastOneOf ["settings.backup_configuration.binary_log_enabled","settings.backup_configuration.enabled","settings.backup_configuration.start_time","settings.backup_configuration.location","settings.backup_configuration.point_in_time_recovery_enabled","settings.backup_configuration.backup_retention_settings","settings.backup_configuration.transaction_log_retention_days"]
      location string optional | atLeastOneOf ["settings.backup_configuration.binary_log_enabled","settings.backup_configuration.enabled","settings.backup_configuration.start_time","settings.backup_configuration.location","settings.backup_configuration.point_in_time_recovery_enabled","settings.backup_configuration.backup_retention_settings","settings.backup_configuration.transaction_log_retention_days"]
      point_in_time_recovery_enabled bool optional | atLeastOneOf ["settings.backup_configuration.binary_log_enabled","settings.backup_configuration.enabled","settings.backup_configuration.start_time","settings.backup_configuration.location","settings.backup_configuration.point_in_time_recovery_enabled","settings.backup_configuration.backup_retention_settings","settings.backup_configuration.transaction_log_retention_days"]
      start_time string optional computed | atLeastOneOf ["settings.backup_configuration.binary_log_enabled","settings.backup_configuration.enabled","settings.backup_configuration.start_time","settings.backup_configuration.location","settings.backup_configuration.point_in_time_recovery_enabled","settings.backup_configuration.backup_retention_settings","settings.backup_configuration.transaction_log_retention_days"]
      transaction_log_retention_days number optional computed | atLeastOneOf ["settings.backup_configuration.binary_log_enabled","settings.backup_configuration.enabled","settings.backup_configuration.start_time","settings.backup_configuration.location","settings.backup_configuration.point_in_time_recovery_enabled","settings.backup_configuration.backup_retention_settings","settings.backup_configuration.transaction_log_retention_days"]
      backup_retention_settings: list ..1 | atLeastOneOf ["settings.backup_configuration.binary_log_enabled","settings.backup_configuration.enabled","settings.backup_configuration.start_time","settings.backup_configuration.location","settings.backup_configuration.point_in_time_recovery_enabled","settings.backup_configuration.backup_retention_settings","settings.backup_configuration.transaction_log_retention_days"]
        retained_backups number required
        retention_unit string optional | default "COUNT"
    connection_pool_config: set
      connection_pooling_enabled bool optional
      flags: set
        name string required
        value string required
    data_cache_config: list ..1
      data_cache_enabled bool optional | default false
    database_flags: set
      name string required
      value string required
    deny_maintenance_period: list ..1
      end_date string required
      start_date string required
      time string required
    insights_config: list ..1
      query_insights_enabled bool optional | atLeastOneOf ["settings.insights_config.query_insights_enabled","settings.insights_config.query_string_length","settings.insights_config.record_application_tags","settings.insights_config.record_client_address","settings.insights_config.query_plans_per_minute"]
      query_plans_per_minute number optional computed | least 0 | most 200 | atLeastOneOf ["settings.insights_config.query_insights_enabled","settings.insights_config.query_string_length","settings.insights_config.record_application_tags","settings.insights_config.record_client_address","settings.insights_config.query_plans_per_minute"]
      query_string_length number optional | default 1024 | least 1 | most 1048576 | atLeastOneOf ["settings.insights_config.query_insights_enabled","settings.insights_config.query_string_length","settings.insights_config.record_application_tags","settings.insights_config.record_client_address","settings.insights_config.query_plans_per_minute"]
      record_application_tags bool optional | atLeastOneOf ["settings.insights_config.query_insights_enabled","settings.insights_config.query_string_length","settings.insights_config.record_application_tags","settings.insights_config.record_client_address","settings.insights_config.query_plans_per_minute"]
      record_client_address bool optional | atLeastOneOf ["settings.insights_config.query_insights_enabled","settings.insights_config.query_string_length","settings.insights_config.record_application_tags","settings.insights_config.record_client_address","settings.insights_config.query_plans_per_minute"]
    ip_configuration: list ..1
      allocated_ip_range string optional | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      custom_subject_alternative_names set(string) optional | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      enable_private_path_for_google_cloud_services bool optional | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      ipv4_enabled bool optional | default true | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      private_network string optional | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      server_ca_mode string optional computed | among ["CA_MODE_UNSPECIFIED","GOOGLE_MANAGED_INTERNAL_CA","GOOGLE_MANAGED_CAS_CA","CUSTOMER_MANAGED_CAS_CA"] | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      server_ca_pool string optional | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      ssl_mode string optional computed | among ["ALLOW_UNENCRYPTED_AND_ENCRYPTED","ENCRYPTED_ONLY","TRUSTED_CLIENT_CERTIFICATE_REQUIRED"] | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
      authorized_networks: set | atLeastOneOf ["settings.ip_configuration.authorized_networks","settings.ip_configuration.ipv4_enabled","settings.ip_configuration.private_network","settings.ip_configuration.allocated_ip_range","settings.ip_configuration.enable_private_path_for_google_cloud_services","settings.ip_configuration.psc_config","settings.ip_configuration.ssl_mode","settings.ip_configuration.server_ca_mode","settings.ip_configuration.server_ca_pool","settings.ip_configuration.custom_subject_alternative_names"]
        expiration_time string optional
        name string optional
        value string required
      psc_config: set
        allowed_consumer_projects set(string) optional
        network_attachment_uri string optional
        psc_enabled bool optional
        psc_auto_connections: list
          consumer_network string required
          consumer_service_project_id string optional
    location_preference: list ..1
      follow_gae_application string optional | atLeastOneOf ["settings.location_preference.follow_gae_application","settings.location_preference.zone"]
      secondary_zone string optional
      zone string optional | atLeastOneOf ["settings.location_preference.follow_gae_application","settings.location_preference.zone"]
    maintenance_window: list ..1
      day number optional | least 1 | most 7 | atLeastOneOf ["settings.maintenance_window.day","settings.maintenance_window.hour","settings.maintenance_window.update_track"]
      hour number optional | least 0 | most 23 | atLeastOneOf ["settings.maintenance_window.day","settings.maintenance_window.hour","settings.maintenance_window.update_track"]
      update_track string optional | atLeastOneOf ["settings.maintenance_window.day","settings.maintenance_window.hour","settings.maintenance_window.update_track"]
    password_validation_policy: list ..1
      complexity string optional | among ["COMPLEXITY_DEFAULT","COMPLEXITY_UNSPECIFIED"]
      disallow_username_substring bool optional
      enable_password_policy bool required
      min_length number optional | least 0 | most 2147483647
      password_change_interval string optional
      reuse_interval number optional | least 0 | most 2147483647
    sql_server_audit_config: list ..1
      bucket string optional | atLeastOneOf ["settings.sql_server_audit_config.bucket","settings.sql_server_audit_config.retention_interval","settings.sql_server_audit_config.upload_interval"]
      retention_interval string optional | atLeastOneOf ["settings.sql_server_audit_config.bucket","settings.sql_server_audit_config.retention_interval","settings.sql_server_audit_config.upload_interval"]
      upload_interval string optional | atLeastOneOf ["settings.sql_server_audit_config.bucket","settings.sql_server_audit_config.retention_interval","settings.sql_server_audit_config.upload_interval"]
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_sql_database 0
  charset string optional computed
  collation string optional computed
  deletion_policy string optional | default "DELETE"
  id string optional computed
  instance string required | replaces
  name string required | replaces
  project string optional computed | replaces
  self_link string computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_sql_user 1
  deletion_policy string optional | among ["ABANDON",""]
  host string optional computed | replaces
  id string optional computed
  instance string required | replaces
  name string required | replaces
  password string optional sensitive | conflictsWith ["password_wo"]
  password_wo string optional write_only | conflictsWith ["password"]
  password_wo_version number optional | needs ["password_wo"]
  project string optional computed | replaces
  sql_server_user_details list(object({disabled=bool,server_roles=list(string)})) computed
  type string optional | replaces
  password_policy: list ..1
    allowed_failed_attempts number optional
    enable_failed_attempts_check bool optional
    enable_password_verification bool optional
    password_expiration_duration string optional
    status list(object({locked=bool,password_expiration_time=string})) computed
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;

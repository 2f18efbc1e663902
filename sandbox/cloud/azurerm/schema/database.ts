/** Databases, as in hashicorp/azurerm 4.79. */
export const databaseTable = `
resource azurerm_postgresql_flexible_server 0
  administrator_login string optional computed | shortest 1
  administrator_password string optional sensitive | shortest 1 | conflictsWith ["administrator_password_wo"]
  administrator_password_wo string optional write_only | shortest 1 | conflictsWith ["administrator_password"] | needs ["administrator_password_wo_version"]
  administrator_password_wo_version number optional | needs ["administrator_password_wo"]
  auto_grow_enabled bool optional | default false
  backup_retention_days number optional computed | least 7 | most 35
  create_mode string optional | among ["Default","PointInTimeRestore","Replica","ReviveDropped","GeoRestore","Update"]
  delegated_subnet_id string optional | replaces | is "azure-resource-id"
  fqdn string computed
  geo_redundant_backup_enabled bool optional | replaces | default false
  id string optional computed
  location string required | replaces
  name string required | replaces
  point_in_time_restore_time_in_utc string optional | replaces | is "rfc3339"
  private_dns_zone_id string optional computed | is "azure-resource-id"
  public_network_access_enabled bool optional | default true
  replication_role string optional | among ["None"]
  resource_group_name string required | replaces
  sku_name string optional computed
  source_server_id string optional | replaces | is "azure-resource-id"
  storage_mb number optional computed | among [32768,65536,131072,262144,524288,1048576,2097152,4193280,4194304,8388608,16777216,33553408]
  storage_tier string optional computed | among ["P4","P6","P10","P15","P20","P30","P40","P50","P60","P70","P80"]
  tags map(string) optional
  version string optional computed | among ["11","12","13","14","15","16","17","18"]
  zone string optional
  authentication: list ..1
    active_directory_auth_enabled bool optional | default false
    password_auth_enabled bool optional | default true
    tenant_id string optional | is "uuid" | needs ["authentication.active_directory_auth_enabled"]
  cluster: list ..1 | replaces
    default_database_name string optional | replaces | default "postgres" | shortest 1
    size number required | least 1 | most 20
  customer_managed_key: list ..1 | replaces
    geo_backup_key_vault_key_id string optional | needs ["identity","customer_managed_key.geo_backup_user_assigned_identity_id"]
    geo_backup_user_assigned_identity_id string optional | is "azure-resource-id"
    key_vault_key_id string required | needs ["identity","customer_managed_key.primary_user_assigned_identity_id"]
    primary_user_assigned_identity_id string optional | is "azure-resource-id"
  high_availability: list ..1
    mode string required | among ["ZoneRedundant","SameZone"]
    standby_availability_zone string optional
  identity: list ..1
    identity_ids set(string) optional | is "azure-resource-id"
    principal_id string computed
    tenant_id string computed
    type string required | among ["UserAssigned","SystemAssigned","SystemAssigned, UserAssigned"]
  maintenance_window: list ..1
    day_of_week number optional | default 0 | least 0 | most 6
    start_hour number optional | default 0 | least 0 | most 23
    start_minute number optional | default 0 | least 0 | most 59
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_postgresql_flexible_server_database 0
  charset string optional | replaces | default "UTF8"
  collation string optional | replaces | default "en_US.utf8"
  id string optional computed
  name string required | replaces
  server_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional

resource azurerm_postgresql_flexible_server_active_directory_administrator 0
  id string optional computed
  object_id string required | replaces | is "uuid"
  principal_name string required | replaces | shortest 1
  principal_type string required | replaces | among ["User","Group","ServicePrincipal"]
  resource_group_name string required | replaces
  server_name string required | replaces
  tenant_id string required | replaces | is "uuid"
  timeouts: single
    create string optional
    delete string optional
    read string optional

resource azurerm_mysql_flexible_server 0
  administrator_login string optional computed | replaces
  administrator_password string optional sensitive | conflictsWith ["administrator_password_wo"]
  administrator_password_wo string optional write_only | conflictsWith ["administrator_password"] | needs ["administrator_password_wo_version"]
  administrator_password_wo_version number optional | needs ["administrator_password_wo"]
  backup_retention_days number optional | default 7 | least 1 | most 35
  create_mode string optional | replaces | among ["Default","GeoRestore","PointInTimeRestore","Replica"]
  delegated_subnet_id string optional | replaces | is "azure-resource-id"
  fqdn string computed
  geo_redundant_backup_enabled bool optional | replaces | default false
  id string optional computed
  location string required | replaces
  name string required | replaces
  point_in_time_restore_time_in_utc string optional | replaces | is "rfc3339"
  private_dns_zone_id string optional | replaces | is "azure-resource-id"
  public_network_access string optional computed | among ["Disabled","Enabled"]
  public_network_access_enabled bool computed
  replica_capacity number computed
  replication_role string optional computed | among ["None"]
  resource_group_name string required | replaces
  sku_name string optional computed
  source_server_id string optional | replaces | is "azure-resource-id"
  tags map(string) optional
  version string optional computed | among ["5.7","8.0.21","8.4"]
  zone string optional computed
  customer_managed_key: list ..1
    geo_backup_key_vault_key_id string optional | needs ["identity","customer_managed_key.geo_backup_user_assigned_identity_id"]
    geo_backup_user_assigned_identity_id string optional | is "azure-resource-id"
    key_vault_key_id string optional | conflictsWith ["customer_managed_key.managed_hsm_key_id"] | needs ["identity","customer_managed_key.primary_user_assigned_identity_id"]
    managed_hsm_key_id string optional deprecated | conflictsWith ["customer_managed_key.key_vault_key_id"] | needs ["identity","customer_managed_key.primary_user_assigned_identity_id"]
    primary_user_assigned_identity_id string optional | is "azure-resource-id"
  high_availability: list ..1
    mode string required | among ["ZoneRedundant","SameZone"]
    standby_availability_zone string optional computed
  identity: list ..1
    identity_ids set(string) required | is "azure-resource-id"
    type string required | among ["UserAssigned"]
  maintenance_window: list ..1
    day_of_week number optional | default 0 | least 0 | most 6
    start_hour number optional | default 0 | least 0 | most 23
    start_minute number optional | default 0 | least 0 | most 59
  storage: list ..1
    auto_grow_enabled bool optional | default true
    io_scaling_enabled bool optional | default false
    iops number optional computed | least 360 | most 48000
    log_on_disk_enabled bool optional | default false
    size_gb number optional computed | least 20 | most 16384
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_mssql_server 0
  administrator_login string optional computed | replaces | shortest 1 | atLeastOneOf ["administrator_login","azuread_administrator.azuread_authentication_only"]
  administrator_login_password string optional sensitive | atLeastOneOf ["administrator_login_password","administrator_login_password_wo","azuread_administrator.azuread_authentication_only"] | conflictsWith ["administrator_login_password_wo"]
  administrator_login_password_wo string optional sensitive write_only | atLeastOneOf ["administrator_login_password_wo","administrator_login_password","azuread_administrator.azuread_authentication_only"] | conflictsWith ["administrator_login_password"] | needs ["administrator_login_password_wo_version"]
  administrator_login_password_wo_version number optional | needs ["administrator_login_password_wo"]
  connection_policy string optional | default "Default" | among ["Default","Proxy","Redirect"]
  express_vulnerability_assessment_enabled bool optional | default false
  fully_qualified_domain_name string computed
  id string optional computed
  location string required | replaces
  minimum_tls_version string optional | default "1.2" | among ["1.0","1.1","1.2","Disabled"]
  name string required | replaces | like "^[0-9a-z]([-0-9a-z]{0,61}[0-9a-z])?$"
  outbound_network_restriction_enabled bool optional | default false
  primary_user_assigned_identity_id string optional computed | is "azure-resource-id" | needs ["identity"]
  public_network_access_enabled bool optional | default true
  resource_group_name string required | replaces
  restorable_dropped_database_ids list(string) computed
  tags map(string) optional
  transparent_data_encryption_key_vault_key_id string optional
  version string required | replaces | among ["2.0","12.0"]
  azuread_administrator: list ..1
    azuread_authentication_only bool optional computed
    login_username string required | shortest 1
    object_id string required | is "uuid"
    tenant_id string optional computed | is "uuid"
  identity: list ..1
    identity_ids set(string) optional | is "azure-resource-id"
    principal_id string computed
    tenant_id string computed
    type string required | among ["UserAssigned","SystemAssigned","SystemAssigned, UserAssigned"]
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_mssql_database 1
  auto_pause_delay_in_minutes number optional computed
  collation string optional computed | replaces
  create_mode string optional | replaces | default "Default" | among ["Copy","Default","OnlineSecondary","PointInTimeRestore","Recovery","Restore","RestoreExternalBackup","RestoreExternalBackupSecondary","RestoreLongTermRetentionBackup","Secondary"] | conflictsWith ["import"]
  creation_source_database_id string optional computed | replaces | is "azure-resource-id"
  elastic_pool_id string optional
  enclave_type string optional computed | among ["VBS","Default"]
  geo_backup_enabled bool optional | default true
  id string optional computed
  ledger_enabled bool optional computed | replaces
  license_type string optional computed | among ["BasePrice","LicenseIncluded"]
  maintenance_configuration_name string optional computed | among ["SQL_Default","SQL_EastUS_DB_1","SQL_EastUS2_DB_1","SQL_SoutheastAsia_DB_1","SQL_AustraliaEast_DB_1","SQL_NorthEurope_DB_1","SQL_SouthCentralUS_DB_1","SQL_WestUS2_DB_1","SQL_UKSouth_DB_1","SQL_WestEurope_DB_1","SQL_EastUS_DB_2","SQL_EastUS2_DB_2","SQL_WestUS2_DB_2","SQL_SoutheastAsia_DB_2","SQL_AustraliaEast_DB_2","SQL_NorthEurope_DB_2","SQL_SouthCentralUS_DB_2","SQL_UKSouth_DB_2","SQL_WestEurope_DB_2","SQL_AustraliaSoutheast_DB_1","SQL_BrazilSouth_DB_1","SQL_CanadaCentral_DB_1","SQL_CanadaEast_DB_1","SQL_CentralUS_DB_1","SQL_EastAsia_DB_1","SQL_FranceCentral_DB_1","SQL_GermanyWestCentral_DB_1","SQL_CentralIndia_DB_1","SQL_SouthIndia_DB_1","SQL_JapanEast_DB_1","SQL_JapanWest_DB_1","SQL_NorthCentralUS_DB_1","SQL_UKWest_DB_1","SQL_WestUS_DB_1","SQL_AustraliaSoutheast_DB_2","SQL_BrazilSouth_DB_2","SQL_CanadaCentral_DB_2","SQL_CanadaEast_DB_2","SQL_CentralUS_DB_2","SQL_EastAsia_DB_2","SQL_FranceCentral_DB_2","SQL_GermanyWestCentral_DB_2","SQL_CentralIndia_DB_2","SQL_SouthIndia_DB_2","SQL_JapanEast_DB_2","SQL_JapanWest_DB_2","SQL_NorthCentralUS_DB_2","SQL_UKWest_DB_2","SQL_WestUS_DB_2","SQL_WestCentralUS_DB_1","SQL_FranceSouth_DB_1","SQL_WestCentralUS_DB_2","SQL_FranceSouth_DB_2","SQL_SwitzerlandNorth_DB_1","SQL_SwitzerlandNorth_DB_2","SQL_BrazilSoutheast_DB_1","SQL_UAENorth_DB_1","SQL_BrazilSoutheast_DB_2","SQL_UAENorth_DB_2","SQL_SouthAfricaNorth_DB_1","SQL_SouthAfricaNorth_DB_2","SQL_WestUS3_DB_1","SQL_WestUS3_DB_2","SQL_SwedenCentral_DB_1","SQL_SwedenCentral_DB_2"] | conflictsWith ["elastic_pool_id"]
  max_size_gb number optional computed | least 0.1 | most 4096
  min_capacity number optional computed
  name string required | replaces
  read_replica_count number optional computed | least 0 | most 4
  read_scale bool optional computed
  recover_database_id string optional
  recovery_point_id string optional | shortest 1
  restore_dropped_database_id string optional
  restore_long_term_retention_backup_id string optional | shortest 1
  restore_point_in_time string optional computed | is "rfc3339"
  sample_name string optional computed | among ["AdventureWorksLT"]
  secondary_type string optional computed | replaces | among ["Geo","Named","Standby"]
  server_id string required | replaces
  sku_name string optional computed
  storage_account_type string optional | default "Geo" | among ["Geo","GeoZone","Local","Zone"]
  tags map(string) optional
  transparent_data_encryption_enabled bool optional | default true
  transparent_data_encryption_key_automatic_rotation_enabled bool optional | default false | needs ["transparent_data_encryption_key_vault_key_id"]
  transparent_data_encryption_key_vault_key_id string optional
  zone_redundant bool optional computed
  identity: list ..1
    identity_ids set(string) required | is "azure-resource-id"
    type string required | among ["UserAssigned"]
  import: list ..1 | conflictsWith ["create_mode"]
    administrator_login string required
    administrator_login_password string required sensitive
    authentication_type string required | among ["ADPassword","Sql"]
    storage_account_id string optional | is "azure-resource-id"
    storage_key string required sensitive
    storage_key_type string required | among ["SharedAccessKey","StorageAccessKey"]
    storage_uri string required
  long_term_retention_policy: list ..1
    immutable_backups_enabled bool optional | default false
    monthly_retention string optional computed | atLeastOneOf ["long_term_retention_policy.weekly_retention","long_term_retention_policy.monthly_retention","long_term_retention_policy.yearly_retention","long_term_retention_policy.week_of_year"]
    week_of_year number optional computed | least 0 | most 52 | atLeastOneOf ["long_term_retention_policy.weekly_retention","long_term_retention_policy.monthly_retention","long_term_retention_policy.yearly_retention","long_term_retention_policy.week_of_year"]
    weekly_retention string optional computed | atLeastOneOf ["long_term_retention_policy.weekly_retention","long_term_retention_policy.monthly_retention","long_term_retention_policy.yearly_retention","long_term_retention_policy.week_of_year"]
    yearly_retention string optional computed | atLeastOneOf ["long_term_retention_policy.weekly_retention","long_term_retention_policy.monthly_retention","long_term_retention_policy.yearly_retention","long_term_retention_policy.week_of_year"]
  short_term_retention_policy: list ..1
    backup_interval_in_hours number optional computed | among [12,24]
    retention_days number required | least 1 | most 35
  threat_detection_policy: list ..1
    disabled_alerts set(string) optional | among ["Sql_Injection","Sql_Injection_Vulnerability","Access_Anomaly"]
    email_account_admins string optional | default "Disabled" | among ["Disabled","Enabled"]
    email_addresses set(string) optional
    retention_days number optional | least 0
    state string optional | default "Disabled" | among ["Disabled","Enabled"]
    storage_account_access_key string optional sensitive | shortest 1
    storage_endpoint string optional | shortest 1
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
`;

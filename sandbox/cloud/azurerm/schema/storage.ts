/** Storage accounts, as in hashicorp/azurerm 4.79. */
export const storageTable = `
resource azurerm_storage_account 4
  access_tier string optional computed | among ["Cold","Cool","Hot","Premium","Smart"]
  account_kind string optional | default "StorageV2" | among ["BlobStorage","BlockBlobStorage","FileStorage","Storage","StorageV2"]
  account_replication_type string required | among ["LRS","ZRS","GRS","RAGRS","GZRS","RAGZRS"]
  account_tier string required | replaces | among ["Premium","Standard"]
  allow_nested_items_to_be_public bool optional | default true
  allowed_copy_scope string optional | among ["AAD","All","PrivateLink"]
  cross_tenant_replication_enabled bool optional | default false
  default_to_oauth_authentication bool optional | default false
  dns_endpoint_type string optional | replaces | default "Standard" | among ["Standard","AzureDnsZone"]
  edge_zone string optional | replaces
  https_traffic_only_enabled bool optional | default true
  id string optional computed
  infrastructure_encryption_enabled bool optional | replaces | default false
  is_hns_enabled bool optional | replaces | default false
  large_file_share_enabled bool optional computed
  local_user_enabled bool optional | default true
  location string required | replaces
  min_tls_version string optional | default "TLS1_2" | among ["TLS1_0","TLS1_1","TLS1_2"]
  name string required | replaces | like "^[a-z0-9]{3,24}$"
  nfsv3_enabled bool optional | replaces | default false
  primary_access_key string computed sensitive
  primary_blob_connection_string string computed sensitive
  primary_blob_endpoint string computed
  primary_blob_host string computed
  primary_blob_internet_endpoint string computed
  primary_blob_internet_host string computed
  primary_blob_microsoft_endpoint string computed
  primary_blob_microsoft_host string computed
  primary_connection_string string computed sensitive
  primary_dfs_endpoint string computed
  primary_dfs_host string computed
  primary_dfs_internet_endpoint string computed
  primary_dfs_internet_host string computed
  primary_dfs_microsoft_endpoint string computed
  primary_dfs_microsoft_host string computed
  primary_file_endpoint string computed
  primary_file_host string computed
  primary_file_internet_endpoint string computed
  primary_file_internet_host string computed
  primary_file_microsoft_endpoint string computed
  primary_file_microsoft_host string computed
  primary_location string computed
  primary_queue_endpoint string computed
  primary_queue_host string computed
  primary_queue_microsoft_endpoint string computed
  primary_queue_microsoft_host string computed
  primary_table_endpoint string computed
  primary_table_host string computed
  primary_table_microsoft_endpoint string computed
  primary_table_microsoft_host string computed
  primary_web_endpoint string computed
  primary_web_host string computed
  primary_web_internet_endpoint string computed
  primary_web_internet_host string computed
  primary_web_microsoft_endpoint string computed
  primary_web_microsoft_host string computed
  provisioned_billing_model_version string optional | replaces | among ["V2"]
  public_network_access_enabled bool optional | default true
  queue_encryption_key_type string optional | replaces | default "Service" | among ["Account","Service"]
  resource_group_name string required | replaces
  secondary_access_key string computed sensitive
  secondary_blob_connection_string string computed sensitive
  secondary_blob_endpoint string computed
  secondary_blob_host string computed
  secondary_blob_internet_endpoint string computed
  secondary_blob_internet_host string computed
  secondary_blob_microsoft_endpoint string computed
  secondary_blob_microsoft_host string computed
  secondary_connection_string string computed sensitive
  secondary_dfs_endpoint string computed
  secondary_dfs_host string computed
  secondary_dfs_internet_endpoint string computed
  secondary_dfs_internet_host string computed
  secondary_dfs_microsoft_endpoint string computed
  secondary_dfs_microsoft_host string computed
  secondary_file_endpoint string computed
  secondary_file_host string computed
  secondary_file_internet_endpoint string computed
  secondary_file_internet_host string computed
  secondary_file_microsoft_endpoint string computed
  secondary_file_microsoft_host string computed
  secondary_location string computed
  secondary_queue_endpoint string computed
  secondary_queue_host string computed
  secondary_queue_microsoft_endpoint string computed
  secondary_queue_microsoft_host string computed
  secondary_table_endpoint string computed
  secondary_table_host string computed
  secondary_table_microsoft_endpoint string computed
  secondary_table_microsoft_host string computed
  secondary_web_endpoint string computed
  secondary_web_host string computed
  secondary_web_internet_endpoint string computed
  secondary_web_internet_host string computed
  secondary_web_microsoft_endpoint string computed
  secondary_web_microsoft_host string computed
  sftp_enabled bool optional | default false
  shared_access_key_enabled bool optional | default true
  table_encryption_key_type string optional | replaces | default "Service" | among ["Account","Service"]
  tags map(string) optional
  azure_files_authentication: list ..1
    default_share_level_permission string optional | default "None" | among ["None","StorageFileDataSmbShareContributor","StorageFileDataSmbShareElevatedContributor","StorageFileDataSmbShareReader"]
    directory_type string required | among ["AADDS","AADKERB","AD"]
    active_directory: list ..1
      domain_guid string required | is "uuid"
      domain_name string required | shortest 1
      domain_sid string optional | shortest 1
      forest_name string optional | shortest 1
      netbios_domain_name string optional | shortest 1
      storage_sid string optional | shortest 1
  blob_properties: list ..1
    change_feed_enabled bool optional | default false
    change_feed_retention_in_days number optional | least 1 | most 146000
    default_service_version string optional computed
    last_access_time_enabled bool optional | default false
    versioning_enabled bool optional | default false
    container_delete_retention_policy: list ..1
      days number optional | default 7 | least 1 | most 365
    cors_rule: list ..5
      allowed_headers list(string) required
      allowed_methods list(string) required | among ["DELETE","GET","HEAD","MERGE","POST","OPTIONS","PUT","PATCH"]
      allowed_origins list(string) required | shortest 1
      exposed_headers list(string) required
      max_age_in_seconds number required | least 0 | most 2000000000
    delete_retention_policy: list ..1
      days number optional | default 7 | least 1 | most 365
      permanent_delete_enabled bool optional | default false
    restore_policy: list ..1 | needs ["blob_properties.delete_retention_policy"]
      days number required | least 1 | most 365
  custom_domain: list ..1
    name string required
    use_subdomain bool optional | default false
  customer_managed_key: list ..1
    key_vault_key_id string optional computed | exactlyOneOf ["customer_managed_key.managed_hsm_key_id","customer_managed_key.key_vault_key_id"]
    managed_hsm_key_id string optional computed deprecated | exactlyOneOf ["customer_managed_key.managed_hsm_key_id","customer_managed_key.key_vault_key_id"]
    user_assigned_identity_id string required | is "azure-resource-id"
  identity: list ..1
    identity_ids set(string) optional | is "azure-resource-id"
    principal_id string computed
    tenant_id string computed
    type string required | among ["UserAssigned","SystemAssigned","SystemAssigned, UserAssigned"]
  immutability_policy: list ..1 | replaces
    allow_protected_append_writes bool required
    period_since_creation_in_days number required
    state string required | among ["Disabled","Locked","Unlocked"]
  network_rules: list ..1
    bypass set(string) optional computed | among ["AzureServices","Logging","Metrics","None"]
    default_action string required | among ["Allow","Deny"]
    ip_rules set(string) optional computed
    virtual_network_subnet_ids set(string) optional computed
    private_link_access: list
      endpoint_resource_id string required | is "azure-resource-id"
      endpoint_tenant_id string optional computed | is "uuid"
  queue_properties: list ..1
    cors_rule: list ..5
      allowed_headers list(string) required
      allowed_methods list(string) required | among ["DELETE","GET","HEAD","MERGE","POST","OPTIONS","PUT"]
      allowed_origins list(string) required | shortest 1
      exposed_headers list(string) required
      max_age_in_seconds number required | least 0 | most 2000000000
    hour_metrics: list ..1
      enabled bool required
      include_apis bool optional
      retention_policy_days number optional | least 1 | most 365
      version string required | shortest 1
    logging: list ..1
      delete bool required
      read bool required
      retention_policy_days number optional | least 1 | most 365
      version string required | shortest 1
      write bool required
    minute_metrics: list ..1
      enabled bool required
      include_apis bool optional
      retention_policy_days number optional | least 1 | most 365
      version string required | shortest 1
  routing: list ..1
    choice string optional | default "MicrosoftRouting" | among ["InternetRouting","MicrosoftRouting"]
    publish_internet_endpoints bool optional | default false
    publish_microsoft_endpoints bool optional | default false
  sas_policy: list ..1
    expiration_action string optional | default "Log" | among ["Block","Log"]
    expiration_period string required | shortest 1
  share_properties: list ..1
    cors_rule: list ..5
      allowed_headers list(string) required
      allowed_methods list(string) required | among ["DELETE","GET","HEAD","MERGE","POST","OPTIONS","PUT","PATCH"]
      allowed_origins list(string) required | shortest 1
      exposed_headers list(string) required
      max_age_in_seconds number required | least 0 | most 2000000000
    retention_policy: list ..1
      days number optional | default 7 | least 1 | most 365
    smb: list ..1
      authentication_types set(string) optional | among ["Kerberos","NTLMv2"]
      channel_encryption_type set(string) optional | among ["AES-128-CCM","AES-128-GCM","AES-256-GCM"]
      kerberos_ticket_encryption_type set(string) optional | among ["AES-256","RC4-HMAC"]
      multichannel_enabled bool optional | default false
      versions set(string) optional | among ["SMB2.1","SMB3.0","SMB3.1.1"]
  static_website: list ..1
    error_404_document string optional | shortest 1
    index_document string optional | shortest 1
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_storage_container 1
  container_access_type string optional | default "private"
  default_encryption_scope string optional computed | replaces
  encryption_scope_override_enabled bool optional | replaces | default true | needs ["default_encryption_scope"]
  has_immutability_policy bool computed
  has_legal_hold bool computed
  id string optional computed
  metadata map(string) optional computed
  name string required | replaces
  resource_manager_id string computed deprecated
  storage_account_id string optional | is "azure-resource-id" | exactlyOneOf ["storage_account_id","storage_account_name"]
  storage_account_name string optional deprecated | like "^[a-z0-9]{3,24}$" | exactlyOneOf ["storage_account_id","storage_account_name"]
  url string computed
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_storage_container_immutability_policy 0
  id string optional computed
  immutability_period_in_days number required | least 1 | most 146000
  locked bool optional | default false
  protected_append_writes_all_enabled bool optional | default false | conflictsWith ["protected_append_writes_enabled"]
  protected_append_writes_enabled bool optional | default false | conflictsWith ["protected_append_writes_all_enabled"]
  storage_container_resource_manager_id string required | replaces | is "azure-resource-id"
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional

resource azurerm_storage_management_policy 0
  id string optional computed
  storage_account_id string required | replaces | is "azure-resource-id"
  rule: list
    enabled bool required
    name string required | shortest 1
    actions: list 1..1
      base_blob: list ..1
        auto_tier_to_hot_from_cool_enabled bool optional
        delete_after_days_since_creation_greater_than number optional | default -1 | least 0 | most 99999
        delete_after_days_since_last_access_time_greater_than number optional | default -1 | least 0 | most 99999
        delete_after_days_since_modification_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_archive_after_days_since_creation_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_archive_after_days_since_last_access_time_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_archive_after_days_since_last_tier_change_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_archive_after_days_since_modification_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cold_after_days_since_creation_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cold_after_days_since_last_access_time_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cold_after_days_since_modification_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cool_after_days_since_creation_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cool_after_days_since_last_access_time_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cool_after_days_since_modification_greater_than number optional | default -1 | least 0 | most 99999
      snapshot: list ..1
        change_tier_to_archive_after_days_since_creation number optional | default -1 | least 0 | most 99999
        change_tier_to_cool_after_days_since_creation number optional | default -1 | least 0 | most 99999
        delete_after_days_since_creation_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_archive_after_days_since_last_tier_change_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cold_after_days_since_creation_greater_than number optional | default -1 | least 0 | most 99999
      version: list ..1
        change_tier_to_archive_after_days_since_creation number optional | default -1 | least 0 | most 99999
        change_tier_to_cool_after_days_since_creation number optional | default -1 | least 0 | most 99999
        delete_after_days_since_creation number optional | default -1 | least 0 | most 99999
        tier_to_archive_after_days_since_last_tier_change_greater_than number optional | default -1 | least 0 | most 99999
        tier_to_cold_after_days_since_creation_greater_than number optional | default -1 | least 0 | most 99999
    filters: list 1..1
      blob_types set(string) required | among ["blockBlob","appendBlob"]
      prefix_match set(string) optional
      match_blob_index_tag: set
        name string required
        operation string optional | default "==" | among ["=="]
        value string required
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
`;

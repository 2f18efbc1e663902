/** Services whose address can be set, each by an argument `<service>_custom_endpoint`. */
const SERVICES = `
access_approval access_context_manager active_directory alloydb apigee apihub apikeys app_engine apphub
artifact_registry assured_workloads backup_dr beyondcorp big_query biglake bigquery_analytics_hub
bigquery_connection bigquery_data_transfer bigquery_datapolicy bigquery_reservation bigtable billing
binary_authorization blockchain_node_engine certificate_manager chronicle cloud_asset cloud_billing
cloud_build cloud_functions cloud_identity cloud_ids cloud_quotas cloud_resource_manager cloud_run
cloud_run_v2 cloud_scheduler cloud_tasks cloudbuildv2 clouddeploy clouddomains cloudfunctions2 colab composer
compute contact_center_insights container_analysis container_attached container_aws container_azure container
core_billing data_catalog data_fusion data_loss_prevention data_pipeline database_migration_service dataflow
dataplex dataproc dataproc_gdc dataproc_metastore datastream deployment_manager developer_connect dialogflow
dialogflow_cx discovery_engine dns document_ai document_ai_warehouse edgecontainer edgenetwork
essential_contacts eventarc filestore firebase_app_check firebase_app_hosting firebase_data_connect
firebaserules firestore gemini gke_backup gke_hub2 gke_hub gkeonprem healthcare iam2 iam3 iam_beta
iam_credentials iam iam_workforce_pool iap identity_platform integration_connectors integrations kms logging
looker lustre managed_kafka memcache memorystore migration_center ml_engine model_armor model_armor_global
monitoring netapp network_connectivity network_management network_security network_services notebooks
oracle_database org_policy os_config os_config_v2 os_login parallelstore parameter_manager
parameter_manager_regional privateca privileged_access_manager public_ca pubsub pubsub_lite
recaptcha_enterprise redis resource_manager resource_manager_v3 secret_manager secret_manager_regional
secure_source_manager security_center security_center_management security_center_v2 securityposture
service_management service_networking service_usage site_verification source_repo spanner sql
storage_batch_operations storage_control storage storage_insights storage_transfer tags tags_location tpu
transcoder vertex_ai vmwareengine vpc_access workbench workflows
`;

/** The provider block, as in hashicorp/google 6.50. */
export const providerTable = `
provider 0
  access_token string optional
  add_terraform_attribution_label bool optional
  billing_project string optional
  credentials string optional
  default_labels map(string) optional
  impersonate_service_account string optional
  impersonate_service_account_delegates list(string) optional
  project string optional
  region string optional
  request_reason string optional
  request_timeout string optional
  scopes list(string) optional
  terraform_attribution_label_addition_strategy string optional
  universe_domain string optional
  user_project_override bool optional
  zone string optional
${SERVICES.trim()
  .split(/\s+/)
  .map((service) => `  ${service}_custom_endpoint string optional`)
  .join('\n')}
  batching: list ..1
    enable_batching bool optional
    send_after string optional
  external_credentials: list ..1
    audience string required
    identity_token string required
    service_account_email string required
`;

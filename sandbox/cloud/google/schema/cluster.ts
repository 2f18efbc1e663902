import { within } from '../../schema/within.ts';
import { nodeConfig, poolBlocks, upgradeSettings } from './nodes.ts';

/** Kubernetes clusters, as in hashicorp/google 6.50. */
export const clusterTable = `
resource google_container_cluster 2
  allow_net_admin bool optional
  cluster_ipv4_cidr string optional computed | replaces | conflictsWith ["ip_allocation_policy"]
  datapath_provider string optional computed | replaces | among ["DATAPATH_PROVIDER_UNSPECIFIED","LEGACY_DATAPATH","ADVANCED_DATAPATH"]
  default_max_pods_per_node number optional computed | replaces | conflictsWith ["enable_autopilot"]
  deletion_protection bool optional | default true
  description string optional | replaces
  disable_l4_lb_firewall_reconciliation bool optional | default false
  effective_labels map(string) computed
  enable_autopilot bool optional | replaces
  enable_cilium_clusterwide_network_policy bool optional | default false
  enable_fqdn_network_policy bool optional | default false
  enable_intranode_visibility bool optional computed | conflictsWith ["enable_autopilot"]
  enable_kubernetes_alpha bool optional | replaces | default false
  enable_l4_ilb_subsetting bool optional | default false
  enable_legacy_abac bool optional | default false
  enable_multi_networking bool optional | default false
  enable_shielded_nodes bool optional | default true | conflictsWith ["enable_autopilot"]
  enable_tpu bool optional | replaces
  endpoint string computed
  id string optional computed
  in_transit_encryption_config string optional | among ["IN_TRANSIT_ENCRYPTION_CONFIG_UNSPECIFIED","IN_TRANSIT_ENCRYPTION_DISABLED","IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT"]
  initial_node_count number optional | replaces
  label_fingerprint string computed
  location string optional computed | replaces
  logging_service string optional computed | among ["logging.googleapis.com","logging.googleapis.com/kubernetes","none"]
  master_version string computed
  min_master_version string optional
  monitoring_service string optional computed | among ["monitoring.googleapis.com","monitoring.googleapis.com/kubernetes","none"]
  name string required | replaces
  network string optional | replaces | default "default"
  networking_mode string optional computed | replaces | among ["VPC_NATIVE","ROUTES"]
  node_locations set(string) optional computed
  node_version string optional computed
  operation string computed
  private_ipv6_google_access string optional computed
  project string optional computed | replaces
  remove_default_node_pool bool optional | conflictsWith ["enable_autopilot"]
  resource_labels map(string) optional
  self_link string computed
  services_ipv4_cidr string computed
  subnetwork string optional computed | replaces
  terraform_labels map(string) computed
  tpu_ipv4_cidr_block string computed
  addons_config: list ..1
    cloudrun_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      disabled bool required
      load_balancer_type string optional | among ["LOAD_BALANCER_TYPE_INTERNAL"]
    config_connector_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enabled bool required
    dns_cache_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"] | conflictsWith ["enable_autopilot"]
      enabled bool required
    gce_persistent_disk_csi_driver_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enabled bool required
    gcp_filestore_csi_driver_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enabled bool required
    gcs_fuse_csi_driver_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enabled bool required
    gke_backup_agent_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enabled bool required
    horizontal_pod_autoscaling: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      disabled bool required
    http_load_balancing: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      disabled bool required
    lustre_csi_driver_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enable_legacy_lustre_port bool optional
      enabled bool required
    network_policy_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"] | conflictsWith ["enable_autopilot"]
      disabled bool required
    parallelstore_csi_driver_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enabled bool required
    ray_operator_config: list ..3 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"]
      enabled bool required
      ray_cluster_logging_config: list ..1
        enabled bool required
      ray_cluster_monitoring_config: list ..1
        enabled bool required
    stateful_ha_config: list ..1 | atLeastOneOf ["addons_config.http_load_balancing","addons_config.horizontal_pod_autoscaling","addons_config.network_policy_config","addons_config.cloudrun_config","addons_config.gcp_filestore_csi_driver_config","addons_config.dns_cache_config","addons_config.gce_persistent_disk_csi_driver_config","addons_config.gke_backup_agent_config","addons_config.config_connector_config","addons_config.gcs_fuse_csi_driver_config","addons_config.stateful_ha_config","addons_config.ray_operator_config","addons_config.parallelstore_csi_driver_config","addons_config.lustre_csi_driver_config"] | conflictsWith ["enable_autopilot"]
      enabled bool required
  anonymous_authentication_config: list ..1
    mode string required | among ["ENABLED","LIMITED"]
  authenticator_groups_config: list ..1
    security_group string required
  binary_authorization: list ..1
    enabled bool optional deprecated | conflictsWith ["enable_autopilot","binary_authorization.evaluation_mode"]
    evaluation_mode string optional computed | among ["DISABLED","PROJECT_SINGLETON_POLICY_ENFORCE"] | conflictsWith ["binary_authorization.enabled"]
  cluster_autoscaling: list ..1
    auto_provisioning_locations list(string) optional computed
    autoscaling_profile string optional | default "BALANCED" | among ["BALANCED","OPTIMIZE_UTILIZATION"]
    enabled bool optional computed | conflictsWith ["enable_autopilot"]
    auto_provisioning_defaults: list ..1
      boot_disk_kms_key string optional | replaces
      disk_size number optional | default 100 | least 10
      disk_type string optional | default "pd-standard" | among ["pd-standard","pd-ssd","pd-balanced"]
      image_type string optional | default "COS_CONTAINERD" | among ["COS_CONTAINERD","COS","UBUNTU_CONTAINERD","UBUNTU"]
      min_cpu_platform string optional
      oauth_scopes list(string) optional computed
      service_account string optional | default "default"
      management: list ..1
        auto_repair bool optional computed
        auto_upgrade bool optional computed
        upgrade_options list(object({auto_upgrade_start_time=string,description=string})) computed
      shielded_instance_config: list ..1
        enable_integrity_monitoring bool optional | default true | atLeastOneOf ["cluster_autoscaling.auto_provisioning_defaults.shielded_instance_config.enable_secure_boot","cluster_autoscaling.auto_provisioning_defaults.shielded_instance_config.enable_integrity_monitoring"]
        enable_secure_boot bool optional | default false | atLeastOneOf ["cluster_autoscaling.auto_provisioning_defaults.shielded_instance_config.enable_secure_boot","cluster_autoscaling.auto_provisioning_defaults.shielded_instance_config.enable_integrity_monitoring"]
      upgrade_settings: list ..1
        max_surge number optional
        max_unavailable number optional
        strategy string optional computed | among ["NODE_POOL_UPDATE_STRATEGY_UNSPECIFIED","BLUE_GREEN","SURGE"]
        blue_green_settings: list ..1
          node_pool_soak_duration string optional computed
          standard_rollout_policy: list ..1
            batch_node_count number optional computed | exactlyOneOf ["cluster_autoscaling.auto_provisioning_defaults.upgrade_settings.blue_green_settings.standard_rollout_policy.batch_percentage","cluster_autoscaling.auto_provisioning_defaults.upgrade_settings.blue_green_settings.standard_rollout_policy.batch_node_count"]
            batch_percentage number optional computed | least 0 | most 1 | exactlyOneOf ["cluster_autoscaling.auto_provisioning_defaults.upgrade_settings.blue_green_settings.standard_rollout_policy.batch_percentage","cluster_autoscaling.auto_provisioning_defaults.upgrade_settings.blue_green_settings.standard_rollout_policy.batch_node_count"]
            batch_soak_duration string optional | default "0s"
    resource_limits: list | conflictsWith ["enable_autopilot"]
      maximum number required | least 1
      minimum number optional
      resource_type string required
  confidential_nodes: list ..1 | replaces
    confidential_instance_type string optional | replaces | among ["SEV","SEV_SNP","TDX"]
    enabled bool required | replaces
  control_plane_endpoints_config: list ..1
    dns_endpoint_config: list ..1
      allow_external_traffic bool optional
      endpoint string optional computed
    ip_endpoints_config: list ..1
      enabled bool optional
  cost_management_config: list ..1
    enabled bool required
  database_encryption: list ..1
    key_name string optional
    state string required | among ["ENCRYPTED","DECRYPTED"]
  default_snat_status: list ..1
    disabled bool required
  dns_config: list ..1
    additive_vpc_scope_dns_domain string optional
    cluster_dns string optional | default "PROVIDER_UNSPECIFIED" | among ["PROVIDER_UNSPECIFIED","PLATFORM_DEFAULT","CLOUD_DNS"]
    cluster_dns_domain string optional
    cluster_dns_scope string optional | among ["DNS_SCOPE_UNSPECIFIED","CLUSTER_SCOPE","VPC_SCOPE"]
  enable_k8s_beta_apis: list ..1
    enabled_apis set(string) required
  enterprise_config: list ..1
    cluster_tier string computed
    desired_tier string optional computed | among ["STANDARD","ENTERPRISE"]
  fleet: list ..1
    membership string computed
    membership_id string computed
    membership_location string computed
    pre_registered bool computed
    project string optional
  gateway_api_config: list ..1
    channel string required | among ["CHANNEL_DISABLED","CHANNEL_EXPERIMENTAL","CHANNEL_STANDARD"]
  gke_auto_upgrade_config: list ..1
    patch_mode string required
  identity_service_config: list ..1
    enabled bool optional
  ip_allocation_policy: list ..1 | replaces | conflictsWith ["cluster_ipv4_cidr"]
    cluster_ipv4_cidr_block string optional computed | replaces | conflictsWith ["ip_allocation_policy.cluster_secondary_range_name","ip_allocation_policy.services_secondary_range_name"]
    cluster_secondary_range_name string optional computed | replaces | conflictsWith ["ip_allocation_policy.cluster_ipv4_cidr_block","ip_allocation_policy.services_ipv4_cidr_block"]
    services_ipv4_cidr_block string optional computed | replaces | conflictsWith ["ip_allocation_policy.cluster_secondary_range_name","ip_allocation_policy.services_secondary_range_name"]
    services_secondary_range_name string optional computed | replaces | conflictsWith ["ip_allocation_policy.cluster_ipv4_cidr_block","ip_allocation_policy.services_ipv4_cidr_block"]
    stack_type string optional | default "IPV4" | among ["IPV4","IPV4_IPV6"]
    additional_ip_ranges_config: list
      pod_ipv4_range_names list(string) optional
      subnetwork string required
    additional_pod_ranges_config: list ..1
      pod_range_names set(string) required
    pod_cidr_overprovision_config: list ..1 | replaces
      disabled bool required
  logging_config: list ..1
    enable_components list(string) required | among ["SYSTEM_COMPONENTS","APISERVER","CONTROLLER_MANAGER","KCP_CONNECTION","KCP_SSHD","KCP_HPA","SCHEDULER","WORKLOADS"]
  maintenance_policy: list ..1
    daily_maintenance_window: list ..1 | exactlyOneOf ["maintenance_policy.daily_maintenance_window","maintenance_policy.recurring_window"]
      duration string computed
      start_time string required
    maintenance_exclusion: set ..20
      end_time string required | is "rfc3339"
      exclusion_name string required
      start_time string required | is "rfc3339"
      exclusion_options: list ..1
        scope string required | among ["NO_UPGRADES","NO_MINOR_UPGRADES","NO_MINOR_OR_NODE_UPGRADES"]
    recurring_window: list ..1 | exactlyOneOf ["maintenance_policy.daily_maintenance_window","maintenance_policy.recurring_window"]
      end_time string required | is "rfc3339"
      recurrence string required
      start_time string required | is "rfc3339"
  master_auth: list ..1
    client_certificate string computed
    client_key string computed sensitive
    cluster_ca_certificate string computed
    client_certificate_config: list 1..1 | replaces
      issue_client_certificate bool required | replaces
  master_authorized_networks_config: list ..1
    gcp_public_cidrs_access_enabled bool optional computed
    private_endpoint_enforcement_enabled bool optional computed
    cidr_blocks: set
      cidr_block string required | is "cidr"
      display_name string optional
  mesh_certificates: list ..1
    enable_certificates bool required
  monitoring_config: list ..1
    enable_components list(string) optional computed
    advanced_datapath_observability_config: list ..1
      enable_metrics bool required
      enable_relay bool required
    managed_prometheus: list ..1
      enabled bool required
      auto_monitoring_config: list ..1
        scope string required | among ["ALL","NONE"]
  network_performance_config: list ..1
    total_egress_bandwidth_tier string required
  network_policy: list ..1 | conflictsWith ["enable_autopilot"]
    enabled bool required
    provider string optional | among ["PROVIDER_UNSPECIFIED","CALICO"]
${within(nodeConfig, 2)}
  node_pool: list | replaces | conflictsWith ["enable_autopilot"]
    initial_node_count number optional computed | replaces
    instance_group_urls list(string) computed
    managed_instance_group_urls list(string) computed
    max_pods_per_node number optional computed | replaces
    name string optional computed | replaces
    name_prefix string optional computed | replaces
    node_count number optional computed | least 0
    node_locations set(string) optional computed
    version string optional computed
${within(poolBlocks, 4)}
    placement_policy: list ..1 | replaces
      policy_name string optional | replaces
      tpu_topology string optional
      type string required
    queued_provisioning: list ..1 | replaces
      enabled bool required | replaces
${within(upgradeSettings, 4)}
  node_pool_auto_config: list ..1
    resource_manager_tags map(string) optional
    linux_node_config: list ..1
      cgroup_mode string optional computed | among ["CGROUP_MODE_UNSPECIFIED","CGROUP_MODE_V1","CGROUP_MODE_V2"]
    network_tags: list ..1
      tags list(string) optional
    node_kubelet_config: list ..1
      insecure_kubelet_readonly_port_enabled string optional computed | among ["FALSE","TRUE"]
  node_pool_defaults: list ..1
    node_config_defaults: list ..1
      insecure_kubelet_readonly_port_enabled string optional computed | among ["FALSE","TRUE"]
      logging_variant string optional computed | among ["DEFAULT","MAX_THROUGHPUT"]
      containerd_config: list ..1
        private_registry_access_config: list ..1
          enabled bool required
          certificate_authority_domain_config: list
            fqdns list(string) required
            gcp_secret_manager_certificate_config: list 1..1
              secret_uri string required
      gcfs_config: list ..1
        enabled bool required
  notification_config: list ..1
    pubsub: list 1..1
      enabled bool required
      topic string optional
      filter: list ..1
        event_type list(string) required | among ["UPGRADE_AVAILABLE_EVENT","UPGRADE_EVENT","SECURITY_BULLETIN_EVENT","UPGRADE_INFO_EVENT"]
  pod_autoscaling: list ..1
    hpa_profile string required | among ["NONE","PERFORMANCE"]
  private_cluster_config: list ..1
    enable_private_endpoint bool optional | atLeastOneOf ["private_cluster_config.enable_private_endpoint","private_cluster_config.enable_private_nodes","private_cluster_config.master_ipv4_cidr_block","private_cluster_config.private_endpoint_subnetwork","private_cluster_config.master_global_access_config"]
    enable_private_nodes bool optional | replaces | atLeastOneOf ["private_cluster_config.enable_private_endpoint","private_cluster_config.enable_private_nodes","private_cluster_config.master_ipv4_cidr_block","private_cluster_config.private_endpoint_subnetwork","private_cluster_config.master_global_access_config"]
    master_ipv4_cidr_block string optional computed | replaces | is "cidr" | atLeastOneOf ["private_cluster_config.enable_private_endpoint","private_cluster_config.enable_private_nodes","private_cluster_config.master_ipv4_cidr_block","private_cluster_config.private_endpoint_subnetwork","private_cluster_config.master_global_access_config"]
    peering_name string computed
    private_endpoint string computed
    private_endpoint_subnetwork string optional | replaces | atLeastOneOf ["private_cluster_config.enable_private_endpoint","private_cluster_config.enable_private_nodes","private_cluster_config.master_ipv4_cidr_block","private_cluster_config.private_endpoint_subnetwork","private_cluster_config.master_global_access_config"]
    public_endpoint string computed
    master_global_access_config: list ..1 | atLeastOneOf ["private_cluster_config.enable_private_endpoint","private_cluster_config.enable_private_nodes","private_cluster_config.master_ipv4_cidr_block","private_cluster_config.private_endpoint_subnetwork","private_cluster_config.master_global_access_config"]
      enabled bool required
  rbac_binding_config: list ..1
    enable_insecure_binding_system_authenticated bool optional
    enable_insecure_binding_system_unauthenticated bool optional
  release_channel: list ..1
    channel string required | among ["UNSPECIFIED","RAPID","REGULAR","STABLE","EXTENDED"]
  resource_usage_export_config: list ..1
    enable_network_egress_metering bool optional | default false
    enable_resource_consumption_metering bool optional | default true
    bigquery_destination: list 1..1
      dataset_id string required
  secret_manager_config: list ..1
    enabled bool required
  security_posture_config: list ..1
    mode string optional computed | among ["DISABLED","BASIC","ENTERPRISE","MODE_UNSPECIFIED"]
    vulnerability_mode string optional computed | among ["VULNERABILITY_DISABLED","VULNERABILITY_BASIC","VULNERABILITY_ENTERPRISE","VULNERABILITY_MODE_UNSPECIFIED"]
  service_external_ips_config: list ..1
    enabled bool required
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
  user_managed_keys_config: list ..1
    aggregation_ca string optional | replaces
    cluster_ca string optional | replaces
    control_plane_disk_encryption_key string optional
    etcd_api_ca string optional | replaces
    etcd_peer_ca string optional | replaces
    gkeops_etcd_backup_encryption_key string optional
    service_account_signing_keys set(string) optional
    service_account_verification_keys set(string) optional
  vertical_pod_autoscaling: list ..1
    enabled bool required
  workload_identity_config: list ..1
    workload_pool string optional
`;

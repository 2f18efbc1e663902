import { within } from '../../schema/within.ts';
import { sysctlConfig } from './sysctl.ts';

/** Kubernetes clusters, as in hashicorp/azurerm 4.79. */
export const clusterTable = String.raw`
resource azurerm_kubernetes_cluster 2
  ai_toolchain_operator_enabled bool optional | default false
  automatic_upgrade_channel string optional | among ["patch","rapid","stable","node-image"]
  azure_policy_enabled bool optional
  cost_analysis_enabled bool optional
  current_kubernetes_version string computed
  custom_ca_trust_certificates_base64 list(string) optional | is "base64"
  disk_encryption_set_id string optional | replaces
  dns_prefix string optional | replaces | exactlyOneOf ["dns_prefix","dns_prefix_private_cluster"]
  dns_prefix_private_cluster string optional | replaces | exactlyOneOf ["dns_prefix","dns_prefix_private_cluster"]
  edge_zone string optional | replaces
  fqdn string computed
  http_application_routing_enabled bool optional
  http_application_routing_zone_name string computed
  id string optional computed
  image_cleaner_enabled bool optional
  image_cleaner_interval_hours number optional | least 24 | most 2160
  kube_admin_config list(object({client_certificate=string,client_key=string,cluster_ca_certificate=string,host=string,password=string,username=string})) computed sensitive
  kube_admin_config_raw string computed sensitive
  kube_config list(object({client_certificate=string,client_key=string,cluster_ca_certificate=string,host=string,password=string,username=string})) computed sensitive
  kube_config_raw string computed sensitive
  kubernetes_version string optional computed | shortest 1
  local_account_disabled bool optional
  location string required | replaces
  name string required | replaces | shortest 1
  node_os_upgrade_channel string optional | default "NodeImage" | among ["NodeImage","None","SecurityPatch","Unmanaged"]
  node_resource_group string optional computed | replaces
  node_resource_group_id string computed
  oidc_issuer_enabled bool optional computed
  oidc_issuer_url string computed
  open_service_mesh_enabled bool optional
  portal_fqdn string computed
  private_cluster_enabled bool optional | replaces | default false
  private_cluster_public_fqdn_enabled bool optional | default false
  private_dns_zone_id string optional computed | replaces
  private_fqdn string computed
  resource_group_name string required | replaces
  role_based_access_control_enabled bool optional | replaces | default true
  run_command_enabled bool optional | default true
  sku_tier string optional | default "Free" | among ["Free","Standard","Premium"]
  support_plan string optional | default "KubernetesOfficial" | among ["KubernetesOfficial","AKSLongTermSupport"]
  tags map(string) optional
  workload_identity_enabled bool optional | default false
  aci_connector_linux: list ..1
    connector_identity list(object({client_id=string,object_id=string,user_assigned_identity_id=string})) computed
    subnet_name string required | shortest 1
  api_server_access_profile: list ..1
    authorized_ip_ranges set(string) optional | is "cidr"
    subnet_id string optional | is "azure-resource-id"
    virtual_network_integration_enabled bool optional | default false
  auto_scaler_profile: list ..1
    balance_similar_node_groups bool optional | default false
    daemonset_eviction_for_empty_nodes_enabled bool optional | default false
    daemonset_eviction_for_occupied_nodes_enabled bool optional | default true
    empty_bulk_delete_max string optional computed
    expander string optional | default "random" | among ["least-waste","most-pods","priority","random"]
    ignore_daemonsets_utilization_enabled bool optional | default false
    max_graceful_termination_sec string optional computed
    max_node_provisioning_time string optional | default "15m"
    max_unready_nodes number optional | default 3 | least 0
    max_unready_percentage number optional | default 45 | least 0 | most 100
    new_pod_scale_up_delay string optional computed
    scale_down_delay_after_add string optional computed
    scale_down_delay_after_delete string optional computed
    scale_down_delay_after_failure string optional computed
    scale_down_unneeded string optional computed
    scale_down_unready string optional computed
    scale_down_utilization_threshold string optional computed
    scan_interval string optional computed
    skip_nodes_with_local_storage bool optional
    skip_nodes_with_system_pods bool optional | default true
  azure_active_directory_role_based_access_control: list ..1
    admin_group_object_ids list(string) optional | is "uuid" | atLeastOneOf ["azure_active_directory_role_based_access_control.tenant_id","azure_active_directory_role_based_access_control.admin_group_object_ids"]
    azure_rbac_enabled bool optional
    tenant_id string optional computed | atLeastOneOf ["azure_active_directory_role_based_access_control.tenant_id","azure_active_directory_role_based_access_control.admin_group_object_ids"]
  bootstrap_profile: list ..1
    artifact_source string optional | default "Direct" | among ["Cache","Direct"]
    container_registry_id string optional | is "azure-resource-id"
  confidential_computing: list ..1
    sgx_quote_helper_enabled bool required
  default_node_pool: list 1..1
    auto_scaling_enabled bool optional
    capacity_reservation_group_id string optional | replaces | is "azure-resource-id"
    fips_enabled bool optional
    gpu_driver string optional | replaces | among ["Install","None"]
    gpu_instance string optional | replaces | among ["MIG1g","MIG2g","MIG3g","MIG4g","MIG7g"]
    host_encryption_enabled bool optional
    host_group_id string optional | replaces
    kubelet_disk_type string optional computed | among ["OS","Temporary"]
    max_count number optional | least 1 | most 1000
    max_pods number optional computed
    min_count number optional | least 1 | most 1000
    name string required | like "^[a-z]{1}[a-z\\d]{0,11}$"
    node_count number optional computed | least 1 | most 1000
    node_labels map(string) optional computed
    node_public_ip_enabled bool optional
    node_public_ip_prefix_id string optional | replaces | is "azure-resource-id" | needs ["default_node_pool.node_public_ip_enabled"]
    only_critical_addons_enabled bool optional
    orchestrator_version string optional computed | shortest 1
    os_disk_size_gb number optional computed | least 1
    os_disk_type string optional | default "Managed" | among ["Ephemeral","Managed"]
    os_sku string optional computed | among ["AzureLinux","AzureLinux3","Ubuntu","Ubuntu2204","Ubuntu2404","Windows2019","Windows2022"]
    pod_subnet_id string optional | is "azure-resource-id"
    proximity_placement_group_id string optional | replaces | is "azure-resource-id"
    scale_down_mode string optional | default "Delete" | among ["Deallocate","Delete"]
    snapshot_id string optional | is "azure-resource-id"
    tags map(string) optional
    temporary_name_for_rotation string optional | like "^[a-z]{1}[a-z\\d]{0,11}$"
    type string optional | replaces | default "VirtualMachineScaleSets" | among ["VirtualMachineScaleSets"]
    ultra_ssd_enabled bool optional | default false
    vm_size string optional computed | shortest 1
    vnet_subnet_id string optional | is "azure-resource-id"
    workload_runtime string optional computed | among ["KataVmIsolation","OCIContainer"]
    zones set(string) optional
    kubelet_config: list ..1
      allowed_unsafe_sysctls set(string) optional
      container_log_max_files number optional computed | least 2 | conflictsWith ["default_node_pool.kubelet_config.container_log_max_line"]
      container_log_max_line number optional computed deprecated | least 2 | conflictsWith ["default_node_pool.kubelet_config.container_log_max_files"]
      container_log_max_size_mb number optional
      cpu_cfs_quota_enabled bool optional | default true
      cpu_cfs_quota_period string optional
      cpu_manager_policy string optional | among ["none","static"]
      image_gc_high_threshold number optional | least 0 | most 100
      image_gc_low_threshold number optional | least 0 | most 100
      pod_max_pid number optional
      topology_manager_policy string optional | among ["none","best-effort","restricted","single-numa-node"]
    linux_os_config: list ..1
      swap_file_size_mb number optional
      transparent_huge_page string optional computed | among ["always","madvise","never"] | conflictsWith ["default_node_pool.linux_os_config.transparent_huge_page_enabled"]
      transparent_huge_page_defrag string optional | among ["always","defer","defer+madvise","madvise","never"]
      transparent_huge_page_enabled string optional computed deprecated | among ["always","madvise","never"] | conflictsWith ["default_node_pool.linux_os_config.transparent_huge_page"]
${within(sysctlConfig, 6)}
    node_network_profile: list ..1
      application_security_group_ids list(string) optional | is "azure-resource-id"
      node_public_ip_tags map(string) optional | replaces
      allowed_host_ports: list
        port_end number optional | least 1 | most 65535
        port_start number optional | least 1 | most 65535
        protocol string optional | among ["TCP","UDP"]
    upgrade_settings: list ..1
      drain_timeout_in_minutes number optional
      max_surge string required
      node_soak_duration_in_minutes number optional | least 0 | most 30
      undrainable_node_behavior string optional
  http_proxy_config: list ..1
    http_proxy string optional
    https_proxy string optional
    no_proxy set(string) optional
    trusted_ca string optional sensitive
  identity: list ..1
    identity_ids set(string) optional | is "azure-resource-id"
    principal_id string computed
    tenant_id string computed
    type string required | among ["UserAssigned","SystemAssigned"]
  ingress_application_gateway: list ..1
    effective_gateway_id string computed
    gateway_id string optional | is "azure-resource-id" | atLeastOneOf ["ingress_application_gateway.gateway_id","ingress_application_gateway.subnet_cidr","ingress_application_gateway.subnet_id"] | conflictsWith ["ingress_application_gateway.subnet_cidr","ingress_application_gateway.subnet_id"]
    gateway_name string optional | shortest 1
    ingress_application_gateway_identity list(object({client_id=string,object_id=string,user_assigned_identity_id=string})) computed
    subnet_cidr string optional | is "cidr" | atLeastOneOf ["ingress_application_gateway.gateway_id","ingress_application_gateway.subnet_cidr","ingress_application_gateway.subnet_id"] | conflictsWith ["ingress_application_gateway.gateway_id","ingress_application_gateway.subnet_id"]
    subnet_id string optional | is "azure-resource-id" | atLeastOneOf ["ingress_application_gateway.gateway_id","ingress_application_gateway.subnet_cidr","ingress_application_gateway.subnet_id"] | conflictsWith ["ingress_application_gateway.gateway_id","ingress_application_gateway.subnet_cidr"]
  key_management_service: list ..1
    key_vault_key_id string required
    key_vault_network_access string optional | default "Public" | among ["Private","Public"]
  key_vault_secrets_provider: list ..1
    secret_identity list(object({client_id=string,object_id=string,user_assigned_identity_id=string})) computed
    secret_rotation_enabled bool optional | default false | atLeastOneOf ["key_vault_secrets_provider.secret_rotation_enabled","key_vault_secrets_provider.secret_rotation_interval"]
    secret_rotation_interval string optional | default "2m" | atLeastOneOf ["key_vault_secrets_provider.secret_rotation_enabled","key_vault_secrets_provider.secret_rotation_interval"]
  kubelet_identity: list ..1
    client_id string optional computed | replaces | shortest 1 | needs ["kubelet_identity.object_id","kubelet_identity.user_assigned_identity_id","identity.identity_ids"]
    object_id string optional computed | replaces | shortest 1 | needs ["kubelet_identity.client_id","kubelet_identity.user_assigned_identity_id","identity.identity_ids"]
    user_assigned_identity_id string optional computed | replaces | is "azure-resource-id" | needs ["kubelet_identity.client_id","kubelet_identity.object_id","identity.identity_ids"]
  linux_profile: list ..1
    admin_username string required | replaces
    ssh_key: list 1..1
      key_data string required | replaces | shortest 1
  maintenance_window: list ..1
    allowed: set | atLeastOneOf ["maintenance_window.allowed","maintenance_window.not_allowed"]
      day string required | among ["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"]
      hours set(number) required | least 0 | most 23
    not_allowed: set | atLeastOneOf ["maintenance_window.allowed","maintenance_window.not_allowed"]
      end string required | is "rfc3339"
      start string required | is "rfc3339"
  maintenance_window_auto_upgrade: list ..1
    day_of_month number optional | least 0 | most 31
    day_of_week string optional | among ["Friday","Monday","Saturday","Sunday","Thursday","Tuesday","Wednesday"]
    duration number required | least 4 | most 24
    frequency string required | among ["Daily","Weekly","RelativeMonthly","AbsoluteMonthly"]
    interval number required
    start_date string optional computed
    start_time string optional
    utc_offset string optional
    week_index string optional | among ["First","Fourth","Last","Second","Third"]
    not_allowed: set
      end string required | is "rfc3339"
      start string required | is "rfc3339"
  maintenance_window_node_os: list ..1
    day_of_month number optional | least 0 | most 31
    day_of_week string optional | among ["Friday","Monday","Saturday","Sunday","Thursday","Tuesday","Wednesday"]
    duration number required | least 4 | most 24
    frequency string required | among ["Weekly","RelativeMonthly","AbsoluteMonthly","Daily"]
    interval number required
    start_date string optional computed | is "rfc3339"
    start_time string optional
    utc_offset string optional
    week_index string optional | among ["First","Fourth","Last","Second","Third"]
    not_allowed: set
      end string required | is "rfc3339"
      start string required | is "rfc3339"
  microsoft_defender: list ..1
    log_analytics_workspace_id string required | is "azure-resource-id"
  monitor_metrics: list ..1
    annotations_allowed string optional | shortest 1
    labels_allowed string optional | shortest 1
  network_profile: list ..1 | replaces
    dns_service_ip string optional computed | replaces | is "ipv4"
    ip_versions list(string) optional computed | replaces | among ["IPv4","IPv6"]
    load_balancer_sku string optional | replaces | default "standard" | among ["basic","standard"]
    network_data_plane string optional | default "azure" | among ["azure","cilium"]
    network_mode string optional computed | replaces | among ["bridge","transparent"]
    network_plugin string required | among ["azure","kubenet","none"]
    network_plugin_mode string optional | among ["overlay"]
    network_policy string optional computed | among ["calico","azure","cilium"]
    outbound_type string optional | default "loadBalancer" | among ["loadBalancer","userDefinedRouting","managedNATGateway","userAssignedNATGateway","none"]
    pod_cidr string optional computed | is "cidr"
    pod_cidrs list(string) optional computed | shortest 1
    service_cidr string optional computed | replaces | is "cidr"
    service_cidrs list(string) optional computed | replaces | shortest 1
    advanced_networking: list ..1
      observability_enabled bool optional | default false | atLeastOneOf ["network_profile.advanced_networking.observability_enabled","network_profile.advanced_networking.security_enabled"]
      security_enabled bool optional | default false | atLeastOneOf ["network_profile.advanced_networking.observability_enabled","network_profile.advanced_networking.security_enabled"]
    load_balancer_profile: list ..1 | replaces
      backend_pool_type string optional | default "NodeIPConfiguration" | among ["NodeIPConfiguration","NodeIP"]
      effective_outbound_ips set(string) computed
      idle_timeout_in_minutes number optional | default 30 | least 4 | most 100
      managed_outbound_ip_count number optional computed | least 1 | most 100 | conflictsWith ["network_profile.load_balancer_profile.outbound_ip_prefix_ids","network_profile.load_balancer_profile.outbound_ip_address_ids"]
      managed_outbound_ipv6_count number optional computed | least 1 | most 100 | conflictsWith ["network_profile.load_balancer_profile.outbound_ip_prefix_ids","network_profile.load_balancer_profile.outbound_ip_address_ids"]
      outbound_ip_address_ids set(string) optional | is "azure-resource-id" | conflictsWith ["network_profile.load_balancer_profile.managed_outbound_ip_count","network_profile.load_balancer_profile.outbound_ip_prefix_ids"]
      outbound_ip_prefix_ids set(string) optional | is "azure-resource-id" | conflictsWith ["network_profile.load_balancer_profile.managed_outbound_ip_count","network_profile.load_balancer_profile.outbound_ip_address_ids"]
      outbound_ports_allocated number optional | default 0 | least 0 | most 64000
    nat_gateway_profile: list ..1 | replaces
      effective_outbound_ips set(string) computed
      idle_timeout_in_minutes number optional | default 4 | least 4 | most 120
      managed_outbound_ip_count number optional computed | least 1 | most 100
  node_provisioning_profile: list ..1
    default_node_pools string optional | default "Auto" | among ["Auto","None"] | atLeastOneOf ["node_provisioning_profile.mode","node_provisioning_profile.default_node_pools"]
    mode string optional | default "Manual" | among ["Auto","Manual"] | atLeastOneOf ["node_provisioning_profile.mode","node_provisioning_profile.default_node_pools"]
  oms_agent: list ..1
    log_analytics_workspace_id string required | is "azure-resource-id"
    msi_auth_for_monitoring_enabled bool optional
    oms_agent_identity list(object({client_id=string,object_id=string,user_assigned_identity_id=string})) computed
  service_mesh_profile: list ..1
    external_ingress_gateway_enabled bool optional
    internal_ingress_gateway_enabled bool optional
    mode string required | among ["Istio"]
    revisions list(string) required | shortest 1
    certificate_authority: list ..1
      cert_chain_object_name string required | shortest 1
      cert_object_name string required | shortest 1
      key_object_name string required | shortest 1
      key_vault_id string required
      root_cert_object_name string required | shortest 1
  service_principal: list ..1 | exactlyOneOf ["identity","service_principal"]
    client_id string required
    client_secret string required sensitive | shortest 1
  storage_profile: list ..1
    blob_driver_enabled bool optional | default false
    disk_driver_enabled bool optional | default true
    file_driver_enabled bool optional | default true
    snapshot_controller_enabled bool optional | default true
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
  upgrade_override: list ..1
    effective_until string optional | is "rfc3339"
    force_upgrade_enabled bool required
  web_app_routing: list ..1
    default_nginx_controller string optional | default "AnnotationControlled" | among ["AnnotationControlled","Internal","External","None"]
    dns_zone_ids list(string) required
    web_app_routing_identity list(object({client_id=string,object_id=string,user_assigned_identity_id=string})) computed
  windows_profile: list ..1
    admin_password string required sensitive | shortest 8 | longest 123
    admin_username string required | replaces
    license string optional | among ["Windows_Server"]
    gmsa: list ..1
      dns_server string required
      root_domain string required
  workload_autoscaler_profile: list ..1
    keda_enabled bool optional | default false
    vertical_pod_autoscaler_enabled bool optional | default false

resource azurerm_kubernetes_cluster_node_pool 1
  auto_scaling_enabled bool optional
  capacity_reservation_group_id string optional | replaces | is "azure-resource-id"
  eviction_policy string optional | replaces | among ["Delete","Deallocate"]
  fips_enabled bool optional
  gpu_driver string optional | replaces | among ["Install","None"]
  gpu_instance string optional | replaces | among ["MIG1g","MIG2g","MIG3g","MIG4g","MIG7g"]
  host_encryption_enabled bool optional
  host_group_id string optional | replaces
  id string optional computed
  kubelet_disk_type string optional computed | among ["OS","Temporary"]
  kubernetes_cluster_id string required | replaces
  max_count number optional | least 0 | most 1000
  max_pods number optional computed
  min_count number optional | least 0 | most 1000
  mode string optional | default "User" | among ["System","User"]
  name string required | replaces | like "^[a-z]{1}[a-z\\d]{0,11}$"
  node_count number optional computed | least 0 | most 1000
  node_image_version string computed
  node_labels map(string) optional computed
  node_public_ip_enabled bool optional
  node_public_ip_prefix_id string optional | replaces | needs ["node_public_ip_enabled"]
  node_taints list(string) optional
  orchestrator_version string optional computed | shortest 1
  os_disk_size_gb number optional computed | least 1
  os_disk_type string optional | default "Managed" | among ["Ephemeral","Managed"]
  os_sku string optional computed | among ["AzureLinux","AzureLinux3","Ubuntu","Ubuntu2204","Ubuntu2404","Windows2019","Windows2022"]
  os_type string optional | replaces | default "Linux" | among ["Linux","Windows"]
  pod_subnet_id string optional | is "azure-resource-id"
  priority string optional | replaces | default "Regular" | among ["Regular","Spot"]
  proximity_placement_group_id string optional | replaces | is "azure-resource-id"
  scale_down_mode string optional | default "Delete" | among ["Deallocate","Delete"]
  snapshot_id string optional | is "azure-resource-id"
  spot_max_price number optional | replaces | default -1
  tags map(string) optional
  temporary_name_for_rotation string optional | like "^[a-z]{1}[a-z\\d]{0,11}$"
  ultra_ssd_enabled bool optional | default false
  vm_size string optional computed | shortest 1
  vnet_subnet_id string optional | is "azure-resource-id"
  workload_runtime string optional | among ["KataVmIsolation","OCIContainer","WasmWasi"]
  zones set(string) optional
  kubelet_config: list ..1
    allowed_unsafe_sysctls set(string) optional
    container_log_max_files number optional computed | least 2 | conflictsWith ["kubelet_config.container_log_max_line"]
    container_log_max_line number optional computed deprecated | least 2 | conflictsWith ["kubelet_config.container_log_max_files"]
    container_log_max_size_mb number optional
    cpu_cfs_quota_enabled bool optional | default true
    cpu_cfs_quota_period string optional
    cpu_manager_policy string optional | among ["none","static"]
    image_gc_high_threshold number optional | least 0 | most 100
    image_gc_low_threshold number optional | least 0 | most 100
    pod_max_pid number optional
    topology_manager_policy string optional | among ["none","best-effort","restricted","single-numa-node"]
  linux_os_config: list ..1
    swap_file_size_mb number optional
    transparent_huge_page string optional computed | among ["always","madvise","never"] | conflictsWith ["linux_os_config.transparent_huge_page_enabled"]
    transparent_huge_page_defrag string optional | among ["always","defer","defer+madvise","madvise","never"]
    transparent_huge_page_enabled string optional computed deprecated | among ["always","madvise","never"] | conflictsWith ["linux_os_config.transparent_huge_page"]
${within(sysctlConfig, 4)}
  node_network_profile: list ..1
    application_security_group_ids list(string) optional | is "azure-resource-id"
    node_public_ip_tags map(string) optional | replaces
    allowed_host_ports: list
      port_end number optional | least 1 | most 65535
      port_start number optional | least 1 | most 65535
      protocol string optional | among ["TCP","UDP"]
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
  upgrade_settings: list ..1
    drain_timeout_in_minutes number optional | least 0
    max_surge string optional | shortest 1 | conflictsWith ["upgrade_settings.max_unavailable"]
    max_unavailable string optional | shortest 1 | conflictsWith ["upgrade_settings.max_surge"]
    node_soak_duration_in_minutes number optional | least 0 | most 30
    undrainable_node_behavior string optional
  windows_profile: list ..1 | replaces
    outbound_nat_enabled bool optional | replaces | default true
`;

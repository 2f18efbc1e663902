/** What the machines of a cluster are: the same in the cluster's own nodes, in its pools and in pools of their own. */
export const nodeConfig = `
node_config: list ..1 | replaces
  boot_disk_kms_key string optional | replaces
  disk_size_gb number optional computed | least 10
  disk_type string optional computed
  effective_taints list(object({effect=string,key=string,value=string})) computed
  enable_confidential_storage bool optional | replaces
  flex_start bool optional | replaces
  image_type string optional computed
  labels map(string) optional computed
  local_ssd_count number optional computed | replaces | least 0
  local_ssd_encryption_mode string optional | replaces | among ["STANDARD_ENCRYPTION","EPHEMERAL_KEY_ENCRYPTION"]
  logging_variant string optional computed | among ["DEFAULT","MAX_THROUGHPUT"]
  machine_type string optional computed
  max_run_duration string optional | replaces
  metadata map(string) optional computed | replaces
  min_cpu_platform string optional computed | replaces
  node_group string optional | replaces
  oauth_scopes set(string) optional computed | replaces
  preemptible bool optional | replaces | default false
  resource_labels map(string) optional
  resource_manager_tags map(string) optional
  service_account string optional computed | replaces
  spot bool optional | replaces | default false
  storage_pools list(string) optional
  tags list(string) optional
  advanced_machine_features: list ..1 | replaces
    enable_nested_virtualization bool optional | replaces
    performance_monitoring_unit string optional | among ["ARCHITECTURAL","STANDARD","ENHANCED"]
    threads_per_core number required | replaces
  boot_disk: list ..1
    disk_type string optional computed
    provisioned_iops number optional computed
    provisioned_throughput number optional computed
    size_gb number optional computed | least 10
  confidential_nodes: list ..1
    confidential_instance_type string optional | replaces | among ["SEV","SEV_SNP","TDX"]
    enabled bool required
  containerd_config: list ..1
    private_registry_access_config: list ..1
      enabled bool required
      certificate_authority_domain_config: list
        fqdns list(string) required
        gcp_secret_manager_certificate_config: list 1..1
          secret_uri string required
  ephemeral_storage_local_ssd_config: list ..1 | replaces
    data_cache_count number optional | replaces | least 0
    local_ssd_count number required | replaces | least 0
  fast_socket: list ..1
    enabled bool required
  gcfs_config: list ..1
    enabled bool required
  guest_accelerator: list | replaces
    count number required | replaces
    gpu_partition_size string optional | replaces
    type string required | replaces
    gpu_driver_installation_config: list ..1 | replaces
      gpu_driver_version string required | replaces | among ["GPU_DRIVER_VERSION_UNSPECIFIED","INSTALLATION_DISABLED","DEFAULT","LATEST"]
    gpu_sharing_config: list ..1 | replaces
      gpu_sharing_strategy string required | replaces
      max_shared_clients_per_gpu number required | replaces
  gvnic: list ..1
    enabled bool required
  host_maintenance_policy: list ..1 | replaces
    maintenance_interval string required | replaces | among ["MAINTENANCE_INTERVAL_UNSPECIFIED","AS_NEEDED","PERIODIC"]
  kubelet_config: list ..1
    allowed_unsafe_sysctls list(string) optional
    container_log_max_files number optional
    container_log_max_size string optional
    cpu_cfs_quota bool optional
    cpu_cfs_quota_period string optional
    cpu_manager_policy string optional | among ["static","none",""]
    eviction_max_pod_grace_period_seconds number optional
    image_gc_high_threshold_percent number optional
    image_gc_low_threshold_percent number optional
    image_maximum_gc_age string optional
    image_minimum_gc_age string optional
    insecure_kubelet_readonly_port_enabled string optional computed | among ["FALSE","TRUE"]
    max_parallel_image_pulls number optional computed
    pod_pids_limit number optional
    single_process_oom_kill bool optional
    eviction_minimum_reclaim: list ..1
      imagefs_available string optional
      imagefs_inodes_free string optional
      memory_available string optional
      nodefs_available string optional
      nodefs_inodes_free string optional
      pid_available string optional
    eviction_soft: list ..1
      imagefs_available string optional
      imagefs_inodes_free string optional
      memory_available string optional
      nodefs_available string optional
      nodefs_inodes_free string optional
      pid_available string optional
    eviction_soft_grace_period: list ..1
      imagefs_available string optional
      imagefs_inodes_free string optional
      memory_available string optional
      nodefs_available string optional
      nodefs_inodes_free string optional
      pid_available string optional
  linux_node_config: list ..1
    cgroup_mode string optional computed | among ["CGROUP_MODE_UNSPECIFIED","CGROUP_MODE_V1","CGROUP_MODE_V2"]
    sysctls map(string) optional
    transparent_hugepage_defrag string optional | among ["TRANSPARENT_HUGEPAGE_DEFRAG_ALWAYS","TRANSPARENT_HUGEPAGE_DEFRAG_DEFER","TRANSPARENT_HUGEPAGE_DEFRAG_DEFER_WITH_MADVISE","TRANSPARENT_HUGEPAGE_DEFRAG_MADVISE","TRANSPARENT_HUGEPAGE_DEFRAG_NEVER","TRANSPARENT_HUGEPAGE_DEFRAG_UNSPECIFIED"]
    transparent_hugepage_enabled string optional computed | among ["TRANSPARENT_HUGEPAGE_ENABLED_ALWAYS","TRANSPARENT_HUGEPAGE_ENABLED_MADVISE","TRANSPARENT_HUGEPAGE_ENABLED_NEVER","TRANSPARENT_HUGEPAGE_ENABLED_UNSPECIFIED"]
    hugepages_config: list ..1
      hugepage_size_1g number optional
      hugepage_size_2m number optional
  local_nvme_ssd_block_config: list ..1 | replaces
    local_ssd_count number required | replaces | least 0
  reservation_affinity: list ..1 | replaces
    consume_reservation_type string required | replaces | among ["UNSPECIFIED","NO_RESERVATION","ANY_RESERVATION","SPECIFIC_RESERVATION"]
    key string optional | replaces
    values set(string) optional | replaces
  secondary_boot_disks: list ..127 | replaces
    disk_image string required | replaces
    mode string optional | replaces
  shielded_instance_config: list ..1 | replaces
    enable_integrity_monitoring bool optional | replaces | default true
    enable_secure_boot bool optional | replaces | default false
  sole_tenant_config: list ..1 | replaces
    min_node_cpus number optional
    node_affinity: set 1.. | replaces
      key string required | replaces
      operator string required | replaces | among ["IN","NOT_IN"]
      values list(string) required | replaces
  taint: list
    effect string required | among ["NO_SCHEDULE","PREFER_NO_SCHEDULE","NO_EXECUTE"]
    key string required
    value string required
  windows_node_config: list ..1
    osversion string optional | default "OS_VERSION_UNSPECIFIED" | among ["OS_VERSION_UNSPECIFIED","OS_VERSION_LTSC2019","OS_VERSION_LTSC2022"]
  workload_metadata_config: list ..1
    mode string required | among ["MODE_UNSPECIFIED","GCE_METADATA","GKE_METADATA"]
`;

/** How many machines a pool has, where they stand and who looks after them: the same in a cluster and on its own. */
export const poolBlocks = `
autoscaling: list ..1
  location_policy string optional computed | among ["BALANCED","ANY"]
  max_node_count number optional | least 0
  min_node_count number optional | least 0
  total_max_node_count number optional | least 0
  total_min_node_count number optional | least 0
management: list ..1
  auto_repair bool optional | default true
  auto_upgrade bool optional | default true
network_config: list ..1
  create_pod_range bool optional | replaces
  enable_private_nodes bool optional computed
  pod_ipv4_cidr_block string optional computed | replaces
  pod_range string optional computed | replaces
  subnetwork string computed
  additional_node_network_configs: list | replaces
    network string optional | replaces
    subnetwork string optional | replaces
  additional_pod_network_configs: list | replaces
    max_pods_per_node number optional computed | replaces
    secondary_pod_range string optional | replaces
    subnetwork string optional | replaces
  network_performance_config: list ..1
    total_egress_bandwidth_tier string required
  pod_cidr_overprovision_config: list ..1 | replaces
    disabled bool required
${nodeConfig.trim()}
`;

/** How a pool gets newer machines. */
export const upgradeSettings = `
upgrade_settings: list ..1
  max_surge number optional computed | least 0
  max_unavailable number optional computed | least 0
  strategy string optional | default "SURGE" | among ["SURGE","BLUE_GREEN"]
  blue_green_settings: list ..1
    node_pool_soak_duration string optional computed
    standard_rollout_policy: list 1..1
      batch_node_count number optional computed
      batch_percentage number optional computed | least 0 | most 1
      batch_soak_duration string optional computed
`;

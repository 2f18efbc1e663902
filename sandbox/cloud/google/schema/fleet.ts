/** Machines by the dozen, as in hashicorp/google 6.50. */
export const fleetTable = `
resource google_compute_instance_template 1
  can_ip_forward bool optional | replaces | default false
  creation_timestamp string computed | replaces
  description string optional | replaces
  effective_labels map(string) computed | replaces
  id string optional computed
  instance_description string optional | replaces
  key_revocation_action_type string optional | replaces | among ["NONE","STOP",""]
  labels map(string) optional
  machine_type string required | replaces
  metadata map(string) optional | replaces
  metadata_fingerprint string computed | replaces
  metadata_startup_script string optional | replaces
  min_cpu_platform string optional | replaces
  name string optional computed | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$" | conflictsWith ["name_prefix"]
  name_prefix string optional computed | replaces
  numeric_id string computed | replaces
  project string optional computed | replaces
  region string optional computed | replaces
  resource_manager_tags map(string) optional | replaces
  resource_policies list(string) optional | replaces
  self_link string computed | replaces
  self_link_unique string computed | replaces
  tags set(string) optional | replaces
  tags_fingerprint string computed | replaces
  terraform_labels map(string) computed
  advanced_machine_features: list ..1 | replaces
    enable_nested_virtualization bool optional | replaces | default false
    enable_uefi_networking bool optional | replaces
    performance_monitoring_unit string optional | replaces | among ["STANDARD","ENHANCED","ARCHITECTURAL"]
    threads_per_core number optional | replaces
    turbo_mode string optional | among ["ALL_CORE_MAX"]
    visible_core_count number optional | replaces
  confidential_instance_config: list ..1 | replaces
    confidential_instance_type string optional | replaces | atLeastOneOf ["confidential_instance_config.enable_confidential_compute","confidential_instance_config.confidential_instance_type"]
    enable_confidential_compute bool optional | replaces | atLeastOneOf ["confidential_instance_config.enable_confidential_compute","confidential_instance_config.confidential_instance_type"]
  disk: list 1.. | replaces
    architecture string optional computed | replaces
    auto_delete bool optional | replaces | default true
    boot bool optional computed | replaces
    device_name string optional computed | replaces
    disk_name string optional | replaces
    disk_size_gb number optional computed | replaces
    disk_type string optional computed | replaces
    guest_os_features list(string) optional | replaces
    interface string optional computed | replaces
    labels map(string) optional | replaces
    mode string optional computed | replaces
    provisioned_iops number optional computed | replaces
    provisioned_throughput number optional computed | replaces
    resource_manager_tags map(string) optional | replaces
    resource_policies list(string) optional | replaces
    source string optional | replaces
    source_image string optional computed | replaces
    source_snapshot string optional | replaces
    type string optional computed | replaces
    disk_encryption_key: list ..1 | replaces
      kms_key_self_link string optional | replaces
      kms_key_service_account string optional | replaces
    source_image_encryption_key: list ..1 | replaces
      kms_key_self_link string optional | replaces
      kms_key_service_account string optional | replaces
      raw_key string optional sensitive | replaces
      rsa_encrypted_key string optional sensitive | replaces
    source_snapshot_encryption_key: list ..1 | replaces
      kms_key_self_link string optional | replaces
      kms_key_service_account string optional | replaces
      raw_key string optional sensitive | replaces
      rsa_encrypted_key string optional sensitive | replaces
  guest_accelerator: list | replaces
    count number required | replaces
    type string required | replaces
  network_interface: list | replaces
    internal_ipv6_prefix_length number optional computed | replaces
    ipv6_access_type string computed | replaces
    ipv6_address string optional computed | replaces
    name string computed | replaces
    network string optional computed | replaces
    network_ip string optional | replaces
    nic_type string optional | replaces | among ["GVNIC","VIRTIO_NET","MRDMA","IRDMA"]
    queue_count number optional | replaces
    stack_type string optional computed | replaces | among ["IPV4_ONLY","IPV4_IPV6","IPV6_ONLY",""]
    subnetwork string optional computed | replaces
    subnetwork_project string optional computed | replaces
    access_config: list | replaces
      nat_ip string optional computed | replaces
      network_tier string optional computed | replaces
      public_ptr_domain_name string computed | replaces
    alias_ip_range: list | replaces
      ip_cidr_range string required | replaces
      subnetwork_range_name string optional | replaces
    ipv6_access_config: list | replaces
      external_ipv6 string computed | replaces
      external_ipv6_prefix_length string computed | replaces
      name string computed | replaces
      network_tier string required | replaces
      public_ptr_domain_name string computed | replaces
  network_performance_config: list ..1 | replaces
    total_egress_bandwidth_tier string required | replaces | among ["TIER_1","DEFAULT"]
  reservation_affinity: list ..1 | replaces
    type string required | replaces | among ["ANY_RESERVATION","SPECIFIC_RESERVATION","NO_RESERVATION"]
    specific_reservation: list ..1 | replaces
      key string required | replaces
      values list(string) required | replaces
  scheduling: list ..1 | replaces
    automatic_restart bool optional | replaces | default true | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
    availability_domain number optional | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
    instance_termination_action string optional | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
    min_node_cpus number optional | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
    on_host_maintenance string optional computed | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
    preemptible bool optional | replaces | default false | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
    provisioning_model string optional computed | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
    termination_time string optional | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    local_ssd_recovery_timeout: list | replaces
      nanos number optional | replaces
      seconds number required | replaces
    max_run_duration: list ..1 | replaces
      nanos number optional | replaces
      seconds number required | replaces
    node_affinities: set | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.termination_time","scheduling.local_ssd_recovery_timeout"]
      key string required
      operator string required | among ["IN","NOT_IN"]
      values set(string) required
    on_instance_stop_action: list ..1 | replaces
      discard_local_ssd bool optional | replaces | default false
  service_account: list ..1 | replaces
    email string optional computed | replaces
    scopes set(string) required | replaces
  shielded_instance_config: list ..1 | replaces
    enable_integrity_monitoring bool optional | replaces | default true | atLeastOneOf ["shielded_instance_config.enable_secure_boot","shielded_instance_config.enable_vtpm","shielded_instance_config.enable_integrity_monitoring"]
    enable_secure_boot bool optional | replaces | default false | atLeastOneOf ["shielded_instance_config.enable_secure_boot","shielded_instance_config.enable_vtpm","shielded_instance_config.enable_integrity_monitoring"]
    enable_vtpm bool optional | replaces | default true | atLeastOneOf ["shielded_instance_config.enable_secure_boot","shielded_instance_config.enable_vtpm","shielded_instance_config.enable_integrity_monitoring"]
  timeouts: single
    create string optional
    delete string optional

resource google_compute_instance_group_manager 0
  base_instance_name string required | replaces
  creation_timestamp string computed
  description string optional
  fingerprint string computed
  id string optional computed
  instance_group string computed
  instance_group_manager_id number computed
  list_managed_instances_results string optional | default "PAGELESS" | among ["PAGELESS","PAGINATED"]
  name string required | replaces
  operation string computed
  project string optional computed | replaces
  self_link string computed
  status list(object({all_instances_config=list(object({current_revision=string,effective=bool})),is_stable=bool,stateful=list(object({has_stateful_config=bool,per_instance_configs=list(object({all_effective=bool}))})),version_target=list(object({is_reached=bool}))})) computed
  target_pools set(string) optional
  target_size number optional computed
  target_stopped_size number optional computed
  target_suspended_size number optional computed
  wait_for_instances bool optional | default false
  wait_for_instances_status string optional | default "STABLE" | among ["STABLE","UPDATED"]
  zone string optional computed | replaces
  all_instances_config: list ..1
    labels map(string) optional
    metadata map(string) optional
  auto_healing_policies: list ..1
    health_check string required
    initial_delay_sec number required | least 0 | most 3600
  instance_lifecycle_policy: list ..1
    default_action_on_failure string optional | default "REPAIR"
    force_update_on_repair string optional | default "NO"
  named_port: set
    name string required
    port number required
  resource_policies: list ..1
    workload_policy string optional
  standby_policy: list ..1
    initial_delay_sec number optional computed | least 0 | most 3600
    mode string optional computed
  stateful_disk: set
    delete_rule string optional | default "NEVER"
    device_name string required
  stateful_external_ip: list
    delete_rule string optional | default "NEVER"
    interface_name string optional
  stateful_internal_ip: list
    delete_rule string optional | default "NEVER"
    interface_name string optional
  timeouts: single
    create string optional
    delete string optional
    update string optional
  update_policy: list ..1
    max_surge_fixed number optional computed | conflictsWith ["update_policy.max_surge_percent"]
    max_surge_percent number optional | least 0 | most 100 | conflictsWith ["update_policy.max_surge_fixed"]
    max_unavailable_fixed number optional computed | conflictsWith ["update_policy.max_unavailable_percent"]
    max_unavailable_percent number optional | least 0 | most 100 | conflictsWith ["update_policy.max_unavailable_fixed"]
    minimal_action string required | among ["NONE","REFRESH","RESTART","REPLACE"]
    most_disruptive_allowed_action string optional | among ["NONE","REFRESH","RESTART","REPLACE"]
    replacement_method string optional | among ["RECREATE","SUBSTITUTE",""]
    type string required | among ["OPPORTUNISTIC","PROACTIVE"]
  version: list 1..
    instance_template string required
    name string optional
    target_size: list ..1
      fixed number optional
      percent number optional | least 0 | most 100

resource google_compute_region_instance_group_manager 0
  base_instance_name string required | replaces
  creation_timestamp string computed
  description string optional | replaces
  distribution_policy_target_shape string optional computed
  distribution_policy_zones set(string) optional computed | replaces
  fingerprint string computed
  id string optional computed
  instance_group string computed
  instance_group_manager_id number computed
  list_managed_instances_results string optional | default "PAGELESS" | among ["PAGELESS","PAGINATED"]
  name string required | replaces
  project string optional computed | replaces
  region string optional computed | replaces
  self_link string computed
  status list(object({all_instances_config=list(object({current_revision=string,effective=bool})),is_stable=bool,stateful=list(object({has_stateful_config=bool,per_instance_configs=list(object({all_effective=bool}))})),version_target=list(object({is_reached=bool}))})) computed
  target_pools set(string) optional
  target_size number optional computed
  target_stopped_size number optional computed
  target_suspended_size number optional computed
  wait_for_instances bool optional | default false
  wait_for_instances_status string optional | default "STABLE" | among ["STABLE","UPDATED"]
  all_instances_config: list ..1
    labels map(string) optional
    metadata map(string) optional
  auto_healing_policies: list ..1
    health_check string required
    initial_delay_sec number required | least 0 | most 3600
  instance_flexibility_policy: list ..1
    instance_selections: set
      machine_types set(string) required
      name string required
      rank number optional
  instance_lifecycle_policy: list ..1
    default_action_on_failure string optional | default "REPAIR"
    force_update_on_repair string optional | default "NO" | among ["YES","NO"]
  named_port: set
    name string required
    port number required
  standby_policy: list ..1
    initial_delay_sec number optional computed | least 0 | most 3600
    mode string optional computed
  stateful_disk: set
    delete_rule string optional | default "NEVER"
    device_name string required
  stateful_external_ip: list
    delete_rule string optional | default "NEVER"
    interface_name string optional
  stateful_internal_ip: list
    delete_rule string optional | default "NEVER"
    interface_name string optional
  timeouts: single
    create string optional
    delete string optional
    update string optional
  update_policy: list ..1
    instance_redistribution_type string optional | among ["PROACTIVE","NONE",""]
    max_surge_fixed number optional computed | conflictsWith ["update_policy.max_surge_percent"]
    max_surge_percent number optional | least 0 | most 100 | conflictsWith ["update_policy.max_surge_fixed"]
    max_unavailable_fixed number optional computed | conflictsWith ["update_policy.max_unavailable_percent"]
    max_unavailable_percent number optional | least 0 | most 100 | conflictsWith ["update_policy.max_unavailable_fixed"]
    minimal_action string required | among ["NONE","REFRESH","RESTART","REPLACE"]
    most_disruptive_allowed_action string optional | among ["NONE","REFRESH","RESTART","REPLACE"]
    replacement_method string optional | among ["RECREATE","SUBSTITUTE",""]
    type string required | among ["OPPORTUNISTIC","PROACTIVE"]
  version: list 1..
    instance_template string required
    name string optional
    target_size: list ..1
      fixed number optional
      percent number optional | least 0 | most 100
`;

/** Virtual machines and their disks, as in hashicorp/google 6.50. */
export const computeTable = `
resource google_compute_instance 6
  allow_stopping_for_update bool optional
  can_ip_forward bool optional | default false
  cpu_platform string computed
  creation_timestamp string computed
  current_status string computed
  deletion_protection bool optional | default false
  description string optional
  desired_status string optional | among ["RUNNING","TERMINATED","SUSPENDED"]
  effective_labels map(string) computed
  enable_display bool optional
  hostname string optional | replaces
  id string optional computed
  instance_id string computed
  key_revocation_action_type string optional | replaces | among ["STOP","NONE",""]
  label_fingerprint string computed
  labels map(string) optional
  machine_type string required
  metadata map(string) optional
  metadata_fingerprint string computed
  metadata_startup_script string optional
  min_cpu_platform string optional computed
  name string required | replaces
  project string optional computed | replaces
  resource_policies list(string) optional
  self_link string computed
  tags set(string) optional
  tags_fingerprint string computed
  terraform_labels map(string) computed
  zone string optional computed | replaces
  advanced_machine_features: list ..1
    enable_nested_virtualization bool optional | atLeastOneOf ["advanced_machine_features.enable_nested_virtualization","advanced_machine_features.threads_per_core","advanced_machine_features.turbo_mode","advanced_machine_features.visible_core_count","advanced_machine_features.performance_monitoring_unit","advanced_machine_features.enable_uefi_networking"]
    enable_uefi_networking bool optional | replaces | atLeastOneOf ["advanced_machine_features.enable_nested_virtualization","advanced_machine_features.threads_per_core","advanced_machine_features.turbo_mode","advanced_machine_features.visible_core_count","advanced_machine_features.performance_monitoring_unit","advanced_machine_features.enable_uefi_networking"]
    performance_monitoring_unit string optional | among ["STANDARD","ENHANCED","ARCHITECTURAL"] | atLeastOneOf ["advanced_machine_features.enable_nested_virtualization","advanced_machine_features.threads_per_core","advanced_machine_features.turbo_mode","advanced_machine_features.visible_core_count","advanced_machine_features.performance_monitoring_unit","advanced_machine_features.enable_uefi_networking"]
    threads_per_core number optional | atLeastOneOf ["advanced_machine_features.enable_nested_virtualization","advanced_machine_features.threads_per_core","advanced_machine_features.turbo_mode","advanced_machine_features.visible_core_count","advanced_machine_features.performance_monitoring_unit","advanced_machine_features.enable_uefi_networking"]
    turbo_mode string optional | among ["ALL_CORE_MAX"] | atLeastOneOf ["advanced_machine_features.enable_nested_virtualization","advanced_machine_features.threads_per_core","advanced_machine_features.turbo_mode","advanced_machine_features.visible_core_count","advanced_machine_features.performance_monitoring_unit","advanced_machine_features.enable_uefi_networking"]
    visible_core_count number optional | atLeastOneOf ["advanced_machine_features.enable_nested_virtualization","advanced_machine_features.threads_per_core","advanced_machine_features.turbo_mode","advanced_machine_features.visible_core_count","advanced_machine_features.performance_monitoring_unit","advanced_machine_features.enable_uefi_networking"]
  attached_disk: list
    device_name string optional computed
    disk_encryption_key_raw string optional sensitive
    disk_encryption_key_rsa string optional sensitive
    disk_encryption_key_sha256 string computed
    disk_encryption_service_account string optional
    force_attach bool optional | replaces | default false
    kms_key_self_link string optional computed
    mode string optional | default "READ_WRITE" | among ["READ_WRITE","READ_ONLY"]
    source string required
  boot_disk: list 1..1 | replaces
    auto_delete bool optional | default true | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"]
    device_name string optional computed | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"]
    disk_encryption_key_raw string optional sensitive | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"] | conflictsWith ["boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa"]
    disk_encryption_key_rsa string optional sensitive | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"] | conflictsWith ["boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_raw"]
    disk_encryption_key_sha256 string computed
    disk_encryption_service_account string optional | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"]
    force_attach bool optional | replaces | default false | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"]
    guest_os_features list(string) optional computed | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"]
    interface string optional | among ["SCSI","NVME"]
    kms_key_self_link string optional computed | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"] | conflictsWith ["boot_disk.disk_encryption_key_raw","boot_disk.disk_encryption_key_rsa"]
    mode string optional | replaces | default "READ_WRITE" | among ["READ_WRITE","READ_ONLY"] | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"]
    source string optional computed | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"] | conflictsWith ["boot_disk.initialize_params"]
    initialize_params: list ..1 | replaces | atLeastOneOf ["boot_disk.guest_os_features","boot_disk.auto_delete","boot_disk.device_name","boot_disk.disk_encryption_key_raw","boot_disk.kms_key_self_link","boot_disk.disk_encryption_key_rsa","boot_disk.disk_encryption_service_account","boot_disk.initialize_params","boot_disk.mode","boot_disk.source","boot_disk.force_attach"]
      architecture string optional computed | replaces | among ["X86_64","ARM64"] | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      enable_confidential_compute bool optional | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      image string optional computed | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      labels map(string) optional computed | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      provisioned_iops number optional computed | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      provisioned_throughput number optional computed | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      resource_manager_tags map(string) optional | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      resource_policies list(string) optional computed | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      size number optional computed | replaces | least 1 | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      snapshot string optional computed | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      storage_pool string optional | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      type string optional computed | replaces | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
      source_image_encryption_key: list ..1 | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
        kms_key_self_link string optional computed | replaces
        kms_key_service_account string optional | replaces
        raw_key string optional sensitive | replaces
        rsa_encrypted_key string optional sensitive | replaces
        sha256 string computed
      source_snapshot_encryption_key: list ..1 | atLeastOneOf ["boot_disk.initialize_params.size","boot_disk.initialize_params.type","boot_disk.initialize_params.image","boot_disk.initialize_params.labels","boot_disk.initialize_params.resource_manager_tags","boot_disk.initialize_params.provisioned_iops","boot_disk.initialize_params.provisioned_throughput","boot_disk.initialize_params.enable_confidential_compute","boot_disk.initialize_params.source_image_encryption_key","boot_disk.initialize_params.snapshot","boot_disk.initialize_params.source_snapshot_encryption_key","boot_disk.initialize_params.storage_pool","boot_disk.initialize_params.resource_policies","boot_disk.initialize_params.architecture"]
        kms_key_self_link string optional computed | replaces
        kms_key_service_account string optional | replaces
        raw_key string optional sensitive | replaces
        rsa_encrypted_key string optional sensitive | replaces
        sha256 string computed
  confidential_instance_config: list ..1 | replaces
    confidential_instance_type string optional | atLeastOneOf ["confidential_instance_config.enable_confidential_compute","confidential_instance_config.confidential_instance_type"]
    enable_confidential_compute bool optional | atLeastOneOf ["confidential_instance_config.enable_confidential_compute","confidential_instance_config.confidential_instance_type"]
  guest_accelerator: list | replaces
    count number required | replaces
    type string required | replaces
  instance_encryption_key: list ..1 | replaces
    kms_key_self_link string optional computed | replaces
    kms_key_service_account string optional | replaces
    sha256 string computed
  network_interface: list 1.. | replaces
    internal_ipv6_prefix_length number optional computed
    ipv6_access_type string computed
    ipv6_address string optional computed
    name string computed
    network string optional computed
    network_attachment string optional computed | replaces
    network_ip string optional computed
    nic_type string optional | replaces | among ["GVNIC","VIRTIO_NET","IDPF","MRDMA","IRDMA"]
    queue_count number optional | replaces
    stack_type string optional computed | among ["IPV4_ONLY","IPV4_IPV6","IPV6_ONLY",""]
    subnetwork string optional computed
    subnetwork_project string optional computed
    access_config: list
      nat_ip string optional computed
      network_tier string optional computed
      public_ptr_domain_name string optional
    alias_ip_range: list
      ip_cidr_range string required
      subnetwork_range_name string optional
    ipv6_access_config: list
      external_ipv6 string optional computed | replaces
      external_ipv6_prefix_length string optional computed | replaces
      name string optional computed | replaces
      network_tier string required
      public_ptr_domain_name string optional
  network_performance_config: list ..1 | replaces
    total_egress_bandwidth_tier string required | replaces | among ["TIER_1","DEFAULT"]
  params: list ..1 | replaces
    resource_manager_tags map(string) optional
  reservation_affinity: list ..1 | replaces
    type string required | replaces | among ["ANY_RESERVATION","SPECIFIC_RESERVATION","NO_RESERVATION"]
    specific_reservation: list ..1 | replaces
      key string required | replaces
      values list(string) required | replaces
  scheduling: list ..1
    automatic_restart bool optional | default true | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    availability_domain number optional | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    instance_termination_action string optional | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    min_node_cpus number optional | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    on_host_maintenance string optional computed | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    preemptible bool optional | replaces | default false | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    provisioning_model string optional computed | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    termination_time string optional | replaces | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
    local_ssd_recovery_timeout: list ..1 | replaces
      nanos number optional | replaces
      seconds number required | replaces
    max_run_duration: list ..1 | replaces
      nanos number optional | replaces
      seconds number required | replaces
    node_affinities: set | atLeastOneOf ["scheduling.on_host_maintenance","scheduling.automatic_restart","scheduling.preemptible","scheduling.node_affinities","scheduling.min_node_cpus","scheduling.provisioning_model","scheduling.instance_termination_action","scheduling.termination_time","scheduling.availability_domain","scheduling.max_run_duration","scheduling.on_instance_stop_action","scheduling.local_ssd_recovery_timeout"]
      key string required
      operator string required | among ["IN","NOT_IN"]
      values set(string) required
    on_instance_stop_action: list ..1 | replaces
      discard_local_ssd bool optional | replaces | default false
  scratch_disk: list | replaces
    device_name string optional computed
    interface string required | among ["SCSI","NVME"]
    size number optional | replaces | default 375 | least 375
  service_account: list ..1
    email string optional computed
    scopes set(string) required
  shielded_instance_config: list ..1
    enable_integrity_monitoring bool optional | default true | atLeastOneOf ["shielded_instance_config.enable_secure_boot","shielded_instance_config.enable_vtpm","shielded_instance_config.enable_integrity_monitoring"]
    enable_secure_boot bool optional | default false | atLeastOneOf ["shielded_instance_config.enable_secure_boot","shielded_instance_config.enable_vtpm","shielded_instance_config.enable_integrity_monitoring"]
    enable_vtpm bool optional | default true | atLeastOneOf ["shielded_instance_config.enable_secure_boot","shielded_instance_config.enable_vtpm","shielded_instance_config.enable_integrity_monitoring"]
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_disk 0
  access_mode string optional computed
  architecture string optional | replaces
  create_snapshot_before_destroy bool optional | default false
  create_snapshot_before_destroy_prefix string optional
  creation_timestamp string computed
  description string optional | replaces
  disk_id string computed
  effective_labels map(string) computed
  enable_confidential_compute bool optional computed | replaces
  id string optional computed
  image string optional | replaces
  label_fingerprint string computed
  labels map(string) optional
  last_attach_timestamp string computed
  last_detach_timestamp string computed
  licenses list(string) optional computed | replaces
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  physical_block_size_bytes number optional computed | replaces
  project string optional computed | replaces
  provisioned_iops number optional computed
  provisioned_throughput number optional computed
  self_link string computed
  size number optional computed
  snapshot string optional | replaces
  source_disk string optional | replaces
  source_disk_id string computed
  source_image_id string computed
  source_instant_snapshot string optional | replaces
  source_instant_snapshot_id string computed
  source_snapshot_id string computed
  source_storage_object string optional | replaces
  storage_pool string optional | replaces
  terraform_labels map(string) computed
  type string optional | replaces | default "pd-standard"
  users list(string) computed
  zone string optional computed | replaces
  async_primary_disk: list ..1 | replaces
    disk string required | replaces
  disk_encryption_key: list ..1 | replaces
    kms_key_self_link string optional | replaces
    kms_key_service_account string optional | replaces
    raw_key string optional sensitive | replaces
    rsa_encrypted_key string optional sensitive | replaces
    sha256 string computed
  guest_os_features: set | replaces
    type string required | replaces
  params: list ..1 | replaces
    resource_manager_tags map(string) optional | replaces
  source_image_encryption_key: list ..1 | replaces
    kms_key_self_link string optional | replaces
    kms_key_service_account string optional | replaces
    raw_key string optional | replaces
    sha256 string computed
  source_snapshot_encryption_key: list ..1 | replaces
    kms_key_self_link string optional | replaces
    kms_key_service_account string optional | replaces
    raw_key string optional | replaces
    sha256 string computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_attached_disk 0
  device_name string optional computed | replaces
  disk string required | replaces
  id string optional computed
  instance string required | replaces
  interface string optional | replaces
  mode string optional | replaces | default "READ_WRITE" | among ["READ_WRITE","READ_ONLY"]
  project string optional computed | replaces
  zone string optional computed | replaces
  timeouts: single
    create string optional
    delete string optional

resource google_compute_project_metadata_item 0
  id string optional computed
  key string required | replaces
  project string optional computed | replaces
  value string required
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;

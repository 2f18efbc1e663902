/** Virtual machines and their disks, as in hashicorp/google 6.50. */
export const computeTable = `
resource google_compute_instance 6
  allow_stopping_for_update bool optional
  can_ip_forward bool optional
  cpu_platform string computed
  creation_timestamp string computed
  current_status string computed
  deletion_protection bool optional
  description string optional
  desired_status string optional
  effective_labels map(string) computed
  enable_display bool optional
  hostname string optional
  id string optional computed
  instance_id string computed
  key_revocation_action_type string optional
  label_fingerprint string computed
  labels map(string) optional
  machine_type string required
  metadata map(string) optional
  metadata_fingerprint string computed
  metadata_startup_script string optional
  min_cpu_platform string optional computed
  name string required
  project string optional computed
  resource_policies list(string) optional
  self_link string computed
  tags set(string) optional
  tags_fingerprint string computed
  terraform_labels map(string) computed
  zone string optional computed
  advanced_machine_features: list ..1
    enable_nested_virtualization bool optional
    enable_uefi_networking bool optional
    performance_monitoring_unit string optional
    threads_per_core number optional
    turbo_mode string optional
    visible_core_count number optional
  attached_disk: list
    device_name string optional computed
    disk_encryption_key_raw string optional sensitive
    disk_encryption_key_rsa string optional sensitive
    disk_encryption_key_sha256 string computed
    disk_encryption_service_account string optional
    force_attach bool optional
    kms_key_self_link string optional computed
    mode string optional
    source string required
  boot_disk: list 1..1
    auto_delete bool optional
    device_name string optional computed
    disk_encryption_key_raw string optional sensitive
    disk_encryption_key_rsa string optional sensitive
    disk_encryption_key_sha256 string computed
    disk_encryption_service_account string optional
    force_attach bool optional
    guest_os_features list(string) optional computed
    interface string optional
    kms_key_self_link string optional computed
    mode string optional
    source string optional computed
    initialize_params: list ..1
      architecture string optional computed
      enable_confidential_compute bool optional
      image string optional computed
      labels map(string) optional computed
      provisioned_iops number optional computed
      provisioned_throughput number optional computed
      resource_manager_tags map(string) optional
      resource_policies list(string) optional computed
      size number optional computed
      snapshot string optional computed
      storage_pool string optional
      type string optional computed
      source_image_encryption_key: list ..1
        kms_key_self_link string optional computed
        kms_key_service_account string optional
        raw_key string optional sensitive
        rsa_encrypted_key string optional sensitive
        sha256 string computed
      source_snapshot_encryption_key: list ..1
        kms_key_self_link string optional computed
        kms_key_service_account string optional
        raw_key string optional sensitive
        rsa_encrypted_key string optional sensitive
        sha256 string computed
  confidential_instance_config: list ..1
    confidential_instance_type string optional
    enable_confidential_compute bool optional
  guest_accelerator: list
    count number required
    type string required
  instance_encryption_key: list ..1
    kms_key_self_link string optional computed
    kms_key_service_account string optional
    sha256 string computed
  network_interface: list 1..
    internal_ipv6_prefix_length number optional computed
    ipv6_access_type string computed
    ipv6_address string optional computed
    name string computed
    network string optional computed
    network_attachment string optional computed
    network_ip string optional computed
    nic_type string optional
    queue_count number optional
    stack_type string optional computed
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
      external_ipv6 string optional computed
      external_ipv6_prefix_length string optional computed
      name string optional computed
      network_tier string required
      public_ptr_domain_name string optional
  network_performance_config: list ..1
    total_egress_bandwidth_tier string required
  params: list ..1
    resource_manager_tags map(string) optional
  reservation_affinity: list ..1
    type string required
    specific_reservation: list ..1
      key string required
      values list(string) required
  scheduling: list ..1
    automatic_restart bool optional
    availability_domain number optional
    instance_termination_action string optional
    min_node_cpus number optional
    on_host_maintenance string optional computed
    preemptible bool optional
    provisioning_model string optional computed
    termination_time string optional
    local_ssd_recovery_timeout: list ..1
      nanos number optional
      seconds number required
    max_run_duration: list ..1
      nanos number optional
      seconds number required
    node_affinities: set
      key string required
      operator string required
      values set(string) required
    on_instance_stop_action: list ..1
      discard_local_ssd bool optional
  scratch_disk: list
    device_name string optional computed
    interface string required
    size number optional
  service_account: list ..1
    email string optional computed
    scopes set(string) required
  shielded_instance_config: list ..1
    enable_integrity_monitoring bool optional
    enable_secure_boot bool optional
    enable_vtpm bool optional
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_disk 0
  access_mode string optional computed
  architecture string optional
  create_snapshot_before_destroy bool optional
  create_snapshot_before_destroy_prefix string optional
  creation_timestamp string computed
  description string optional
  disk_id string computed
  effective_labels map(string) computed
  enable_confidential_compute bool optional computed
  id string optional computed
  image string optional
  label_fingerprint string computed
  labels map(string) optional
  last_attach_timestamp string computed
  last_detach_timestamp string computed
  licenses list(string) optional computed
  name string required
  physical_block_size_bytes number optional computed
  project string optional computed
  provisioned_iops number optional computed
  provisioned_throughput number optional computed
  self_link string computed
  size number optional computed
  snapshot string optional
  source_disk string optional
  source_disk_id string computed
  source_image_id string computed
  source_instant_snapshot string optional
  source_instant_snapshot_id string computed
  source_snapshot_id string computed
  source_storage_object string optional
  storage_pool string optional
  terraform_labels map(string) computed
  type string optional
  users list(string) computed
  zone string optional computed
  async_primary_disk: list ..1
    disk string required
  disk_encryption_key: list ..1
    kms_key_self_link string optional
    kms_key_service_account string optional
    raw_key string optional sensitive
    rsa_encrypted_key string optional sensitive
    sha256 string computed
  guest_os_features: set
    type string required
  params: list ..1
    resource_manager_tags map(string) optional
  source_image_encryption_key: list ..1
    kms_key_self_link string optional
    kms_key_service_account string optional
    raw_key string optional
    sha256 string computed
  source_snapshot_encryption_key: list ..1
    kms_key_self_link string optional
    kms_key_service_account string optional
    raw_key string optional
    sha256 string computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_attached_disk 0
  device_name string optional computed
  disk string required
  id string optional computed
  instance string required
  interface string optional
  mode string optional
  project string optional computed
  zone string optional computed
  timeouts: single
    create string optional
    delete string optional

resource google_compute_project_metadata_item 0
  id string optional computed
  key string required
  project string optional computed
  value string required
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;

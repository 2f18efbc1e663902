/** Buckets, as in hashicorp/google 6.50. */
export const storageTable = `
resource google_storage_bucket 3
  default_event_based_hold bool optional
  effective_labels map(string) computed
  enable_object_retention bool optional | replaces
  force_destroy bool optional | default false
  id string optional computed
  labels map(string) optional
  location string required | replaces
  name string required | replaces
  project string optional computed | replaces
  project_number number computed
  public_access_prevention string optional computed
  requester_pays bool optional
  rpo string optional computed
  self_link string computed
  storage_class string optional | default "STANDARD"
  terraform_labels map(string) computed
  time_created string computed
  uniform_bucket_level_access bool optional computed
  updated string computed
  url string computed
  autoclass: list ..1
    enabled bool required
    terminal_storage_class string optional computed
  cors: list
    max_age_seconds number optional
    method list(string) optional
    origin list(string) optional
    response_header list(string) optional
  custom_placement_config: list ..1
    data_locations set(string) required | replaces
  encryption: list ..1
    default_kms_key_name string required
  hierarchical_namespace: list ..1 | replaces
    enabled bool required | replaces
  ip_filter: list ..1
    allow_all_service_agent_access bool optional
    allow_cross_org_vpcs bool optional | needs ["ip_filter.vpc_network_sources"]
    mode string required | among ["Enabled","Disabled"]
    public_network_source: list ..1
      allowed_ip_cidr_ranges list(string) required
    vpc_network_sources: list
      allowed_ip_cidr_ranges list(string) required
      network string required
  lifecycle_rule: list ..100
    action: set 1..1
      storage_class string optional
      type string required
    condition: set 1..1
      age number optional
      created_before string optional
      custom_time_before string optional
      days_since_custom_time number optional
      days_since_noncurrent_time number optional
      matches_prefix list(string) optional
      matches_storage_class list(string) optional
      matches_suffix list(string) optional
      noncurrent_time_before string optional
      num_newer_versions number optional
      send_age_if_zero bool optional
      send_days_since_custom_time_if_zero bool optional
      send_days_since_noncurrent_time_if_zero bool optional
      send_num_newer_versions_if_zero bool optional
      with_state string optional computed | among ["LIVE","ARCHIVED","ANY",""]
  logging: list ..1
    log_bucket string required
    log_object_prefix string optional computed
  retention_policy: list ..1
    is_locked bool optional | default false
    retention_period number required
  soft_delete_policy: list ..1
    effective_time string computed
    retention_duration_seconds number optional | default 604800
  timeouts: single
    create string optional
    read string optional
    update string optional
  versioning: list ..1
    enabled bool required
  website: list ..1
    main_page_suffix string optional | atLeastOneOf ["website.not_found_page","website.main_page_suffix"]
    not_found_page string optional | atLeastOneOf ["website.main_page_suffix","website.not_found_page"]

resource google_storage_bucket_iam_member 0
  bucket string required | replaces
  etag string computed
  id string optional computed
  member string required | replaces
  role string required | replaces
  condition: list ..1 | replaces
    description string optional | replaces
    expression string required | replaces
    title string required | replaces
`;

/** The networks and what hangs on them, as in hashicorp/google 6.50. */
export const networkTable = `
resource google_compute_network 0
  auto_create_subnetworks bool optional | replaces | default true
  bgp_always_compare_med bool optional computed
  bgp_best_path_selection_mode string optional computed | among ["LEGACY","STANDARD",""]
  bgp_inter_region_cost string optional computed | among ["DEFAULT","ADD_COST_TO_MED",""]
  delete_default_routes_on_create bool optional | default false
  description string optional | replaces
  enable_ula_internal_ipv6 bool optional | replaces
  gateway_ipv4 string computed
  id string optional computed
  internal_ipv6_range string optional computed | replaces
  mtu number optional computed
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  network_firewall_policy_enforcement_order string optional | default "AFTER_CLASSIC_FIREWALL" | among ["BEFORE_CLASSIC_FIREWALL","AFTER_CLASSIC_FIREWALL",""]
  network_id string computed
  network_profile string optional | replaces
  numeric_id string computed deprecated
  project string optional computed | replaces
  routing_mode string optional computed | among ["REGIONAL","GLOBAL",""]
  self_link string computed
  params: list ..1 | replaces
    resource_manager_tags map(string) optional | replaces
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_subnetwork 0
  creation_timestamp string computed
  description string optional | replaces
  enable_flow_logs bool optional computed deprecated | replaces
  external_ipv6_prefix string optional computed | replaces
  fingerprint string computed deprecated
  gateway_address string computed
  id string optional computed
  internal_ipv6_prefix string computed
  ip_cidr_range string optional computed | is "cidr"
  ip_collection string optional | replaces
  ipv6_access_type string optional | among ["EXTERNAL","INTERNAL",""]
  ipv6_cidr_range string computed
  ipv6_gce_endpoint string computed
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  network string required | replaces
  private_ip_google_access bool optional computed
  private_ipv6_google_access string optional computed
  project string optional computed | replaces
  purpose string optional computed
  region string optional computed | replaces
  reserved_internal_range string optional | replaces
  role string optional | among ["ACTIVE","BACKUP",""]
  self_link string computed
  send_secondary_ip_range_if_empty bool optional
  stack_type string optional computed | among ["IPV4_ONLY","IPV4_IPV6","IPV6_ONLY",""]
  state string computed
  subnetwork_id number computed
  log_config: list ..1
    aggregation_interval string optional | default "INTERVAL_5_SEC" | among ["INTERVAL_5_SEC","INTERVAL_30_SEC","INTERVAL_1_MIN","INTERVAL_5_MIN","INTERVAL_10_MIN","INTERVAL_15_MIN",""] | atLeastOneOf ["log_config.aggregation_interval","log_config.flow_sampling","log_config.metadata","log_config.filter_expr"]
    filter_expr string optional | default "true" | atLeastOneOf ["log_config.aggregation_interval","log_config.flow_sampling","log_config.metadata","log_config.filter_expr"]
    flow_sampling number optional | default 0.5 | atLeastOneOf ["log_config.aggregation_interval","log_config.flow_sampling","log_config.metadata","log_config.filter_expr"]
    metadata string optional | default "INCLUDE_ALL_METADATA" | among ["EXCLUDE_ALL_METADATA","INCLUDE_ALL_METADATA","CUSTOM_METADATA",""] | atLeastOneOf ["log_config.aggregation_interval","log_config.flow_sampling","log_config.metadata","log_config.filter_expr"]
    metadata_fields set(string) optional
  params: list ..1 | replaces
    resource_manager_tags map(string) optional | replaces
  secondary_ip_range: list
    ip_cidr_range string optional computed | is "cidr"
    range_name string required | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
    reserved_internal_range string optional
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_router 0
  creation_timestamp string computed
  description string optional
  encrypted_interconnect_router bool optional | replaces
  id string optional computed
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  network string required | replaces
  project string optional computed | replaces
  region string optional computed | replaces
  self_link string computed
  bgp: list ..1
    advertise_mode string optional | default "DEFAULT" | among ["DEFAULT","CUSTOM",""]
    advertised_groups list(string) optional
    asn number required
    identifier_range string optional computed
    keepalive_interval number optional | default 20
    advertised_ip_ranges: list
      description string optional
      range string required
  md5_authentication_keys: list ..1
    key string required
    name string required
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_router_nat 0
  auto_network_tier string optional computed | among ["PREMIUM","STANDARD",""]
  drain_nat_ips set(string) optional computed
  enable_dynamic_port_allocation bool optional computed
  enable_endpoint_independent_mapping bool optional computed
  endpoint_types list(string) optional computed | replaces
  icmp_idle_timeout_sec number optional | default 30
  id string optional computed
  initial_nat_ips set(string) optional | replaces | conflictsWith ["nat_ips","drain_nat_ips"]
  max_ports_per_vm number optional
  min_ports_per_vm number optional computed
  name string required | replaces | like "^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])$"
  nat_ip_allocate_option string optional | among ["MANUAL_ONLY","AUTO_ONLY",""]
  nat_ips set(string) optional computed
  project string optional computed | replaces
  region string optional computed | replaces
  router string required | replaces
  source_subnetwork_ip_ranges_to_nat string required | among ["ALL_SUBNETWORKS_ALL_IP_RANGES","ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES","LIST_OF_SUBNETWORKS"]
  source_subnetwork_ip_ranges_to_nat64 string optional | among ["ALL_IPV6_SUBNETWORKS","LIST_OF_IPV6_SUBNETWORKS",""]
  tcp_established_idle_timeout_sec number optional | default 1200
  tcp_time_wait_timeout_sec number optional | default 120
  tcp_transitory_idle_timeout_sec number optional | default 30
  type string optional | replaces | default "PUBLIC" | among ["PUBLIC","PRIVATE",""]
  udp_idle_timeout_sec number optional | default 30
  log_config: list ..1
    enable bool required
    filter string required | among ["ERRORS_ONLY","TRANSLATIONS_ONLY","ALL"]
  nat64_subnetwork: set
    name string required
  rules: set
    description string optional
    match string required
    rule_number number required | least 0 | most 65000
    action: list ..1
      source_nat_active_ips set(string) optional
      source_nat_active_ranges set(string) optional
      source_nat_drain_ips set(string) optional
      source_nat_drain_ranges set(string) optional
  subnetwork: set
    name string required
    secondary_ip_range_names set(string) optional
    source_ip_ranges_to_nat set(string) required
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_firewall 1
  creation_timestamp string computed
  description string optional
  destination_ranges set(string) optional computed
  direction string optional computed | replaces | among ["INGRESS","EGRESS",""]
  disabled bool optional
  enable_logging bool optional computed deprecated
  id string optional computed
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  network string required
  priority number optional | default 1000 | least 0 | most 65535
  project string optional computed | replaces
  self_link string computed
  source_ranges set(string) optional
  source_service_accounts set(string) optional | conflictsWith ["source_tags","target_tags"]
  source_tags set(string) optional | conflictsWith ["source_service_accounts","target_service_accounts"]
  target_service_accounts set(string) optional | conflictsWith ["source_tags","target_tags"]
  target_tags set(string) optional | conflictsWith ["source_service_accounts","target_service_accounts"]
  allow: set | exactlyOneOf ["allow","deny"]
    ports list(string) optional
    protocol string required
  deny: set | exactlyOneOf ["allow","deny"]
    ports list(string) optional
    protocol string required
  log_config: list ..1
    metadata string required | among ["EXCLUDE_ALL_METADATA","INCLUDE_ALL_METADATA"]
  params: list ..1 | replaces
    resource_manager_tags map(string) optional
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_address 0
  address string optional computed | replaces
  address_type string optional | replaces | default "EXTERNAL" | among ["INTERNAL","EXTERNAL",""]
  creation_timestamp string computed
  description string optional | replaces
  effective_labels map(string) computed
  id string optional computed
  ip_version string optional | replaces | among ["IPV4","IPV6",""]
  ipv6_endpoint_type string optional | replaces | among ["VM","NETLB",""]
  label_fingerprint string computed
  labels map(string) optional
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  network string optional | replaces
  network_tier string optional computed | replaces | among ["PREMIUM","STANDARD",""]
  prefix_length number optional computed | replaces
  project string optional computed | replaces
  purpose string optional computed | replaces
  region string optional computed | replaces
  self_link string computed
  subnetwork string optional computed | replaces
  terraform_labels map(string) computed
  users list(string) computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_global_address 0
  address string optional computed | replaces
  address_type string optional | replaces | default "EXTERNAL" | among ["EXTERNAL","INTERNAL",""]
  creation_timestamp string computed
  description string optional | replaces
  effective_labels map(string) computed
  id string optional computed
  ip_version string optional | replaces | among ["IPV4","IPV6",""]
  label_fingerprint string computed
  labels map(string) optional
  name string required | replaces
  network string optional | replaces
  prefix_length number optional computed | replaces
  project string optional computed | replaces
  purpose string optional | replaces
  self_link string computed
  terraform_labels map(string) computed
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_service_networking_connection 0
  deletion_policy string optional | among ["ABANDON",""]
  id string optional computed
  network string required | replaces
  peering string computed
  reserved_peering_ranges list(string) required
  service string required | replaces
  update_on_creation_fail bool optional
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;

/** Networks and what hangs on them, as in hashicorp/google 6.50. */
export const networkTable = `
resource google_compute_network 0
  auto_create_subnetworks bool optional
  bgp_always_compare_med bool optional computed
  bgp_best_path_selection_mode string optional computed
  bgp_inter_region_cost string optional computed
  delete_default_routes_on_create bool optional
  description string optional
  enable_ula_internal_ipv6 bool optional
  gateway_ipv4 string computed
  id string optional computed
  internal_ipv6_range string optional computed
  mtu number optional computed
  name string required
  network_firewall_policy_enforcement_order string optional
  network_id string computed
  network_profile string optional
  numeric_id string computed deprecated
  project string optional computed
  routing_mode string optional computed
  self_link string computed
  params: list ..1
    resource_manager_tags map(string) optional
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_subnetwork 0
  creation_timestamp string computed
  description string optional
  enable_flow_logs bool optional computed deprecated
  external_ipv6_prefix string optional computed
  fingerprint string computed deprecated
  gateway_address string computed
  id string optional computed
  internal_ipv6_prefix string computed
  ip_cidr_range string optional computed
  ip_collection string optional
  ipv6_access_type string optional
  ipv6_cidr_range string computed
  ipv6_gce_endpoint string computed
  name string required
  network string required
  private_ip_google_access bool optional computed
  private_ipv6_google_access string optional computed
  project string optional computed
  purpose string optional computed
  region string optional computed
  reserved_internal_range string optional
  role string optional
  self_link string computed
  send_secondary_ip_range_if_empty bool optional
  stack_type string optional computed
  state string computed
  subnetwork_id number computed
  log_config: list ..1
    aggregation_interval string optional
    filter_expr string optional
    flow_sampling number optional
    metadata string optional
    metadata_fields set(string) optional
  params: list ..1
    resource_manager_tags map(string) optional
  secondary_ip_range: list
    ip_cidr_range string optional computed
    range_name string required
    reserved_internal_range string optional
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_router 0
  creation_timestamp string computed
  description string optional
  encrypted_interconnect_router bool optional
  id string optional computed
  name string required
  network string required
  project string optional computed
  region string optional computed
  self_link string computed
  bgp: list ..1
    advertise_mode string optional
    advertised_groups list(string) optional
    asn number required
    identifier_range string optional computed
    keepalive_interval number optional
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
  auto_network_tier string optional computed
  drain_nat_ips set(string) optional computed
  enable_dynamic_port_allocation bool optional computed
  enable_endpoint_independent_mapping bool optional computed
  endpoint_types list(string) optional computed
  icmp_idle_timeout_sec number optional
  id string optional computed
  initial_nat_ips set(string) optional
  max_ports_per_vm number optional
  min_ports_per_vm number optional computed
  name string required
  nat_ip_allocate_option string optional
  nat_ips set(string) optional computed
  project string optional computed
  region string optional computed
  router string required
  source_subnetwork_ip_ranges_to_nat string required
  source_subnetwork_ip_ranges_to_nat64 string optional
  tcp_established_idle_timeout_sec number optional
  tcp_time_wait_timeout_sec number optional
  tcp_transitory_idle_timeout_sec number optional
  type string optional
  udp_idle_timeout_sec number optional
  log_config: list ..1
    enable bool required
    filter string required
  nat64_subnetwork: set
    name string required
  rules: set
    description string optional
    match string required
    rule_number number required
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
  direction string optional computed
  disabled bool optional
  enable_logging bool optional computed deprecated
  id string optional computed
  name string required
  network string required
  priority number optional
  project string optional computed
  self_link string computed
  source_ranges set(string) optional
  source_service_accounts set(string) optional
  source_tags set(string) optional
  target_service_accounts set(string) optional
  target_tags set(string) optional
  allow: set
    ports list(string) optional
    protocol string required
  deny: set
    ports list(string) optional
    protocol string required
  log_config: list ..1
    metadata string required
  params: list ..1
    resource_manager_tags map(string) optional
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_address 0
  address string optional computed
  address_type string optional
  creation_timestamp string computed
  description string optional
  effective_labels map(string) computed
  id string optional computed
  ip_version string optional
  ipv6_endpoint_type string optional
  label_fingerprint string computed
  labels map(string) optional
  name string required
  network string optional
  network_tier string optional computed
  prefix_length number optional computed
  project string optional computed
  purpose string optional computed
  region string optional computed
  self_link string computed
  subnetwork string optional computed
  terraform_labels map(string) computed
  users list(string) computed
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;

/** Load balancers within a region, and what they balance, as in hashicorp/google 6.50. */
export const regionalBalancingTable = `
resource google_compute_instance_group 2
  description string optional | replaces
  id string optional computed
  instances set(string) optional computed
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  network string optional computed | replaces
  project string optional computed | replaces
  self_link string computed
  size number computed
  zone string optional computed | replaces
  named_port: list
    name string required
    port number required
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_region_backend_service 1
  affinity_cookie_ttl_sec number optional
  connection_draining_timeout_sec number optional | default 300
  creation_timestamp string computed
  description string optional
  enable_cdn bool optional
  fingerprint string computed
  generated_id number computed
  health_checks set(string) optional
  id string optional computed
  ip_address_selection_policy string optional
  load_balancing_scheme string optional | replaces | default "INTERNAL" | among ["EXTERNAL","EXTERNAL_MANAGED","INTERNAL","INTERNAL_MANAGED"]
  locality_lb_policy string optional
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  network string optional | replaces
  port_name string optional computed
  project string optional computed | replaces
  protocol string optional computed | among ["HTTP","HTTPS","HTTP2","SSL","TCP","UDP","GRPC","UNSPECIFIED","H2C",""]
  region string optional computed | replaces
  self_link string computed
  session_affinity string optional computed
  timeout_sec number optional computed
  backend: set
    balancing_mode string optional | default "UTILIZATION" | among ["UTILIZATION","RATE","CONNECTION","CUSTOM_METRICS"]
    capacity_scaler number optional | default 1
    description string optional
    failover bool optional computed
    group string required
    max_connections number optional
    max_connections_per_endpoint number optional
    max_connections_per_instance number optional
    max_rate number optional
    max_rate_per_endpoint number optional
    max_rate_per_instance number optional
    max_utilization number optional
    custom_metrics: list
      dry_run bool required
      max_utilization number optional
      name string required
  cdn_policy: list ..1
    cache_mode string optional computed
    client_ttl number optional computed
    default_ttl number optional computed
    max_ttl number optional computed
    negative_caching bool optional computed
    serve_while_stale number optional computed
    signed_url_cache_max_age_sec number optional
    cache_key_policy: list ..1
      include_host bool optional
      include_named_cookies list(string) optional
      include_protocol bool optional
      include_query_string bool optional
      query_string_blacklist set(string) optional
      query_string_whitelist set(string) optional
    negative_caching_policy: list
      code number optional
  circuit_breakers: list ..1
    max_connections number optional
    max_pending_requests number optional
    max_requests number optional
    max_requests_per_connection number optional
    max_retries number optional
  consistent_hash: list ..1
    http_header_name string optional
    minimum_ring_size number optional
    http_cookie: list ..1
      name string optional
      path string optional
      ttl: list ..1
        nanos number optional
        seconds number required
  custom_metrics: list
    dry_run bool required
    name string required
  failover_policy: list ..1
    disable_connection_drain_on_failover bool optional computed
    drop_traffic_if_unhealthy bool optional computed
    failover_ratio number optional
  ha_policy: list ..1
    fast_ip_move string optional
    leader: list ..1
      backend_group string optional
      network_endpoint: list ..1
        instance string optional
  iap: list ..1
    enabled bool required
    oauth2_client_id string optional
    oauth2_client_secret string optional sensitive
    oauth2_client_secret_sha256 string computed sensitive
  log_config: list ..1
    enable bool optional
    optional_fields list(string) optional computed
    optional_mode string optional computed
    sample_rate number optional
  outlier_detection: list ..1
    consecutive_errors number optional
    consecutive_gateway_failure number optional
    enforcing_consecutive_errors number optional
    enforcing_consecutive_gateway_failure number optional
    enforcing_success_rate number optional
    max_ejection_percent number optional
    success_rate_minimum_hosts number optional
    success_rate_request_volume number optional
    success_rate_stdev_factor number optional
    base_ejection_time: list ..1
      nanos number optional
      seconds number required
    interval: list ..1
      nanos number optional
      seconds number required
  strong_session_affinity_cookie: list ..1
    name string optional
    path string optional
    ttl: list ..1
      nanos number optional
      seconds number required
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;

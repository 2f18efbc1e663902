/** Load balancers, as in hashicorp/google 6.50. */
export const balancingTable = `
resource google_compute_health_check 0
  check_interval_sec number optional | default 5
  creation_timestamp string computed
  description string optional
  healthy_threshold number optional | default 2
  id string optional computed
  name string required | replaces
  project string optional computed | replaces
  self_link string computed
  source_regions list(string) optional
  timeout_sec number optional | default 5
  type string computed
  unhealthy_threshold number optional | default 2
  grpc_health_check: list ..1 | exactlyOneOf ["http_health_check","https_health_check","http2_health_check","tcp_health_check","ssl_health_check","grpc_health_check"]
    grpc_service_name string optional | atLeastOneOf ["grpc_health_check.port","grpc_health_check.port_name","grpc_health_check.port_specification","grpc_health_check.grpc_service_name"]
    port number optional | atLeastOneOf ["grpc_health_check.port","grpc_health_check.port_name","grpc_health_check.port_specification","grpc_health_check.grpc_service_name"]
    port_name string optional | atLeastOneOf ["grpc_health_check.port","grpc_health_check.port_name","grpc_health_check.port_specification","grpc_health_check.grpc_service_name"]
    port_specification string optional | among ["USE_FIXED_PORT","USE_NAMED_PORT","USE_SERVING_PORT",""] | atLeastOneOf ["grpc_health_check.port","grpc_health_check.port_name","grpc_health_check.port_specification","grpc_health_check.grpc_service_name"]
  http2_health_check: list ..1 | exactlyOneOf ["http_health_check","https_health_check","http2_health_check","tcp_health_check","ssl_health_check","grpc_health_check"]
    host string optional | atLeastOneOf ["http2_health_check.host","http2_health_check.request_path","http2_health_check.response","http2_health_check.port","http2_health_check.port_name","http2_health_check.proxy_header","http2_health_check.port_specification"]
    port number optional | atLeastOneOf ["http2_health_check.host","http2_health_check.request_path","http2_health_check.response","http2_health_check.port","http2_health_check.port_name","http2_health_check.proxy_header","http2_health_check.port_specification"]
    port_name string optional | atLeastOneOf ["http2_health_check.host","http2_health_check.request_path","http2_health_check.response","http2_health_check.port","http2_health_check.port_name","http2_health_check.proxy_header","http2_health_check.port_specification"]
    port_specification string optional | among ["USE_FIXED_PORT","USE_NAMED_PORT","USE_SERVING_PORT",""] | atLeastOneOf ["http2_health_check.host","http2_health_check.request_path","http2_health_check.response","http2_health_check.port","http2_health_check.port_name","http2_health_check.proxy_header","http2_health_check.port_specification"]
    proxy_header string optional | default "NONE" | among ["NONE","PROXY_V1",""] | atLeastOneOf ["http2_health_check.host","http2_health_check.request_path","http2_health_check.response","http2_health_check.port","http2_health_check.port_name","http2_health_check.proxy_header","http2_health_check.port_specification"]
    request_path string optional | default "/" | atLeastOneOf ["http2_health_check.host","http2_health_check.request_path","http2_health_check.response","http2_health_check.port","http2_health_check.port_name","http2_health_check.proxy_header","http2_health_check.port_specification"]
    response string optional | atLeastOneOf ["http2_health_check.host","http2_health_check.request_path","http2_health_check.response","http2_health_check.port","http2_health_check.port_name","http2_health_check.proxy_header","http2_health_check.port_specification"]
  http_health_check: list ..1 | exactlyOneOf ["http_health_check","https_health_check","http2_health_check","tcp_health_check","ssl_health_check","grpc_health_check"]
    host string optional | atLeastOneOf ["http_health_check.host","http_health_check.request_path","http_health_check.response","http_health_check.port","http_health_check.port_name","http_health_check.proxy_header","http_health_check.port_specification"]
    port number optional | atLeastOneOf ["http_health_check.host","http_health_check.request_path","http_health_check.response","http_health_check.port","http_health_check.port_name","http_health_check.proxy_header","http_health_check.port_specification"]
    port_name string optional | atLeastOneOf ["http_health_check.host","http_health_check.request_path","http_health_check.response","http_health_check.port","http_health_check.port_name","http_health_check.proxy_header","http_health_check.port_specification"]
    port_specification string optional | among ["USE_FIXED_PORT","USE_NAMED_PORT","USE_SERVING_PORT",""] | atLeastOneOf ["http_health_check.host","http_health_check.request_path","http_health_check.response","http_health_check.port","http_health_check.port_name","http_health_check.proxy_header","http_health_check.port_specification"]
    proxy_header string optional | default "NONE" | among ["NONE","PROXY_V1",""] | atLeastOneOf ["http_health_check.host","http_health_check.request_path","http_health_check.response","http_health_check.port","http_health_check.port_name","http_health_check.proxy_header","http_health_check.port_specification"]
    request_path string optional | default "/" | atLeastOneOf ["http_health_check.host","http_health_check.request_path","http_health_check.response","http_health_check.port","http_health_check.port_name","http_health_check.proxy_header","http_health_check.port_specification"]
    response string optional | atLeastOneOf ["http_health_check.host","http_health_check.request_path","http_health_check.response","http_health_check.port","http_health_check.port_name","http_health_check.proxy_header","http_health_check.port_specification"]
  https_health_check: list ..1 | exactlyOneOf ["http_health_check","https_health_check","http2_health_check","tcp_health_check","ssl_health_check","grpc_health_check"]
    host string optional | atLeastOneOf ["https_health_check.host","https_health_check.request_path","https_health_check.response","https_health_check.port","https_health_check.port_name","https_health_check.proxy_header","https_health_check.port_specification"]
    port number optional | atLeastOneOf ["https_health_check.host","https_health_check.request_path","https_health_check.response","https_health_check.port","https_health_check.port_name","https_health_check.proxy_header","https_health_check.port_specification"]
    port_name string optional | atLeastOneOf ["https_health_check.host","https_health_check.request_path","https_health_check.response","https_health_check.port","https_health_check.port_name","https_health_check.proxy_header","https_health_check.port_specification"]
    port_specification string optional | among ["USE_FIXED_PORT","USE_NAMED_PORT","USE_SERVING_PORT",""] | atLeastOneOf ["https_health_check.host","https_health_check.request_path","https_health_check.response","https_health_check.port","https_health_check.port_name","https_health_check.proxy_header","https_health_check.port_specification"]
    proxy_header string optional | default "NONE" | among ["NONE","PROXY_V1",""] | atLeastOneOf ["https_health_check.host","https_health_check.request_path","https_health_check.response","https_health_check.port","https_health_check.port_name","https_health_check.proxy_header","https_health_check.port_specification"]
    request_path string optional | default "/" | atLeastOneOf ["https_health_check.host","https_health_check.request_path","https_health_check.response","https_health_check.port","https_health_check.port_name","https_health_check.proxy_header","https_health_check.port_specification"]
    response string optional | atLeastOneOf ["https_health_check.host","https_health_check.request_path","https_health_check.response","https_health_check.port","https_health_check.port_name","https_health_check.proxy_header","https_health_check.port_specification"]
  log_config: list ..1
    enable bool optional | default false
  ssl_health_check: list ..1 | exactlyOneOf ["http_health_check","https_health_check","http2_health_check","tcp_health_check","ssl_health_check","grpc_health_check"]
    port number optional | atLeastOneOf ["ssl_health_check.request","ssl_health_check.response","ssl_health_check.port","ssl_health_check.port_name","ssl_health_check.proxy_header","ssl_health_check.port_specification"]
    port_name string optional | atLeastOneOf ["ssl_health_check.request","ssl_health_check.response","ssl_health_check.port","ssl_health_check.port_name","ssl_health_check.proxy_header","ssl_health_check.port_specification"]
    port_specification string optional | among ["USE_FIXED_PORT","USE_NAMED_PORT","USE_SERVING_PORT",""] | atLeastOneOf ["ssl_health_check.request","ssl_health_check.response","ssl_health_check.port","ssl_health_check.port_name","ssl_health_check.proxy_header","ssl_health_check.port_specification"]
    proxy_header string optional | default "NONE" | among ["NONE","PROXY_V1",""] | atLeastOneOf ["ssl_health_check.request","ssl_health_check.response","ssl_health_check.port","ssl_health_check.port_name","ssl_health_check.proxy_header","ssl_health_check.port_specification"]
    request string optional | atLeastOneOf ["ssl_health_check.request","ssl_health_check.response","ssl_health_check.port","ssl_health_check.port_name","ssl_health_check.proxy_header","ssl_health_check.port_specification"]
    response string optional | atLeastOneOf ["ssl_health_check.request","ssl_health_check.response","ssl_health_check.port","ssl_health_check.port_name","ssl_health_check.proxy_header","ssl_health_check.port_specification"]
  tcp_health_check: list ..1 | exactlyOneOf ["http_health_check","https_health_check","http2_health_check","tcp_health_check","ssl_health_check","grpc_health_check"]
    port number optional | atLeastOneOf ["tcp_health_check.request","tcp_health_check.response","tcp_health_check.port","tcp_health_check.port_name","tcp_health_check.proxy_header","tcp_health_check.port_specification"]
    port_name string optional | atLeastOneOf ["tcp_health_check.request","tcp_health_check.response","tcp_health_check.port","tcp_health_check.port_name","tcp_health_check.proxy_header","tcp_health_check.port_specification"]
    port_specification string optional | among ["USE_FIXED_PORT","USE_NAMED_PORT","USE_SERVING_PORT",""] | atLeastOneOf ["tcp_health_check.request","tcp_health_check.response","tcp_health_check.port","tcp_health_check.port_name","tcp_health_check.proxy_header","tcp_health_check.port_specification"]
    proxy_header string optional | default "NONE" | among ["NONE","PROXY_V1",""] | atLeastOneOf ["tcp_health_check.request","tcp_health_check.response","tcp_health_check.port","tcp_health_check.port_name","tcp_health_check.proxy_header","tcp_health_check.port_specification"]
    request string optional | atLeastOneOf ["tcp_health_check.request","tcp_health_check.response","tcp_health_check.port","tcp_health_check.port_name","tcp_health_check.proxy_header","tcp_health_check.port_specification"]
    response string optional | atLeastOneOf ["tcp_health_check.request","tcp_health_check.response","tcp_health_check.port","tcp_health_check.port_name","tcp_health_check.proxy_header","tcp_health_check.port_specification"]
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_backend_service 1
  affinity_cookie_ttl_sec number optional
  compression_mode string optional | among ["AUTOMATIC","DISABLED",""]
  connection_draining_timeout_sec number optional | default 300
  creation_timestamp string computed
  custom_request_headers set(string) optional
  custom_response_headers set(string) optional
  description string optional
  edge_security_policy string optional
  enable_cdn bool optional
  external_managed_migration_state string optional | among ["PREPARE","TEST_BY_PERCENTAGE","TEST_ALL_TRAFFIC",""]
  external_managed_migration_testing_percentage number optional
  fingerprint string computed
  generated_id number computed
  health_checks set(string) optional
  id string optional computed
  ip_address_selection_policy string optional | among ["IPV4_ONLY","PREFER_IPV6","IPV6_ONLY",""]
  load_balancing_scheme string optional | default "EXTERNAL" | among ["EXTERNAL","INTERNAL_SELF_MANAGED","INTERNAL_MANAGED","EXTERNAL_MANAGED",""]
  locality_lb_policy string optional | among ["ROUND_ROBIN","LEAST_REQUEST","RING_HASH","RANDOM","ORIGINAL_DESTINATION","MAGLEV","WEIGHTED_MAGLEV","WEIGHTED_ROUND_ROBIN",""]
  name string required | replaces
  port_name string optional computed
  project string optional computed | replaces
  protocol string optional computed | among ["HTTP","HTTPS","HTTP2","TCP","SSL","UDP","GRPC","UNSPECIFIED","H2C",""]
  security_policy string optional
  self_link string computed
  service_lb_policy string optional
  session_affinity string optional computed | among ["NONE","CLIENT_IP","CLIENT_IP_PORT_PROTO","CLIENT_IP_PROTO","GENERATED_COOKIE","HEADER_FIELD","HTTP_COOKIE","STRONG_COOKIE_AFFINITY",""]
  timeout_sec number optional computed
  backend: set
    balancing_mode string optional | default "UTILIZATION" | among ["UTILIZATION","RATE","CONNECTION","CUSTOM_METRICS",""]
    capacity_scaler number optional | default 1
    description string optional
    group string required
    max_connections number optional computed
    max_connections_per_endpoint number optional computed
    max_connections_per_instance number optional computed
    max_rate number optional computed
    max_rate_per_endpoint number optional computed
    max_rate_per_instance number optional computed
    max_utilization number optional computed
    preference string optional | among ["PREFERRED","DEFAULT",""]
    custom_metrics: list
      dry_run bool required
      max_utilization number optional | default 0.8
      name string required
  cdn_policy: list ..1
    cache_mode string optional computed | among ["USE_ORIGIN_HEADERS","FORCE_CACHE_ALL","CACHE_ALL_STATIC",""]
    client_ttl number optional computed
    default_ttl number optional computed
    max_ttl number optional computed
    negative_caching bool optional computed
    request_coalescing bool optional computed
    serve_while_stale number optional computed
    signed_url_cache_max_age_sec number optional | default 3600 | atLeastOneOf ["cdn_policy.cache_key_policy","cdn_policy.signed_url_cache_max_age_sec"]
    bypass_cache_on_request_headers: list
      header_name string required
    cache_key_policy: list ..1 | atLeastOneOf ["cdn_policy.cache_key_policy","cdn_policy.signed_url_cache_max_age_sec"]
      include_host bool optional | atLeastOneOf ["cdn_policy.cache_key_policy.include_host","cdn_policy.cache_key_policy.include_protocol","cdn_policy.cache_key_policy.include_query_string","cdn_policy.cache_key_policy.query_string_blacklist","cdn_policy.cache_key_policy.query_string_whitelist","cdn_policy.cache_key_policy.include_http_headers","cdn_policy.cache_key_policy.include_named_cookies"]
      include_http_headers list(string) optional | atLeastOneOf ["cdn_policy.cache_key_policy.include_host","cdn_policy.cache_key_policy.include_protocol","cdn_policy.cache_key_policy.include_query_string","cdn_policy.cache_key_policy.query_string_blacklist","cdn_policy.cache_key_policy.query_string_whitelist","cdn_policy.cache_key_policy.include_http_headers","cdn_policy.cache_key_policy.include_named_cookies"]
      include_named_cookies list(string) optional | atLeastOneOf ["cdn_policy.cache_key_policy.include_host","cdn_policy.cache_key_policy.include_protocol","cdn_policy.cache_key_policy.include_query_string","cdn_policy.cache_key_policy.query_string_blacklist","cdn_policy.cache_key_policy.query_string_whitelist","cdn_policy.cache_key_policy.include_http_headers","cdn_policy.cache_key_policy.include_named_cookies"]
      include_protocol bool optional | atLeastOneOf ["cdn_policy.cache_key_policy.include_host","cdn_policy.cache_key_policy.include_protocol","cdn_policy.cache_key_policy.include_query_string","cdn_policy.cache_key_policy.query_string_blacklist","cdn_policy.cache_key_policy.query_string_whitelist","cdn_policy.cache_key_policy.include_http_headers","cdn_policy.cache_key_policy.include_named_cookies"]
      include_query_string bool optional | atLeastOneOf ["cdn_policy.cache_key_policy.include_host","cdn_policy.cache_key_policy.include_protocol","cdn_policy.cache_key_policy.include_query_string","cdn_policy.cache_key_policy.query_string_blacklist","cdn_policy.cache_key_policy.query_string_whitelist","cdn_policy.cache_key_policy.include_http_headers","cdn_policy.cache_key_policy.include_named_cookies"]
      query_string_blacklist set(string) optional | atLeastOneOf ["cdn_policy.cache_key_policy.include_host","cdn_policy.cache_key_policy.include_protocol","cdn_policy.cache_key_policy.include_query_string","cdn_policy.cache_key_policy.query_string_blacklist","cdn_policy.cache_key_policy.query_string_whitelist","cdn_policy.cache_key_policy.include_http_headers","cdn_policy.cache_key_policy.include_named_cookies"]
      query_string_whitelist set(string) optional | atLeastOneOf ["cdn_policy.cache_key_policy.include_host","cdn_policy.cache_key_policy.include_protocol","cdn_policy.cache_key_policy.include_query_string","cdn_policy.cache_key_policy.query_string_blacklist","cdn_policy.cache_key_policy.query_string_whitelist","cdn_policy.cache_key_policy.include_http_headers","cdn_policy.cache_key_policy.include_named_cookies"]
    negative_caching_policy: list
      code number optional
      ttl number optional
  circuit_breakers: list ..1
    max_connections number optional | default 1024 | atLeastOneOf ["circuit_breakers.max_requests_per_connection","circuit_breakers.max_connections","circuit_breakers.max_pending_requests","circuit_breakers.max_requests","circuit_breakers.max_retries"]
    max_pending_requests number optional | default 1024 | atLeastOneOf ["circuit_breakers.max_requests_per_connection","circuit_breakers.max_connections","circuit_breakers.max_pending_requests","circuit_breakers.max_requests","circuit_breakers.max_retries"]
    max_requests number optional | default 1024 | atLeastOneOf ["circuit_breakers.max_requests_per_connection","circuit_breakers.max_connections","circuit_breakers.max_pending_requests","circuit_breakers.max_requests","circuit_breakers.max_retries"]
    max_requests_per_connection number optional | atLeastOneOf ["circuit_breakers.max_requests_per_connection","circuit_breakers.max_connections","circuit_breakers.max_pending_requests","circuit_breakers.max_requests","circuit_breakers.max_retries"]
    max_retries number optional | default 3 | atLeastOneOf ["circuit_breakers.max_requests_per_connection","circuit_breakers.max_connections","circuit_breakers.max_pending_requests","circuit_breakers.max_requests","circuit_breakers.max_retries"]
  consistent_hash: list ..1
    http_header_name string optional | atLeastOneOf ["consistent_hash.http_cookie","consistent_hash.http_header_name","consistent_hash.minimum_ring_size"]
    minimum_ring_size number optional | default 1024 | atLeastOneOf ["consistent_hash.http_cookie","consistent_hash.http_header_name","consistent_hash.minimum_ring_size"]
    http_cookie: list ..1 | atLeastOneOf ["consistent_hash.http_cookie","consistent_hash.http_header_name","consistent_hash.minimum_ring_size"]
      name string optional | atLeastOneOf ["consistent_hash.http_cookie.ttl","consistent_hash.http_cookie.name","consistent_hash.http_cookie.path"]
      path string optional | atLeastOneOf ["consistent_hash.http_cookie.ttl","consistent_hash.http_cookie.name","consistent_hash.http_cookie.path"]
      ttl: list ..1 | atLeastOneOf ["consistent_hash.http_cookie.ttl","consistent_hash.http_cookie.name","consistent_hash.http_cookie.path"]
        nanos number optional
        seconds number required
  custom_metrics: list
    dry_run bool required
    name string required
  iap: list ..1
    enabled bool required
    oauth2_client_id string optional
    oauth2_client_secret string optional sensitive
    oauth2_client_secret_sha256 string computed sensitive
  locality_lb_policies: list
    custom_policy: list ..1
      data string optional
      name string required
    policy: list ..1
      name string required | among ["ROUND_ROBIN","LEAST_REQUEST","RING_HASH","RANDOM","ORIGINAL_DESTINATION","MAGLEV"]
  log_config: list ..1
    enable bool optional | atLeastOneOf ["log_config.enable","log_config.sample_rate"]
    optional_fields list(string) optional
    optional_mode string optional computed | among ["INCLUDE_ALL_OPTIONAL","EXCLUDE_ALL_OPTIONAL","CUSTOM",""] | atLeastOneOf ["log_config.enable","log_config.sample_rate","log_config.optional_mode"]
    sample_rate number optional | default 1 | atLeastOneOf ["log_config.enable","log_config.sample_rate"]
  max_stream_duration: list ..1
    nanos number optional
    seconds string required
  outlier_detection: list ..1
    consecutive_errors number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    consecutive_gateway_failure number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    enforcing_consecutive_errors number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    enforcing_consecutive_gateway_failure number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    enforcing_success_rate number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    max_ejection_percent number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    success_rate_minimum_hosts number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    success_rate_request_volume number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    success_rate_stdev_factor number optional | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
    base_ejection_time: list ..1 | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
      nanos number optional
      seconds number required
    interval: list ..1 | atLeastOneOf ["outlier_detection.base_ejection_time","outlier_detection.consecutive_errors","outlier_detection.consecutive_gateway_failure","outlier_detection.enforcing_consecutive_errors","outlier_detection.enforcing_consecutive_gateway_failure","outlier_detection.enforcing_success_rate","outlier_detection.interval","outlier_detection.max_ejection_percent","outlier_detection.success_rate_minimum_hosts","outlier_detection.success_rate_request_volume","outlier_detection.success_rate_stdev_factor"]
      nanos number optional
      seconds number required
  security_settings: list ..1
    client_tls_policy string optional
    subject_alt_names list(string) optional
    aws_v4_authentication: list ..1
      access_key string optional sensitive
      access_key_id string optional
      access_key_version string optional
      origin_region string optional
  strong_session_affinity_cookie: list ..1
    name string optional | atLeastOneOf ["strong_session_affinity_cookie.ttl","strong_session_affinity_cookie.name","strong_session_affinity_cookie.path"]
    path string optional | atLeastOneOf ["strong_session_affinity_cookie.ttl","strong_session_affinity_cookie.name","strong_session_affinity_cookie.path"]
    ttl: list ..1 | atLeastOneOf ["strong_session_affinity_cookie.ttl","strong_session_affinity_cookie.name","strong_session_affinity_cookie.path"]
      nanos number optional
      seconds number required
  timeouts: single
    create string optional
    delete string optional
    update string optional
  tls_settings: list ..1
    authentication_config string optional
    sni string optional
    subject_alt_names: list
      dns_name string optional
      uniform_resource_identifier string optional

resource google_compute_target_http_proxy 0
  creation_timestamp string computed
  description string optional | replaces
  fingerprint string computed
  http_keep_alive_timeout_sec number optional | replaces
  id string optional computed
  name string required | replaces
  project string optional computed | replaces
  proxy_bind bool optional computed | replaces
  proxy_id number computed
  self_link string computed
  url_map string required
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_forwarding_rule 0
  all_ports bool optional | replaces
  allow_global_access bool optional
  allow_psc_global_access bool optional
  backend_service string optional | replaces
  base_forwarding_rule string computed
  creation_timestamp string computed
  description string optional | replaces
  effective_labels map(string) computed
  forwarding_rule_id number computed
  id string optional computed
  ip_address string optional computed | replaces
  ip_collection string optional | replaces
  ip_protocol string optional computed | replaces | among ["TCP","UDP","ESP","AH","SCTP","ICMP","L3_DEFAULT",""]
  ip_version string optional computed | replaces | among ["IPV4","IPV6",""]
  is_mirroring_collector bool optional | replaces
  label_fingerprint string computed
  labels map(string) optional
  load_balancing_scheme string optional | replaces | default "EXTERNAL" | among ["EXTERNAL","EXTERNAL_MANAGED","INTERNAL","INTERNAL_MANAGED",""]
  name string required | replaces
  network string optional computed | replaces
  network_tier string optional computed | replaces | among ["PREMIUM","STANDARD",""]
  no_automate_dns_zone bool optional | replaces
  port_range string optional computed | replaces
  ports set(string) optional | replaces
  project string optional computed | replaces
  psc_connection_id string computed
  psc_connection_status string computed
  recreate_closed_psc bool optional | default false
  region string optional computed | replaces
  self_link string computed
  service_label string optional | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  service_name string computed
  source_ip_ranges list(string) optional | replaces
  subnetwork string optional computed | replaces
  target string optional
  terraform_labels map(string) computed
  service_directory_registrations: list ..1 | replaces
    namespace string optional computed | replaces
    service string optional | replaces
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_global_forwarding_rule 0
  base_forwarding_rule string computed
  description string optional | replaces
  effective_labels map(string) computed
  external_managed_backend_bucket_migration_state string optional | among ["PREPARE","TEST_BY_PERCENTAGE","TEST_ALL_TRAFFIC",""]
  external_managed_backend_bucket_migration_testing_percentage number optional
  forwarding_rule_id number computed
  id string optional computed
  ip_address string optional computed | replaces
  ip_protocol string optional computed | replaces | among ["TCP","UDP","ESP","AH","SCTP","ICMP",""]
  ip_version string optional | replaces | among ["IPV4","IPV6",""]
  label_fingerprint string computed
  labels map(string) optional
  load_balancing_scheme string optional | default "EXTERNAL" | among ["EXTERNAL","EXTERNAL_MANAGED","INTERNAL_MANAGED","INTERNAL_SELF_MANAGED",""]
  name string required | replaces
  network string optional computed | replaces
  network_tier string optional computed | replaces | among ["PREMIUM","STANDARD",""]
  no_automate_dns_zone bool optional | replaces
  port_range string optional | replaces
  project string optional computed | replaces
  psc_connection_id string computed
  psc_connection_status string computed
  self_link string computed
  source_ip_ranges list(string) optional | replaces
  subnetwork string optional computed | replaces
  target string required
  terraform_labels map(string) computed
  metadata_filters: list | replaces
    filter_match_criteria string required | replaces | among ["MATCH_ANY","MATCH_ALL"]
    filter_labels: list 1..64 | replaces
      name string required | replaces
      value string required | replaces
  service_directory_registrations: list ..1 | replaces
    namespace string optional computed | replaces
    service_directory_region string optional | replaces
  timeouts: single
    create string optional
    delete string optional
    update string optional
`;

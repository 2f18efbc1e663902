/** Load balancers, as in hashicorp/aws 5.100. */
export const balancingTable = `
resource aws_lb 0
  arn string computed
  arn_suffix string computed
  client_keep_alive number optional | default 3600
  customer_owned_ipv4_pool string optional | replaces
  desync_mitigation_mode string optional | default "defensive" | among ["monitor","defensive","strictest"]
  dns_name string computed
  dns_record_client_routing_policy string optional | among ["availability_zone_affinity","partial_availability_zone_affinity","any_availability_zone"]
  drop_invalid_header_fields bool optional | default false
  enable_cross_zone_load_balancing bool optional
  enable_deletion_protection bool optional | default false
  enable_http2 bool optional | default true
  enable_tls_version_and_cipher_suite_headers bool optional | default false
  enable_waf_fail_open bool optional | default false
  enable_xff_client_port bool optional | default false
  enable_zonal_shift bool optional | default false
  enforce_security_group_inbound_rules_on_private_link_traffic string optional computed | among ["on","off"]
  id string optional computed
  idle_timeout number optional | default 60
  internal bool optional computed | replaces
  ip_address_type string optional computed | among ["ipv4","dualstack","dualstack-without-public-ipv4"]
  load_balancer_type string optional | replaces | default "application" | among ["application","network","gateway"]
  name string optional computed | replaces | longest 32
  name_prefix string optional computed | replaces | longest 6
  preserve_host_header bool optional | default false
  security_groups set(string) optional computed
  subnets set(string) optional computed | exactlyOneOf ["subnet_mapping","subnets"]
  tags map(string) optional
  tags_all map(string) optional computed
  vpc_id string computed
  xff_header_processing_mode string optional | default "append" | among ["append","preserve","remove"]
  zone_id string computed
  access_logs: list ..1
    bucket string required
    enabled bool optional | default false
    prefix string optional
  connection_logs: list ..1
    bucket string required
    enabled bool optional | default false
    prefix string optional
  ipam_pools: list ..1
    ipv4_ipam_pool_id string required
  minimum_load_balancer_capacity: list ..1
    capacity_units number required
  subnet_mapping: set | exactlyOneOf ["subnet_mapping","subnets"]
    allocation_id string optional
    ipv6_address string optional
    outpost_id string computed
    private_ipv4_address string optional
    subnet_id string required
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource aws_lb_listener 0
  alpn_policy string optional | among ["HTTP1Only","HTTP2Only","HTTP2Optional","HTTP2Preferred","None"]
  arn string computed
  certificate_arn string optional | is "arn"
  id string optional computed
  load_balancer_arn string required | replaces | is "arn"
  port number optional
  protocol string optional computed | among ["HTTP","HTTPS","TCP","TLS","UDP","TCP_UDP","GENEVE"]
  routing_http_request_x_amzn_mtls_clientcert_header_name string optional computed
  routing_http_request_x_amzn_mtls_clientcert_issuer_header_name string optional computed
  routing_http_request_x_amzn_mtls_clientcert_leaf_header_name string optional computed
  routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name string optional computed
  routing_http_request_x_amzn_mtls_clientcert_subject_header_name string optional computed
  routing_http_request_x_amzn_mtls_clientcert_validity_header_name string optional computed
  routing_http_request_x_amzn_tls_cipher_suite_header_name string optional computed
  routing_http_request_x_amzn_tls_version_header_name string optional computed
  routing_http_response_access_control_allow_credentials_header_value string optional computed
  routing_http_response_access_control_allow_headers_header_value string optional computed
  routing_http_response_access_control_allow_methods_header_value string optional computed
  routing_http_response_access_control_allow_origin_header_value string optional computed
  routing_http_response_access_control_expose_headers_header_value string optional computed
  routing_http_response_access_control_max_age_header_value string optional computed
  routing_http_response_content_security_policy_header_value string optional computed
  routing_http_response_server_enabled bool optional computed
  routing_http_response_strict_transport_security_header_value string optional computed
  routing_http_response_x_content_type_options_header_value string optional computed
  routing_http_response_x_frame_options_header_value string optional computed
  ssl_policy string optional computed
  tags map(string) optional
  tags_all map(string) optional computed
  tcp_idle_timeout_seconds number optional computed | least 60 | most 6000
  default_action: list 1..
    order number optional computed | least 1 | most 50000
    target_group_arn string optional | is "arn"
    type string required | among ["forward","authenticate-oidc","authenticate-cognito","redirect","fixed-response"]
    authenticate_cognito: list ..1
      authentication_request_extra_params map(string) optional
      on_unauthenticated_request string optional computed | among ["deny","allow","authenticate"]
      scope string optional computed
      session_cookie_name string optional computed
      session_timeout number optional computed
      user_pool_arn string required | is "arn"
      user_pool_client_id string required
      user_pool_domain string required
    authenticate_oidc: list ..1
      authentication_request_extra_params map(string) optional
      authorization_endpoint string required
      client_id string required
      client_secret string required sensitive
      issuer string required
      on_unauthenticated_request string optional computed | among ["deny","allow","authenticate"]
      scope string optional computed
      session_cookie_name string optional computed
      session_timeout number optional computed
      token_endpoint string required
      user_info_endpoint string required
    fixed_response: list ..1
      content_type string required | among ["text/plain","text/css","text/html","application/javascript","application/json"]
      message_body string optional
      status_code string optional computed
    forward: list ..1
      stickiness: list ..1
        duration number required | least 1 | most 604800
        enabled bool optional
      target_group: set 1..5
        arn string required | is "arn"
        weight number optional | least 0 | most 999
    redirect: list ..1
      host string optional | shortest 1 | longest 128
      path string optional | shortest 1 | longest 128
      port string optional
      protocol string optional | among ["#{protocol}","HTTP","HTTPS"]
      query string optional | shortest 0 | longest 128
      status_code string required | among ["HTTP_301","HTTP_302"]
  mutual_authentication: list ..1
    advertise_trust_store_ca_names string optional computed | among ["on","off"]
    ignore_client_certificate_expiry bool optional | default false
    mode string required | among ["off","verify","passthrough"]
    trust_store_arn string optional | is "arn"
  timeouts: single
    create string optional
    update string optional

resource aws_lb_target_group 0
  arn string computed
  arn_suffix string computed
  connection_termination bool optional computed
  deregistration_delay string optional | default "300"
  id string optional computed
  ip_address_type string optional computed | replaces | among ["ipv4","ipv6"]
  lambda_multi_value_headers_enabled bool optional | default false
  load_balancer_arns set(string) computed
  load_balancing_algorithm_type string optional computed | among ["round_robin","least_outstanding_requests","weighted_random"]
  load_balancing_anomaly_mitigation string optional computed | among ["on","off"]
  load_balancing_cross_zone_enabled string optional computed | among ["true","false","use_load_balancer_configuration"]
  name string optional computed | replaces | longest 32
  name_prefix string optional computed | replaces | longest 6
  port number optional | replaces | least 1 | most 65535
  preserve_client_ip string optional computed
  protocol string optional | replaces | among ["HTTP","HTTPS","TCP","TLS","UDP","TCP_UDP","GENEVE"]
  protocol_version string optional computed | replaces | among ["GRPC","HTTP1","HTTP2"]
  proxy_protocol_v2 bool optional | default false
  slow_start number optional | least 30 | most 900
  tags map(string) optional
  tags_all map(string) optional computed
  target_type string optional | replaces | default "instance" | among ["instance","ip","lambda","alb"]
  vpc_id string optional | replaces
  health_check: list ..1
    enabled bool optional | default true
    healthy_threshold number optional | default 3 | least 2 | most 10
    interval number optional | default 30 | least 5 | most 300
    matcher string optional computed
    path string optional computed | shortest 1 | longest 1024
    port string optional | default "traffic-port"
    protocol string optional | default "HTTP" | among ["HTTP","HTTPS","TCP"]
    timeout number optional computed | least 2 | most 120
    unhealthy_threshold number optional | default 3 | least 2 | most 10
  stickiness: list ..1
    cookie_duration number optional | default 86400 | least 0 | most 604800
    cookie_name string optional
    enabled bool optional | default true
    type string required | among ["lb_cookie","app_cookie","source_ip","source_ip_dest_ip","source_ip_dest_ip_proto"]
  target_failover: list
    on_deregistration string required | among ["rebalance","no_rebalance"]
    on_unhealthy string required | among ["rebalance","no_rebalance"]
  target_group_health: list ..1
    dns_failover: list ..1
      minimum_healthy_targets_count string optional | default "off"
      minimum_healthy_targets_percentage string optional | default "off"
    unhealthy_state_routing: list ..1
      minimum_healthy_targets_count number optional | default 1
      minimum_healthy_targets_percentage string optional | default "off"
  target_health_state: list
    enable_unhealthy_connection_termination bool required
    unhealthy_draining_interval number optional | least 0 | most 360000

resource aws_lb_target_group_attachment 0
  availability_zone string optional | replaces
  id string optional computed
  port number optional | replaces
  target_group_arn string required | replaces
  target_id string required | replaces
`;

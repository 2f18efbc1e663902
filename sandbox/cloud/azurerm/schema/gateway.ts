/** Load balancers that understand HTTP, as in hashicorp/azurerm 4.79. */
export const gatewayTable = `
resource azurerm_application_gateway 0
  enable_http2 bool optional computed deprecated
  fips_enabled bool optional
  firewall_policy_id string optional | is "azure-resource-id"
  force_firewall_policy_association bool optional
  http2_enabled bool optional computed | conflictsWith ["enable_http2"]
  id string optional computed
  location string required | replaces
  name string required | replaces
  private_endpoint_connection set(object({id=string,name=string})) computed
  resource_group_name string required | replaces
  tags map(string) optional
  zones set(string) optional | replaces
  authentication_certificate: list
    data string required sensitive | shortest 1
    id string computed
    name string required | shortest 1
  autoscale_configuration: list ..1
    max_capacity number optional | least 2 | most 125
    min_capacity number required | least 0 | most 100
  backend: list | atLeastOneOf ["backend_http_settings","backend"]
    client_ip_preservation_enabled bool optional | default false
    host_name string optional | shortest 1
    id string computed
    name string required
    port number required | least 1 | most 65535
    probe_id string computed
    probe_name string optional
    protocol string required | among ["Tcp","Tls"]
    timeout_in_seconds number optional | default 30 | least 1 | most 86400
    trusted_root_certificate_names list(string) optional
  backend_address_pool: set 1..
    fqdns set(string) optional
    id string computed
    ip_addresses set(string) optional | is "ipv4"
    name string required
  backend_http_settings: set | atLeastOneOf ["backend_http_settings","backend"]
    affinity_cookie_name string optional | shortest 1
    certificate_chain_validation_enabled bool optional | default true
    cookie_based_affinity string required | among ["Disabled","Enabled"]
    dedicated_backend_connection_enabled bool optional | default false
    host_name string optional | shortest 1
    id string computed
    name string required
    path string optional
    pick_host_name_from_backend_address bool optional | default false
    port number required | least 1 | most 65535
    probe_id string computed
    probe_name string optional
    protocol string required | among ["Http","Https"]
    request_timeout number optional | default 30 | least 1 | most 86400
    sni_name string optional | shortest 1
    sni_validation_enabled bool optional | default true
    trusted_root_certificate_names list(string) optional | shortest 1
    authentication_certificate: list
      id string computed
      name string required
    connection_draining: list ..1
      drain_timeout_sec number required | least 1 | most 3600
      enabled bool required
  custom_error_configuration: list
    custom_error_page_url string required
    id string computed
    status_code string required | among ["HttpStatus500","HttpStatus504","HttpStatus503","HttpStatus502","HttpStatus400","HttpStatus408","HttpStatus405","HttpStatus404","HttpStatus403"]
  frontend_ip_configuration: list 1..
    id string computed
    name string required
    private_ip_address string optional computed
    private_ip_address_allocation string optional | default "Dynamic" | among ["Dynamic","Static"]
    private_link_configuration_id string computed
    private_link_configuration_name string optional
    public_ip_address_id string optional
    subnet_id string optional
  frontend_port: set 1..
    id string computed
    name string required
    port number required | least 1 | most 65535
  gateway_ip_configuration: list 1..2
    id string computed
    name string required
    subnet_id string required | is "azure-resource-id"
  global: list ..1
    request_buffering_enabled bool required
    response_buffering_enabled bool required
  http_listener: set | atLeastOneOf ["http_listener","listener"]
    firewall_policy_id string optional | is "azure-resource-id"
    frontend_ip_configuration_id string computed
    frontend_ip_configuration_name string required
    frontend_port_id string computed
    frontend_port_name string required
    host_name string optional
    host_names set(string) optional | shortest 1
    id string computed
    name string required
    protocol string required | among ["Http","Https"]
    require_sni bool optional
    ssl_certificate_id string computed
    ssl_certificate_name string optional
    ssl_profile_id string computed
    ssl_profile_name string optional
    custom_error_configuration: list
      custom_error_page_url string required
      id string computed
      status_code string required | among ["HttpStatus500","HttpStatus504","HttpStatus503","HttpStatus502","HttpStatus400","HttpStatus408","HttpStatus405","HttpStatus404","HttpStatus403"]
  identity: list ..1
    identity_ids set(string) optional | is "azure-resource-id"
    principal_id string computed
    tenant_id string computed
    type string required | among ["UserAssigned","SystemAssigned","SystemAssigned, UserAssigned"]
  listener: set | atLeastOneOf ["http_listener","listener"]
    frontend_ip_configuration_id string computed
    frontend_ip_configuration_name string required
    frontend_port_id string computed
    frontend_port_name string required
    host_names set(string) optional | shortest 1
    id string computed
    name string required
    protocol string required | among ["Tcp","Tls"]
    ssl_certificate_id string computed
    ssl_certificate_name string optional
    ssl_profile_id string computed
    ssl_profile_name string optional
  private_link_configuration: set
    id string computed
    name string required | shortest 1
    ip_configuration: list 1..
      name string required | shortest 1
      primary bool required
      private_ip_address string optional computed
      private_ip_address_allocation string required | among ["Dynamic","Static"]
      subnet_id string required | is "azure-resource-id"
  probe: set
    host string optional | shortest 1
    id string computed
    interval number required | least 1 | most 86400
    minimum_servers number optional | default 0
    name string required
    path string optional
    pick_host_name_from_backend_http_settings bool optional | default false
    port number optional | least 1 | most 65535
    protocol string required | among ["Http","Https","Tcp","Tls"]
    proxy_protocol_header_enabled bool optional | default false
    timeout number required | least 1 | most 86400
    unhealthy_threshold number required | least 1 | most 20
    match: list ..1
      body string optional
      status_code list(string) required
  redirect_configuration: set
    id string computed
    include_path bool optional | default false
    include_query_string bool optional | default false
    name string required | shortest 1
    redirect_type string required | among ["Permanent","Temporary","Found","SeeOther"]
    target_listener_id string computed
    target_listener_name string optional | shortest 1
    target_url string optional | shortest 1
  request_routing_rule: set | atLeastOneOf ["request_routing_rule","routing_rule"]
    backend_address_pool_id string computed
    backend_address_pool_name string optional
    backend_http_settings_id string computed
    backend_http_settings_name string optional
    http_listener_id string computed
    http_listener_name string required
    id string computed
    name string required
    priority number optional | least 1 | most 20000
    redirect_configuration_id string computed
    redirect_configuration_name string optional | shortest 1
    rewrite_rule_set_id string computed
    rewrite_rule_set_name string optional | shortest 1
    rule_type string required | among ["Basic","PathBasedRouting"]
    url_path_map_id string computed
    url_path_map_name string optional
  rewrite_rule_set: list
    id string computed
    name string required | shortest 1
    rewrite_rule: list
      name string required | shortest 1
      rule_sequence number required | least 1 | most 1000
      condition: list
        ignore_case bool optional | default false
        negate bool optional | default false
        pattern string required
        variable string required
      request_header_configuration: list
        header_name string required
        header_value string required
      response_header_configuration: list
        header_name string required
        header_value string required
      url: list ..1
        components string optional | among ["path_only","query_string_only"]
        path string optional
        query_string string optional
        reroute bool optional | default false
  routing_rule: set | atLeastOneOf ["request_routing_rule","routing_rule"]
    backend_address_pool_id string computed
    backend_address_pool_name string required
    backend_id string computed
    backend_name string required
    id string computed
    listener_id string computed
    listener_name string required
    name string required
    priority number required | least 1 | most 20000
  sku: list 1..1
    capacity number optional
    name string required | among ["Basic","Standard_Small","Standard_Medium","Standard_Large","Standard_v2","WAF_Large","WAF_Medium","WAF_v2"]
    tier string required | among ["Basic","Standard","Standard_v2","WAF","WAF_v2"]
  ssl_certificate: set
    data string optional sensitive | is "base64"
    id string computed
    key_vault_secret_id string optional
    name string required
    password string optional sensitive
    public_cert_data string computed
  ssl_policy: list ..1
    cipher_suites list(string) optional | among ["TLS_DHE_DSS_WITH_AES_128_CBC_SHA","TLS_DHE_DSS_WITH_AES_128_CBC_SHA256","TLS_DHE_DSS_WITH_AES_256_CBC_SHA","TLS_DHE_DSS_WITH_AES_256_CBC_SHA256","TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA","TLS_DHE_RSA_WITH_AES_128_CBC_SHA","TLS_DHE_RSA_WITH_AES_128_GCM_SHA256","TLS_DHE_RSA_WITH_AES_256_CBC_SHA","TLS_DHE_RSA_WITH_AES_256_GCM_SHA384","TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA","TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256","TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256","TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA","TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384","TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384","TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA","TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256","TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256","TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA","TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384","TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384","TLS_RSA_WITH_AES_128_CBC_SHA","TLS_RSA_WITH_AES_128_CBC_SHA256","TLS_RSA_WITH_AES_128_GCM_SHA256","TLS_RSA_WITH_AES_256_CBC_SHA","TLS_RSA_WITH_AES_256_CBC_SHA256","TLS_RSA_WITH_AES_256_GCM_SHA384","TLS_RSA_WITH_3DES_EDE_CBC_SHA"]
    disabled_protocols list(string) optional | among ["TLSv1_0","TLSv1_1","TLSv1_2","TLSv1_3"]
    min_protocol_version string optional | among ["TLSv1_0","TLSv1_1","TLSv1_2","TLSv1_3"]
    policy_name string optional
    policy_type string optional | among ["Custom","CustomV2","Predefined"]
  ssl_profile: list
    id string computed
    name string required
    trusted_client_certificate_names list(string) optional | shortest 1
    verify_client_cert_issuer_dn bool optional computed deprecated
    verify_client_certificate_issuer_dn bool optional computed
    verify_client_certificate_revocation string optional | among ["OCSP"]
    ssl_policy: list ..1
      cipher_suites list(string) optional | among ["TLS_DHE_DSS_WITH_AES_128_CBC_SHA","TLS_DHE_DSS_WITH_AES_128_CBC_SHA256","TLS_DHE_DSS_WITH_AES_256_CBC_SHA","TLS_DHE_DSS_WITH_AES_256_CBC_SHA256","TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA","TLS_DHE_RSA_WITH_AES_128_CBC_SHA","TLS_DHE_RSA_WITH_AES_128_GCM_SHA256","TLS_DHE_RSA_WITH_AES_256_CBC_SHA","TLS_DHE_RSA_WITH_AES_256_GCM_SHA384","TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA","TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256","TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256","TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA","TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384","TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384","TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA","TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256","TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256","TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA","TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384","TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384","TLS_RSA_WITH_AES_128_CBC_SHA","TLS_RSA_WITH_AES_128_CBC_SHA256","TLS_RSA_WITH_AES_128_GCM_SHA256","TLS_RSA_WITH_AES_256_CBC_SHA","TLS_RSA_WITH_AES_256_CBC_SHA256","TLS_RSA_WITH_AES_256_GCM_SHA384","TLS_RSA_WITH_3DES_EDE_CBC_SHA"]
      disabled_protocols list(string) optional | among ["TLSv1_0","TLSv1_1","TLSv1_2","TLSv1_3"]
      min_protocol_version string optional | among ["TLSv1_0","TLSv1_1","TLSv1_2","TLSv1_3"]
      policy_name string optional
      policy_type string optional | among ["Custom","CustomV2","Predefined"]
  timeouts: single
    create string optional
    delete string optional
    read string optional
    update string optional
  trusted_client_certificate: list
    data string required sensitive
    id string computed
    name string required
  trusted_root_certificate: list
    data string optional sensitive | shortest 1
    id string computed
    key_vault_secret_id string optional
    name string required | shortest 1
  url_path_map: list
    default_backend_address_pool_id string computed
    default_backend_address_pool_name string optional
    default_backend_http_settings_id string computed
    default_backend_http_settings_name string optional
    default_redirect_configuration_id string computed
    default_redirect_configuration_name string optional | shortest 1
    default_rewrite_rule_set_id string computed
    default_rewrite_rule_set_name string optional | shortest 1
    id string computed
    name string required
    path_rule: list 1..
      backend_address_pool_id string computed
      backend_address_pool_name string optional
      backend_http_settings_id string computed
      backend_http_settings_name string optional
      firewall_policy_id string optional | is "azure-resource-id"
      id string computed
      name string required
      paths list(string) required
      redirect_configuration_id string computed
      redirect_configuration_name string optional | shortest 1
      rewrite_rule_set_id string computed
      rewrite_rule_set_name string optional | shortest 1
  waf_configuration: list ..1
    enabled bool required
    file_upload_limit_mb number optional | default 100 | least 1 | most 750
    firewall_mode string required | among ["Detection","Prevention"]
    max_request_body_size_kb number optional | default 128 | least 1 | most 128
    request_body_check bool optional | default true
    rule_set_type string optional | default "OWASP" | among ["OWASP","Microsoft_BotManagerRuleSet","Microsoft_DefaultRuleSet"]
    rule_set_version string required | among ["0.1","1.0","1.1","2.1","2.2","2.2.9","3.0","3.1","3.2"]
    disabled_rule_group: list
      rule_group_name string required | among ["BadBots","crs_20_protocol_violations","crs_21_protocol_anomalies","crs_23_request_limits","crs_30_http_policy","crs_35_bad_robots","crs_40_generic_attacks","crs_41_sql_injection_attacks","crs_41_xss_attacks","crs_42_tight_security","crs_45_trojans","crs_49_inbound_blocking","General","GoodBots","KnownBadBots","Known-CVEs","REQUEST-911-METHOD-ENFORCEMENT","REQUEST-913-SCANNER-DETECTION","REQUEST-920-PROTOCOL-ENFORCEMENT","REQUEST-921-PROTOCOL-ATTACK","REQUEST-930-APPLICATION-ATTACK-LFI","REQUEST-931-APPLICATION-ATTACK-RFI","REQUEST-932-APPLICATION-ATTACK-RCE","REQUEST-933-APPLICATION-ATTACK-PHP","REQUEST-941-APPLICATION-ATTACK-XSS","REQUEST-942-APPLICATION-ATTACK-SQLI","REQUEST-943-APPLICATION-ATTACK-SESSION-FIXATION","REQUEST-944-APPLICATION-ATTACK-JAVA","UnknownBots","METHOD-ENFORCEMENT","PROTOCOL-ENFORCEMENT","PROTOCOL-ATTACK","LFI","RFI","RCE","PHP","NODEJS","XSS","SQLI","FIX","JAVA","MS-ThreatIntel-WebShells","MS-ThreatIntel-AppSec","MS-ThreatIntel-SQLI","MS-ThreatIntel-CVEs","MS-ThreatIntel-XSS"]
      rules list(number) optional | least 1
    exclusion: list
      match_variable string required | among ["RequestArgKeys","RequestArgNames","RequestArgValues","RequestCookieKeys","RequestCookieNames","RequestCookieValues","RequestHeaderKeys","RequestHeaderNames","RequestHeaderValues"]
      selector string optional | shortest 1
      selector_match_operator string optional | among ["Contains","EndsWith","Equals","EqualsAny","StartsWith"]
`;

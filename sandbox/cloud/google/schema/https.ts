/** Load balancers with certificates, as in hashicorp/google 6.50. */
export const httpsTable = `
resource google_compute_target_https_proxy 0
  certificate_manager_certificates list(string) optional
  certificate_map string optional
  creation_timestamp string computed
  description string optional | replaces
  fingerprint string computed
  http_keep_alive_timeout_sec number optional | replaces
  id string optional computed
  name string required | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  project string optional computed | replaces
  proxy_bind bool optional computed | replaces
  proxy_id number computed
  quic_override string optional | default "NONE" | among ["NONE","ENABLE","DISABLE"]
  self_link string computed
  server_tls_policy string optional
  ssl_certificates list(string) optional
  ssl_policy string optional
  tls_early_data string optional computed
  url_map string required
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_compute_managed_ssl_certificate 0
  certificate_id number computed
  creation_timestamp string computed
  description string optional | replaces
  expire_time string computed
  id string optional computed
  name string optional | replaces | like "^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$"
  project string optional computed | replaces
  self_link string computed
  subject_alternative_names list(string) computed
  type string optional | replaces | default "MANAGED" | among ["MANAGED",""]
  managed: list ..1 | replaces
    domains list(string) required | replaces
  timeouts: single
    create string optional
    delete string optional
`;

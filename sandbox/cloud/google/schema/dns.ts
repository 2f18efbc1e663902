/** Names, as in hashicorp/google 6.50. */
export const dnsTable = String.raw`
resource google_dns_managed_zone 0
  creation_time string computed
  description string optional | default "Managed by Terraform"
  dns_name string required | replaces
  effective_labels map(string) computed
  force_destroy bool optional | default false
  id string optional computed
  labels map(string) optional
  managed_zone_id number computed
  name string required | replaces
  name_servers list(string) computed
  project string optional computed | replaces
  terraform_labels map(string) computed
  visibility string optional | replaces | default "public" | among ["private","public"]
  cloud_logging_config: list ..1
    enable_logging bool required
  dnssec_config: list ..1
    kind string optional
    non_existence string optional computed
    state string optional
    default_key_specs: list
      algorithm string optional
      key_length number optional
      key_type string optional
      kind string optional
  forwarding_config: list ..1
    target_name_servers: set 1..
      domain_name string optional
      forwarding_path string optional
      ipv4_address string optional
  peering_config: list ..1
    target_network: list 1..1
      network_url string required
  private_visibility_config: list ..1
    gke_clusters: list
      gke_cluster_name string required
    networks: set
      network_url string required
  timeouts: single
    create string optional
    delete string optional
    update string optional

resource google_dns_record_set 0
  id string optional computed
  managed_zone string required | replaces
  name string required | replaces | like "\\.$"
  project string optional computed | replaces
  rrdatas list(string) optional
  ttl number optional
  type string required
  routing_policy: list ..1
    enable_geo_fencing bool optional
    health_check string optional
    geo: list
      location string required
      rrdatas list(string) optional
      health_checked_targets: list ..1
        external_endpoints list(string) optional
        internal_load_balancers: list
          ip_address string required
          ip_protocol string required
          load_balancer_type string optional
          network_url string required
          port string required
          project string required
          region string optional
    primary_backup: list ..1
      enable_geo_fencing_for_backups bool optional
      trickle_ratio number optional
      backup_geo: list 1..
        location string required
        rrdatas list(string) optional
        health_checked_targets: list ..1
          external_endpoints list(string) optional
          internal_load_balancers: list
            ip_address string required
            ip_protocol string required
            load_balancer_type string optional
            network_url string required
            port string required
            project string required
            region string optional
      primary: list 1..1
        external_endpoints list(string) optional
        internal_load_balancers: list
          ip_address string required
          ip_protocol string required
          load_balancer_type string optional
          network_url string required
          port string required
          project string required
          region string optional
    wrr: list
      rrdatas list(string) optional
      weight number required
      health_checked_targets: list ..1
        external_endpoints list(string) optional
        internal_load_balancers: list
          ip_address string required
          ip_protocol string required
          load_balancer_type string optional
          network_url string required
          port string required
          project string required
          region string optional
`;

/** What a configuration can look up, as in hashicorp/google 6.50. */
export const dataTable = `
data google_compute_image 0
  archive_size_bytes number computed
  creation_timestamp string computed
  description string computed
  disk_size_gb number computed
  family string optional computed
  filter string optional
  id string optional computed
  image_encryption_key_sha256 string computed
  image_id string computed
  label_fingerprint string computed
  labels map(string) computed
  licenses list(string) computed
  most_recent bool optional
  name string optional computed
  project string optional computed
  self_link string computed
  source_disk string computed
  source_disk_encryption_key_sha256 string computed
  source_disk_id string computed
  source_image_id string computed
  status string computed

data google_compute_network 0
  description string computed
  gateway_ipv4 string computed
  id string optional computed
  internal_ipv6_range string computed
  name string required
  network_id number computed
  network_profile string optional
  numeric_id string computed deprecated
  project string optional
  self_link string computed
  subnetworks_self_links list(string) computed

data google_project 0
  auto_create_network bool computed
  billing_account string computed
  deletion_policy string computed
  effective_labels map(string) computed
  folder_id string computed
  id string optional computed
  labels map(string) computed
  name string computed
  number string computed
  org_id string computed
  project_id string optional
  tags map(string) computed
  terraform_labels map(string) computed

data google_compute_zones 0
  id string optional computed
  names list(string) computed
  project string optional computed
  region string optional computed
  status string optional
`;

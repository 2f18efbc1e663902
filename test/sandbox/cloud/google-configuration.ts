import { machine, network, provider } from './configuration.ts';

/** Beside the network and a machine, one of everything, each with the blocks that we write. */
const rest = `
resource "google_compute_router" "main" {
  name    = "main"
  network = google_compute_network.main.id
}

resource "google_compute_router_nat" "main" {
  name                               = "main"
  router                             = google_compute_router.main.name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "LIST_OF_SUBNETWORKS"

  subnetwork {
    name                    = google_compute_subnetwork.main.id
    source_ip_ranges_to_nat = ["ALL_IP_RANGES"]
  }

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}

resource "google_compute_firewall" "ssh" {
  name          = "ssh"
  network       = google_compute_network.main.id
  source_ranges = ["10.0.0.0/8", "192.168.0.0/16"]

  allow {
    protocol = "tcp"
    ports    = ["22", "443"]
  }

  allow {
    protocol = "icmp"
  }
}

resource "google_compute_address" "main" {
  name = "main"
}

resource "google_compute_disk" "data" {
  name = "data"
  type = "pd-ssd"
  size = 50
}

resource "google_compute_attached_disk" "data" {
  disk     = google_compute_disk.data.id
  instance = google_compute_instance.web.id
}

resource "google_compute_project_metadata_item" "key" {
  key   = "enable-oslogin"
  value = "TRUE"
}

resource "google_service_account" "web" {
  account_id = "web-server"
}

resource "google_storage_bucket" "things" {
  name     = "shop-things"
  location = "EU"

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = 30
    }
  }
}

data "google_compute_image" "debian" {
  family  = "debian-12"
  project = "debian-cloud"
}

data "google_compute_zones" "here" {}

data "google_project" "here" {}

data "google_compute_network" "main" {
  name = google_compute_network.main.name
}

output "found" {
  value = {
    address = google_compute_address.main.address
    email   = google_service_account.web.email
    image   = data.google_compute_image.debian.self_link
    network = data.google_compute_network.main.id
    project = data.google_project.here.project_id
    url     = google_storage_bucket.things.url
    zones   = data.google_compute_zones.here.names
  }
}
`;

/** A database that only the network reaches. */
const database = `
resource "google_compute_global_address" "services" {
  name          = "services"
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  prefix_length = 16
  network       = google_compute_network.main.id
}

resource "google_service_networking_connection" "services" {
  network                 = google_compute_network.main.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]
}

resource "google_sql_database_instance" "shop" {
  name                = "shop"
  database_version    = "POSTGRES_16"
  deletion_protection = false
  depends_on          = [google_service_networking_connection.services]

  settings {
    tier              = "db-custom-2-8192"
    availability_type = "REGIONAL"
    disk_size         = 20

    backup_configuration {
      enabled = true

      backup_retention_settings {
        retained_backups = 7
      }
    }

    database_flags {
      name  = "cloudsql.iam_authentication"
      value = "on"
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.main.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }
  }
}

resource "google_sql_database" "orders" {
  name     = "orders"
  instance = google_sql_database_instance.shop.name
}

resource "google_sql_user" "web" {
  name     = trimsuffix(google_service_account.web.email, ".gserviceaccount.com")
  instance = google_sql_database_instance.shop.name
  type     = "CLOUD_IAM_SERVICE_ACCOUNT"
}
`;

const cluster = `
resource "google_container_cluster" "main" {
  name                     = "main"
  location                 = "europe-west1"
  network                  = google_compute_network.main.id
  subnetwork               = google_compute_subnetwork.main.id
  remove_default_node_pool = true
  initial_node_count       = 1
  deletion_protection      = false

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = false
    master_ipv4_cidr_block  = "172.16.0.0/28"
  }

  release_channel {
    channel = "REGULAR"
  }

  workload_identity_config {
    workload_pool = "shop.svc.id.goog"
  }
}

resource "google_container_node_pool" "main" {
  name       = "main"
  cluster    = google_container_cluster.main.id
  node_count = 2

  node_config {
    machine_type    = "e2-standard-4"
    service_account = google_service_account.web.email

    shielded_instance_config {
      enable_secure_boot = true
    }
  }
}
`;

/** Machines made from a template behind a load balancer. */
const balancer = `
resource "google_compute_instance_template" "web" {
  name_prefix  = "web-"
  machine_type = "e2-small"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = google_compute_subnetwork.main.id
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_instance_group_manager" "web" {
  name               = "web"
  base_instance_name = "web"
  target_size        = 2

  version {
    instance_template = google_compute_instance_template.web.id
  }
}

resource "google_compute_region_instance_group_manager" "web" {
  name               = "web-region"
  base_instance_name = "web"
  target_size        = 3

  version {
    instance_template = google_compute_instance_template.web.self_link
  }

  named_port {
    name = "http"
    port = 8080
  }
}

resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port         = 8080
    request_path = "/healthz"
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  protocol              = "HTTP"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks         = [google_compute_health_check.web.id]

  backend {
    group = google_compute_region_instance_group_manager.web.instance_group
  }
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  target                = google_compute_target_http_proxy.web.id
  port_range            = "80"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_forwarding_rule" "internal" {
  name            = "internal"
  network         = google_compute_network.main.id
  subnetwork      = google_compute_subnetwork.main.id
  backend_service = google_compute_region_backend_service.web.id
  ports           = ["80"]

  load_balancing_scheme = "INTERNAL"
}
`;

/** A balancer with a certificate, one that only the network reaches, and names for them. */
const names = `
resource "google_compute_instance_group" "web" {
  name      = "web"
  instances = [google_compute_instance.web.self_link]

  named_port {
    name = "http"
    port = 8080
  }
}

resource "google_compute_region_backend_service" "web" {
  name          = "web"
  protocol      = "TCP"
  health_checks = [google_compute_health_check.web.id]

  backend {
    group          = google_compute_instance_group.web.self_link
    balancing_mode = "CONNECTION"
  }
}

resource "google_compute_managed_ssl_certificate" "web" {
  name = "web"

  managed {
    domains = ["shop.example.com"]
  }
}

resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = google_compute_url_map.web.id
  ssl_certificates = [google_compute_managed_ssl_certificate.web.id]
}

resource "google_dns_managed_zone" "shop" {
  name       = "shop"
  dns_name   = "shop.internal."
  visibility = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.main.id
    }
  }
}

resource "google_dns_record_set" "web" {
  name         = "web.\${google_dns_managed_zone.shop.dns_name}"
  managed_zone = google_dns_managed_zone.shop.name
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_forwarding_rule.web.ip_address]
}
`;

/** Rights, keys, services, a budget. */
const platform = `
resource "google_project_service" "sql" {
  service            = "sqladmin.googleapis.com"
  disable_on_destroy = false
}

resource "google_project_iam_member" "web" {
  project = "shop"
  role    = "roles/cloudsql.client"
  member  = google_service_account.web.member
}

resource "google_storage_bucket_iam_member" "web" {
  bucket = google_storage_bucket.things.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.web.member
}

resource "google_kms_key_ring" "main" {
  name     = "main"
  location = "europe-west1"
}

resource "google_kms_crypto_key" "disks" {
  name     = "disks"
  key_ring = google_kms_key_ring.main.id
}

resource "google_billing_budget" "shop" {
  billing_account = "000000-111111-222222"
  display_name    = "shop"

  amount {
    specified_amount {
      units = "500"
    }
  }

  threshold_rules {
    threshold_percent = 0.9
  }
}
`;

/** A project with one of everything that the sandbox's Google Cloud can be asked for. */
export const everything = [provider, network, machine(), rest, database, cluster, balancer, names, platform].join('\n');

/*
 * A folder as people wrote it before GuildOps, on the pretend Google: names of its own for terraform, a machine by count, a rule in a module,
 * texts that try to be code, and things that GuildOps cannot say.
 */

export const LEGACY: Readonly<Record<string, string>> = {
  'main.tf': `
terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
}

provider "google" {
  region = "us-central1"
}

resource "google_compute_network" "vpc" {
  name                    = "main"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "vpc" {
  name          = "main-subnet"
  region        = "us-central1"
  network       = google_compute_network.vpc.id
  ip_cidr_range = "10.1.0.0/24"
}

module "doors" {
  source  = "./doors"
  network = google_compute_network.vpc.id
}
`,
  'machines.tf': `
resource "google_compute_instance" "web" {
  count        = 2
  name         = "web-\${count.index}"
  zone         = "us-central1-a"
  machine_type = "e2-medium"
  description  = "$\${file(\\"/etc/passwd\\")} %%{ if true }x */ \\n# two lines"
  tags         = ["web"]
  labels       = { team = "shop" }
  metadata     = { motd = "$\${path.cwd}" }
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
      size  = 30
      type  = "pd-ssd"
    }
  }
  network_interface {
    subnetwork = google_compute_subnetwork.vpc.id
  }
}

resource "google_compute_instance" "odd" {
  name         = "odd"
  zone         = "us-central1-a"
  machine_type = "e2-medium"
  hostname     = "odd.example.com"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    subnetwork = google_compute_subnetwork.vpc.id
  }
}

resource "google_compute_disk" "spare" {
  name = "spare"
  zone = "us-central1-a"
}
`,
  'buckets.tf': `
resource "google_storage_bucket" "each" {
  for_each                    = toset(["legacy-assets", "elsewhere"])
  name                        = each.key
  location                    = "US-CENTRAL1"
  uniform_bucket_level_access = true
}
`,
};

export const DOORS = `
variable "network" {}

resource "google_compute_firewall" "in" {
  name          = "web-in"
  network       = var.network
  source_ranges = ["10.0.0.0/8"]
  target_tags   = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}

resource "google_compute_firewall" "never" {
  name          = "never"
  network       = var.network
  source_ranges = ["192.0.2.0/24"]
  deny {
    protocol = "all"
  }
}
`;

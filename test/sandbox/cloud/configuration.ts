/** A provider block and what it needs; the version is the one that we generate. */
export const provider = `
terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
}

provider "google" {
  project = "shop"
  region  = "europe-west1"
  zone    = "europe-west1-b"
}
`;

export const network = `
resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "main" {
  name          = "main"
  network       = google_compute_network.main.id
  ip_cidr_range = "10.20.0.0/28"
}
`;

/** A machine in the network above. */
export function machine({ type = 'e2-small', image = 'debian-12', stoppable = true, name = 'web' } = {}): string {
  return `
resource "google_compute_instance" "${name}" {
  name                      = "${name}"
  machine_type              = "${type}"
  allow_stopping_for_update = ${stoppable}
  labels                    = { team = "shop" }

  boot_disk {
    initialize_params {
      image = "${image}"
      size  = 20
    }
  }

  network_interface {
    subnetwork = google_compute_subnetwork.main.id
  }
}

output "${name}" {
  value = {
    link = google_compute_instance.${name}.self_link
    ip   = google_compute_instance.${name}.network_interface[0].network_ip
  }
}
`;
}

import { describe, expect, it } from 'vitest';
import { googleSchema } from '../../../sandbox/cloud/google/schema/index.ts';
import { machine, network, provider } from './configuration.ts';
import { useSandbox } from './sandbox.ts';
import { changesOf, noTerraform } from './terraform.ts';

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

describe.skipIf(noTerraform)(`everything that the sandbox's Google Cloud can be asked for ${noTerraform}`, () => {
  const sandbox = useSandbox();

  it('is made at once, stays as it is, and goes', async () => {
    const { cloud, workspace } = sandbox;
    workspace.write(provider + network + machine() + rest);
    await workspace.init();
    expect((await workspace.apply()).output).toContain('12 added');
    const types = (await cloud.objects()).map(({ type }) => type);
    expect(types.sort()).toEqual(Object.keys(googleSchema.resources).sort());
    const next = await workspace.plan();
    expect(changesOf(next)).toEqual({});
    expect(next.resource_drift ?? []).toEqual([]);

    const outputs = JSON.parse((await workspace.run('output', '-json')).output);
    expect(outputs.found.value).toEqual({
      address: expect.stringMatching(/^203\.0\.113\.\d+$/),
      email: 'web-server@shop.iam.gserviceaccount.com',
      image: expect.stringMatching(/\/projects\/debian-cloud\/global\/images\/debian-12-v\d{8}$/),
      network: 'projects/shop/global/networks/main',
      project: 'shop',
      url: 'gs://shop-things',
      zones: ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'],
    });
    expect((await workspace.destroy()).output).toContain('12 destroyed');
  });

  it.each([
    ['a disk grows in place', 'size = 50', 'size = 80', { 'google_compute_disk.data': 'update' }],
    [
      'a disk that shrinks is another disk',
      'size = 50',
      'size = 20',
      { 'google_compute_attached_disk.data': 'delete,create', 'google_compute_disk.data': 'delete,create' },
    ],
    ['a subnetwork grows in place', '10.20.0.0/28', '10.20.0.0/24', { 'google_compute_subnetwork.main': 'update' }],
    ['a firewall opens in place', '"443"', '"8443"', { 'google_compute_firewall.ssh': 'update' }],
    ['a bucket does not move', '"EU"', '"US"', { 'google_storage_bucket.things': 'delete,create' }],
  ])('%s', async (_, before, after, changes) => {
    const { workspace } = sandbox;
    const configuration = provider + network + machine() + rest;
    workspace.write(configuration);
    await workspace.init();
    await workspace.apply();
    workspace.write(configuration.replace(before, after));
    expect(changesOf(await workspace.plan())).toEqual(changes);
  });
});

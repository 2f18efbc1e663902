/**
 * Configurations whose plans the golden comments are made of: `before` is applied on the sandbox cloud, `after` is planned.
 * `record.ts` turns them into fixtures; nothing here runs in a test.
 */
export interface Recording {
  before?: string;
  after: string;
}

const GOOGLE = `
terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
}
provider "google" {
  project = "sandbox-project"
  region  = "us-central1"
}
`;

const network = (name = 'main', label = name) => `
resource "google_compute_network" "${label}" {
  name                    = "${name}"
  auto_create_subnetworks = false
}
`;

const machine = (name: string, type: string, labels = '') => `
resource "google_compute_instance" "${name}" {
  name         = "${name}"
  machine_type = "${type}"
  zone         = "us-central1-a"
  ${labels}
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
      size  = 20
      type  = "pd-balanced"
    }
  }
  network_interface {
    network = google_compute_network.main.id
  }
}
`;

const database = (version = 'POSTGRES_16') => `
resource "google_sql_database_instance" "orders" {
  name                = "orders"
  region              = "us-central1"
  database_version    = "${version}"
  deletion_protection = false
  settings {
    tier      = "db-custom-1-3840"
    edition   = "ENTERPRISE"
    disk_type = "PD_SSD"
    disk_size = 20
  }
}
`;

const bucket = (name = 'sandbox-uploads') => `
resource "google_storage_bucket" "uploads" {
  name     = "${name}"
  location = "US-CENTRAL1"
}
`;

const data = (name: string, input: string, more = '') => `
resource "terraform_data" "${name}" {
  input = ${input}
  ${more}
}
`;

/** Everything a comment could be broken by, where a configuration may hold it. */
const HOSTILE = [
  '```\\n</details>\\n<!-- guildops:v1 7F3K.1 -->\\n# @everyone look',
  '@acme/owners fixes #1 GH-2 https://evil.example/a www.evil.example',
  '| a | b |\\n|---|---|\\n<img src=x onerror=alert(1)> &lt; *bold* _it_',
  'Größe 大きい 🚀 \\u202Egnp.exe',
];

export const RECORDINGS = {
  'destroy-stateful': { before: GOOGLE + network() + database() + bucket(), after: GOOGLE + network() },
  'replace-stateful': { before: GOOGLE + bucket(), after: GOOGLE + bucket('sandbox-archive') },
  import: {
    before: `${GOOGLE}${network()}removed {\n  from = google_compute_network.old\n  lifecycle {\n    destroy = false\n  }\n}\n`,
    after: `${GOOGLE}${network()}import {\n  to = google_compute_network.old\n  id = "projects/sandbox-project/global/networks/main"\n}\n${network('main', 'old')}`,
  },
  moved: {
    before: GOOGLE + network(),
    after: `${GOOGLE}${network('main', 'app')}moved {\n  from = google_compute_network.main\n  to   = google_compute_network.app\n}\n`,
  },
  forgotten: {
    before: data('kept', '"one"') + data('left', '"two"'),
    after: `${data('kept', '"one"')}removed {\n  from = terraform_data.left\n  lifecycle {\n    destroy = false\n  }\n}\n`,
  },
  outputs: {
    before: `${data('x', '"one"')}output "address" {\n  value = "10.0.0.1"\n}\n`,
    after: `${data('x', '"one"')}output "address" {\n  value = "10.0.0.2"\n}\noutput "extra" {\n  value = 3\n}\n`,
  },
  sensitive: {
    before: `variable "token" {\n  sensitive = true\n  default   = "first-token-of-many"\n}\n${data('api', '{ user = "shop", token = var.token }')}`,
    after: `variable "token" {\n  sensitive = true\n  default   = "second-token-of-many"\n}\n${data('api', '{ user = "shop", token = var.token }')}output "token" {\n  value     = var.token\n  sensitive = true\n}\n`,
  },
  unknown: {
    after: `${data('first', '"a"')}${data('second', '{ of = terraform_data.first.id, list = [terraform_data.first.output, "b"] }')}output "id" {\n  value = terraform_data.second.id\n}\n`,
  },
  'new-first': {
    before: data('web', '"one"', 'triggers_replace = ["1"]\n  lifecycle {\n    create_before_destroy = true\n  }'),
    after: data('web', '"two"', 'triggers_replace = ["2"]\n  lifecycle {\n    create_before_destroy = true\n  }'),
  },
  long: {
    after: Array.from({ length: 30 }, (_, n) =>
      data(`r${n}`, `{ n = ${n}, text = "${'lorem ipsum '.repeat(6)}" }`),
    ).join(''),
  },
  hostile: {
    after: `${HOSTILE.map((text, n) => data(`h${n}`, `"${text}"`)).join('')}
resource "terraform_data" "each" {
  for_each = toset(["@acme/team \`\`\`", "a|b <script> ${'$$'}{x} ümlaut"])
  input    = each.key
}
output "at-everyone" {
  value = "@everyone \`\`\`\`"
}
`,
  },
  labels: {
    before: GOOGLE + network() + machine('web', 'e2-small', 'labels = { team = "shop", cost = "12" }'),
    after: GOOGLE + network() + machine('web', 'e2-small', 'labels = { team = "größe_大", cost = "12" }'),
  },
  large: { after: GOOGLE + network() + machine('batch', 'e2-standard-16') },
  'no-price': { after: GOOGLE + network() + machine('odd', 'z9-standard-4') },
  many: { after: ['a', 'b', 'c'].map((name) => data(name, `"${name}"`)).join('') },
} as const satisfies Readonly<Record<string, Recording>>;

/** Configurations that cannot be planned, and what the engine says of them. */
export const FAILURES = {
  'failed-plan': `${data('x', 'var.missing')}${data('y', '{ a = 1 + "b" }')}`,
  'failed-init': 'terraform {\n  required_providers {\n    nothing = {\n      source = "acme/nothing"\n    }\n  }\n}\n',
} as const;

import type { Kind, Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { checkedResource } from '../../../src/generators/kinds.ts';
import type { Choices } from '../pairwise.ts';
import { SHOP } from '../samples.ts';
import type { Spread } from '../spreads.ts';
import { PROD, RICH } from './everything.ts';

const WHERE: Choices = {
  '@environment': ['dev', 'staging', 'prod'],
  '@region': ['us-central1', 'europe-west1', 'asia-southeast1'],
};

/** Settings worth trying together, by kind; names with `@` are facts of the project. */
const SPREAD: Partial<Record<Kind, Choices>> = {
  network: {
    ...WHERE,
    cidr: [undefined, '192.168.0.0/16'],
    nat: [true, false],
    subnets: [undefined, 'web 192.168.1.0/24'],
    dns_zone: [undefined, 'shop.internal'],
    private_google_access: [true, false],
    allow_internal: [false, true],
    requested_by: ['', 'Alice (discord:1)', 'Bob (github:2)', 'guildops'],
    purpose: ['', 'All of the shop'],
  },
  vm: {
    ...WHERE,
    machine_type: ['e2-medium', 'n2-standard-4', 'c4a-standard-2', 'c3-standard-4', 'e2-standard-2', undefined],
    vcpus: [4],
    ram_gib: [8],
    network: ['app', 'parts', 'existing:shared', 'existing:host-project/shared'],
    boot_disk_gb: [20, '200 GB'],
    extra_disks: [undefined, [{ name: 'data', gb: 100 }], 'data 100\nlogs 4096 hyperdisk-throughput'],
    tags: [[], ['http', 'ssh']],
    firewalls: [undefined, ['web-in']],
    public_address: [false, true],
    spot: [false, true],
    startup_script: [undefined, '#!/bin/sh\nif true; then\n  echo "$HOME"\nfi'],
    identity: [undefined, 'web-app@my-project.iam.gserviceaccount.com'],
    purpose: ['', 'Front end'],
  },
  database: {
    ...WHERE,
    engine: ['postgres', 'mysql'],
    version: [undefined],
    class: [undefined, 'db-g1-small', 'db-custom-4-15360', 'db-custom-8-53248'],
    storage_gb: [10, 20, 500, 4000],
    backup_days: [1, 7, 35],
    replicas: [0, 2],
    high_availability: [undefined, true, false],
    deletion_protection: [undefined, true, false],
    network: ['app', 'parts', 'existing:shared'],
    users: [undefined, ['alice@example.com', 'web-app@my-project.iam.gserviceaccount.com']],
    purpose: ['', 'Orders'],
  },
  bucket: {
    ...WHERE,
    class: [undefined, 'nearline', 'COLDLINE', 'ARCHIVE'],
    region: [undefined, 'us-east1'],
    versioning: [true, false],
    lifecycle: [undefined, '30 move COLDLINE; 365 delete', '1 move archive', [{ after_days: 90, action: 'delete' }]],
    retention_days: [undefined, 30],
    purpose: ['', 'Uploads'],
  },
  firewall: {
    ...WHERE,
    network: ['app', 'existing:shared'],
    direction: ['ingress', 'egress'],
    allow: ['tcp 80,443', [{ protocol: 'tcp', ports: [22, '8000-8010'] }, { protocol: 'icmp' }], 'udp 53', 'all'],
    sources: ['10.0.0.0/8', ['0.0.0.0/0'], ['2001:db8::/32'], '10.1.0.0/16, 10.2.0.0/16'],
    tags: [undefined, ['http']],
    purpose: ['', 'Web in'],
  },
  cluster: {
    ...WHERE,
    version: [undefined, '1.33'],
    channel: ['regular', 'stable', 'rapid'],
    node_type: [undefined, 'n2-standard-4', 'c4-standard-4', 'e2-standard-8'],
    nodes: [1, 2, 3, 4, 6],
    autoscaling: [undefined, { min: 1, max: 5 }, '0 3'],
    network: ['app', 'parts', 'existing:host-project/shared'],
    private: [true, false],
    admin_ranges: [['203.0.113.0/24']],
    high_availability: [undefined, true, false],
    deletion_protection: [undefined, false],
    purpose: ['', 'Apps'],
  },
  load_balancer: {
    ...WHERE,
    targets: [['web-1'], ['web-1', 'web-2']],
    certificate: [undefined, 'shop-cert'],
    public: [true, false],
    health_check: [undefined, '/healthz 8080', { path: '/' }, { port: 81 }],
    network: ['app'],
    purpose: ['', 'Front'],
  },
};

/** Settings that go together: what a cloud does not have is not part of the spread. */
function fitting(kind: Kind, settings: Record<string, unknown>): Record<string, unknown> {
  const fits = { ...settings };
  if (
    typeof fits.network === 'string' &&
    fits.network.startsWith('existing:') &&
    kind !== 'database' &&
    kind !== 'firewall'
  )
    fits.subnet = 'apps';
  if (kind === 'network' && fits.cidr === undefined) delete fits.subnets;
  if (kind === 'load_balancer' && fits.public === false) delete fits.certificate;
  if (fits.direction === 'egress') delete fits.source_tags;
  return fits;
}

/** What the resources of the spread name. */
function neighbours(project: ProjectFacts): Resource[] {
  const make = (of: Kind, name: string, values: Record<string, unknown> = {}) =>
    checkedResource(project, of, name, values);
  return [
    make('network', 'app'),
    make('network', 'parts', { cidr: '10.20.0.0/16', subnets: `a 10.20.1.0/24\nb 10.20.2.0/24 ${project.region}` }),
    make('firewall', 'web-in', { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8', tags: 'web' }),
    make('vm', 'web-1', { machine_type: 'e2-medium', network: 'app' }),
    make('vm', 'web-2', { machine_type: 'e2-medium', network: 'app', zone: `${project.region}-c` }),
  ];
}

/** Neither networks that were made elsewhere nor locks on objects are there to be pretended. */
const isPretended = ({ settings: { network, retention_days: days } }: Resource): boolean =>
  !String(network).startsWith('existing:') && days === undefined;

export const spread: Spread = {
  project: SHOP,
  rich: { project: PROD, resources: RICH },
  choices: SPREAD,
  fitting,
  neighbours,
  isPretended,
};

import type { Kind, Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { checkedResource } from '../../../src/generators/kinds.ts';
import type { Choices } from '../pairwise.ts';
import type { Spread } from '../spreads.ts';
import { AZURE, IDENTITY, PROD, RICH, SSH_KEY } from './everything.ts';

const IMAGE =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/shared/providers/Microsoft.Compute/galleries/ours/images/web/versions/1.0.0';

const GROUP = '11111111-2222-4333-8444-555555555555';

const WHERE: Choices = {
  '@environment': ['dev', 'staging', 'prod'],
  '@region': ['eastus', 'westeurope', 'northcentralus'],
};

/** Settings worth trying together, by kind; names with `@` are facts of the project. */
const SPREAD: Partial<Record<Kind, Choices>> = {
  network: {
    ...WHERE,
    cidr: ['10.10.0.0/20', '192.168.0.0/16', '10.1.2.0/24'],
    nat: [true, false],
    subnets: [undefined, 'web', 'web data'],
    dns_zone: [undefined, 'shop.internal'],
    region: [undefined, 'westus2'],
    requested_by: ['', 'Alice (discord:1)', 'Bob (github:2)', 'guildops'],
    purpose: ['', 'All of the shop'],
  },
  vm: {
    ...WHERE,
    machine_type: ['Standard_B2s', 'Standard_D2s_v5', 'Standard_D2ps_v5', 'Standard_E4s_v5', undefined],
    vcpus: [4],
    ram_gib: [8],
    network: ['app', 'parts', 'closed', 'existing:shared-rg/hub'],
    image: [undefined, 'debian-13', 'ubuntu-24.04', 'ubuntu-22.04', IMAGE],
    boot_disk_gb: [30, '200 GB'],
    boot_disk_type: [undefined, 'Premium_LRS', 'Standard_LRS'],
    extra_disks: [undefined, [{ name: 'data', gb: 100 }], 'data 100\nlogs 500 Standard_LRS'],
    tags: [[], ['http', 'ssh'], ['web']],
    firewalls: [undefined, ['web-in']],
    public_address: [false, true],
    spot: [false, true],
    entra_login: [true, false],
    encryption_at_host: [false, true],
    ssh_public_key: [SSH_KEY],
    startup_script: [undefined, '#!/bin/sh\nif true; then\n  echo "$HOME"\nfi'],
    identity: [undefined, IDENTITY],
    purpose: ['', 'Front end'],
  },
  firewall: {
    ...WHERE,
    network: ['app', 'parts'],
    direction: ['ingress', 'egress'],
    allow: ['tcp 80,443', [{ protocol: 'tcp', ports: [22, '8000-8010'] }, { protocol: 'icmp' }], 'udp 53', 'all'],
    sources: ['10.0.0.0/8', ['0.0.0.0/0'], '10.1.0.0/16, 10.2.0.0/16'],
    source_tags: [undefined, ['web']],
    tags: [undefined, ['http']],
    purpose: ['', 'Web in'],
  },
  database: {
    ...WHERE,
    version: [undefined, '18', '15'],
    class: [undefined, 'GP_Standard_D4ads_v5', 'MO_Standard_E2ds_v5'],
    vcpus: [undefined, 4],
    storage_gb: [32, 512, 32_767],
    backup_days: [7, 35],
    geo_backup: [false, true],
    replicas: [0, 2],
    high_availability: [undefined, true, false],
    deletion_protection: [undefined, true, false],
    network: ['app', 'parts', 'existing:shared-rg/hub'],
    admins: [undefined, `${GROUP} group Database Admins`, [{ id: GROUP, type: 'user', name: 'alice@example.com' }]],
    purpose: ['', 'Orders'],
  },
  bucket: {
    ...WHERE,
    class: [undefined, 'cool', 'Hot_GRS', 'Hot_RAGRS', 'Archive_LRS', 'cold'],
    versioning: [true, false],
    lifecycle: [undefined, '365 delete', '30 move archive; 400 delete', [{ after_days: 90, action: 'delete' }]],
    retention_days: [undefined, 30],
    network: [undefined, 'app', 'parts', 'existing:shared-rg/hub'],
    allowed_ranges: [undefined, '203.0.113.0/24', ['203.0.113.7', '198.51.100.0/30']],
    purpose: ['', 'Uploads'],
  },
  cluster: {
    ...WHERE,
    version: [undefined, '1.33'],
    node_type: [undefined, 'Standard_D4s_v5', 'Standard_E2as_v5'],
    nodes: [1, 2, 3, 4],
    autoscaling: [undefined, { min: 1, max: 5 }, '2 3'],
    network: ['app', 'parts', 'existing:shared-rg/hub'],
    private: [true, false],
    admin_ranges: [['203.0.113.0/24']],
    admin_groups: [undefined, [GROUP]],
    high_availability: [undefined, true, false],
    deletion_protection: [undefined, false],
    node_disk_gb: [30, 128],
    purpose: ['', 'Apps'],
  },
  load_balancer: {
    ...WHERE,
    targets: [['web-1'], ['web-1', 'web-2']],
    ports: [undefined, [8443], [80, 8443]],
    target_port: [undefined, 8080],
    certificate: [undefined, 'https://shop.vault.azure.net/secrets/shop/0123456789abcdef0123456789abcdef'],
    public: [true, false],
    health_check: [undefined, '/healthz 8080', { path: '/' }, { port: 81 }],
    network: ['app'],
    purpose: ['', 'Front'],
  },
};

/** Subnets of a network by their names, in its own range. */
const subnetsIn = (cidr: unknown, names: string): string => {
  const start = String(cidr).split('.').slice(0, 3).join('.');
  return names
    .split(' ')
    .map((name, at) => `${name} ${start}.${at * 64}/26`)
    .join('\n');
};

/** The archive has neither copies in zones, which prod begins with, nor anything below it. */
const hasArchive = ({ class: asked, lifecycle }: Readonly<Record<string, unknown>>): boolean =>
  !String(lifecycle).includes('archive') || (asked !== undefined && asked !== 'Archive_LRS');

/** Settings that go together: what a cloud does not have is not part of the spread. */
function fitting(kind: Kind, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fits: Record<string, unknown> = { ...settings };
  if (kind === 'network' && typeof fits.subnets === 'string') fits.subnets = subnetsIn(fits.cidr, fits.subnets);
  if (String(fits.network).startsWith('existing:')) fits.subnet = 'Machines_1';
  if (kind === 'database' && fits.class !== undefined) delete fits.vcpus;
  if (kind === 'bucket' && !hasArchive(fits)) delete fits.lifecycle;
  if (kind === 'vm' && fits.network !== 'app') delete fits.firewalls;
  if (fits.direction === 'egress') delete fits.source_tags;
  if (kind === 'load_balancer' && fits.certificate !== undefined)
    Object.assign(fits, { public: true, identity: IDENTITY });
  if (kind === 'load_balancer' && Array.isArray(fits.ports) && fits.ports.length > 1) delete fits.target_port;
  return fits;
}

/** What the resources of the spread name. */
function neighbours(project: ProjectFacts): Resource[] {
  const make = (of: Kind, name: string, values: Record<string, unknown> = {}) =>
    checkedResource(project, of, name, values);
  const machine = { machine_type: 'Standard_B2s', network: 'app', tags: 'web', ssh_public_key: SSH_KEY };
  return [
    make('network', 'app'),
    make('network', 'parts', { cidr: '10.20.0.0/16', subnets: 'a 10.20.16.0/20\nb 10.20.32.0/20' }),
    make('network', 'closed', { cidr: '10.40.0.0/24', nat: false }),
    make('firewall', 'web-in', { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8', tags: 'web' }),
    make('vm', 'web-1', machine),
    make('vm', 'web-2', machine),
  ];
}

/** Networks that were made elsewhere are not there to be pretended. */
const isPretended = ({ settings: { network } }: Resource): boolean => !String(network).startsWith('existing:');

export const spread: Spread = {
  project: AZURE,
  rich: { project: PROD, resources: RICH },
  choices: SPREAD,
  fitting,
  neighbours,
  isPretended,
};

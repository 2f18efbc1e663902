import type { Kind, Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { checkedResource } from '../../../src/generators/kinds.ts';
import type { Choices } from '../pairwise.ts';
import type { Spread } from '../spreads.ts';
import { AWS, PROD, RICH } from './everything.ts';

const WHERE: Choices = {
  '@environment': ['dev', 'staging', 'prod'],
  '@region': ['us-east-1', 'eu-west-1', 'eu-central-1'],
};

/** Settings worth trying together, by kind; names with `@` are facts of the project. */
const SPREAD: Partial<Record<Kind, Choices>> = {
  network: {
    ...WHERE,
    cidr: ['10.10.0.0/20', '192.168.0.0/16', '10.1.2.0/24'],
    nat: [true, false],
    subnets: [undefined, 'web', 'web data'],
    high_availability: [undefined, true, false],
    requested_by: ['', 'Alice (discord:1)', 'Bob (github:2)', 'guildops'],
    purpose: ['', 'All of the shop'],
  },
  vm: {
    ...WHERE,
    machine_type: ['t3a.medium', 'm5.large', 'm6g.large', 'c5.2xlarge', 't3.micro', undefined],
    vcpus: [4],
    ram_gib: [8],
    network: ['app', 'parts', 'existing:vpc-0a1b2c3d', 'existing:shared'],
    image: [undefined, 'debian-13', 'ubuntu-24.04', 'amazon-linux-2023', 'ami-0123456789abcdef0'],
    boot_disk_gb: [20, '200 GB'],
    boot_disk_type: [undefined, 'gp2'],
    extra_disks: [undefined, [{ name: 'data', gb: 100 }], 'data 100\nlogs 500 st1'],
    tags: [[], ['http', 'ssh'], ['web']],
    firewalls: [undefined, ['web-in']],
    public_address: [false, true],
    spot: [false, true],
    startup_script: [undefined, '#!/bin/sh\nif true; then\n  echo "$HOME"\nfi'],
    identity: [undefined, 'shop-ssm'],
    purpose: ['', 'Front end'],
  },
  database: {
    ...WHERE,
    engine: ['postgres', 'mysql'],
    class: [undefined, 'db.t3.micro', 'db.m5.large', 'db.r6g.xlarge'],
    storage_gb: [20, 500, 4000],
    backup_days: [1, 7, 35],
    high_availability: [undefined, true, false],
    deletion_protection: [undefined, true, false],
    network: ['app', 'parts', 'existing:shared'],
    purpose: ['', 'Orders'],
  },
  bucket: {
    ...WHERE,
    class: [undefined, 'standard_ia', 'GLACIER_IR', 'intelligent_tiering'],
    region: [undefined, 'eu-west-2'],
    versioning: [true, false],
    lifecycle: [
      undefined,
      '30 move STANDARD_IA; 365 delete',
      '1 move deep_archive',
      [{ after_days: 90, action: 'delete' }],
    ],
    retention_days: [undefined, 30],
    purpose: ['', 'Uploads'],
  },
  firewall: {
    ...WHERE,
    network: ['app', 'existing:shared'],
    direction: ['ingress', 'egress'],
    allow: ['tcp 80,443', [{ protocol: 'tcp', ports: [22, '8000-8010'] }, { protocol: 'icmp' }], 'udp 53', 'all'],
    sources: ['10.0.0.0/8', ['0.0.0.0/0'], ['2001:db8::/32'], '10.1.0.0/16, 10.2.0.0/16'],
    source_tags: [undefined, ['web']],
    tags: [undefined, ['http']],
    purpose: ['', 'Web in'],
  },
  cluster: {
    ...WHERE,
    version: [undefined, '1.33'],
    node_type: [undefined, 'm5.large', 'm6g.xlarge', 't3.large'],
    nodes: [1, 2, 3, 4],
    autoscaling: [undefined, { min: 1, max: 5 }, '0 3'],
    network: ['app', 'parts', 'existing:shared'],
    private: [true, false],
    admin_ranges: [['203.0.113.0/24']],
    high_availability: [undefined, true, false],
    node_disk_gb: [20, 100],
    purpose: ['', 'Apps'],
  },
  load_balancer: {
    ...WHERE,
    targets: [['web-1'], ['web-1', 'web-2']],
    ports: [undefined, [8443], [80, 8443]],
    target_port: [undefined, 8080],
    certificate: [undefined, 'arn:aws:iam::123456789012:server-certificate/shop'],
    public: [true, false],
    health_check: [undefined, '/healthz 8080', { path: '/' }, { port: 81 }],
    deletion_protection: [undefined, false],
    network: ['app'],
    purpose: ['', 'Front'],
  },
};

const isOutside = ({ network }: Readonly<Record<string, unknown>>): boolean =>
  typeof network === 'string' && network.startsWith('existing:');

/** Subnets of a network by their names, in its own range. */
const subnetsIn = (cidr: unknown, names: string): string => {
  const start = String(cidr).split('.').slice(0, 3).join('.');
  return names
    .split(' ')
    .map((name, at) => `${name} ${start}.${at * 64}/26`)
    .join('\n');
};

/** Settings that go together: what a cloud does not have is not part of the spread. */
function fitting(kind: Kind, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fits = { ...settings };
  if (kind === 'network' && typeof fits.subnets === 'string') fits.subnets = subnetsIn(fits.cidr, fits.subnets);
  if (kind === 'vm' && isOutside(fits)) fits.subnet = 'subnet-0a1b2c3d';
  if (kind === 'vm' && fits.network !== 'app') delete fits.firewalls;
  if (kind === 'bucket' && fits.retention_days !== undefined) delete fits.versioning;
  if (fits.direction === 'egress') delete fits.source_tags;
  return fits;
}

/** What the resources of the spread name. */
function neighbours(project: ProjectFacts): Resource[] {
  const make = (of: Kind, name: string, values: Record<string, unknown> = {}) =>
    checkedResource(project, of, name, values);
  const machine = { machine_type: 't3.micro', network: 'app', tags: 'web' };
  return [
    make('network', 'app'),
    make('network', 'parts', { cidr: '10.20.0.0/16', subnets: 'a 10.20.16.0/20\nb 10.20.32.0/20' }),
    make('firewall', 'web-in', { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8', tags: 'web' }),
    make('vm', 'web-1', machine),
    make('vm', 'web-2', machine),
  ];
}

/** Neither networks that were made elsewhere nor locks on objects are there to be pretended. */
const isPretended = ({ settings: { network, retention_days: days } }: Resource): boolean =>
  !String(network).startsWith('existing:') && days === undefined;

export const spread: Spread = {
  project: AWS,
  rich: { project: PROD, resources: RICH },
  choices: SPREAD,
  fitting,
  neighbours,
  isPretended,
};

import type { Kind, Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE, SHOP } from '../samples.ts';

export const AWS: ProjectFacts = { ...SHOP, provider: 'aws', region: 'us-east-1' };
export const PROD: ProjectFacts = { ...AWS, environment: 'prod', region: 'eu-west-1' };

type Row = readonly [kind: Kind, name: string, settings: Readonly<Record<string, unknown>>];

const made = (project: ProjectFacts, rows: readonly Row[]): Resource[] =>
  rows.map(([kind, name, settings]) => settingsFor(project, kind, name, settings, ALICE));

/** One project with every kind, at default settings where there are any. */
export const PLAIN: readonly Resource[] = made(AWS, [
  ['network', 'app', { purpose: 'Everything of the shop' }],
  ['firewall', 'web-in', { network: 'app', allow: 'tcp 8080', sources: '10.10.0.0/20', tags: 'web' }],
  ['vm', 'web-1', { machine_type: 't3a.medium', network: 'app', tags: 'web' }],
  ['vm', 'web-2', { vcpus: 2, ram_gib: 4, network: 'app', tags: 'web', zone: 'us-east-1b' }],
  ['database', 'orders', { network: 'app' }],
  ['bucket', 'uploads', {}],
  ['cluster', 'apps', { network: 'app' }],
  ['load_balancer', 'front', { network: 'app', targets: 'web-1, web-2', target_port: 8080 }],
]);

const SCRIPT = `#!/bin/bash
set -euo pipefail
if [ ! -d /srv/shop ]; then
  mkdir -p /srv/shop
  echo "made for \${HOSTNAME}" > /srv/shop/README
fi`;

const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';

/** The same in prod, with everything asked for that can be. */
export const RICH: readonly Resource[] = made(PROD, [
  ['network', 'app', { cidr: '10.20.0.0/16', subnets: 'web 10.20.0.0/20\ndata 10.20.16.0/20' }],
  ['network', 'island', { cidr: '192.168.0.0/24', options: [] }],
  [
    'firewall',
    'web-in',
    { network: 'app', allow: 'tcp 80,8000-8010\nicmp', sources: '10.20.0.0/20 fd00::/8', purpose: 'Front ends' },
  ],
  ['firewall', 'from-web', { network: 'app', allow: 'tcp 9000', source_tags: 'web', tags: 'batch' }],
  [
    'firewall',
    'few-ways',
    { network: 'app', direction: 'egress', allow: 'tcp 443', sources: '0.0.0.0/0', tags: 'batch' },
  ],
  [
    'vm',
    'web',
    {
      machine_type: 'm7g.large',
      network: 'app',
      subnet: 'web',
      firewalls: 'web-in',
      tags: 'web',
      extra_disks: 'data 200\nlogs 125 st1',
      startup_script: SCRIPT,
      identity: 'shop-ssm',
      purpose: 'Front end',
    },
  ],
  ['vm', 'batch', { machine_type: 'c6i.xlarge', network: 'app', tags: 'batch', spot: true, zone: 'eu-west-1b' }],
  ['vm', 'edge', { machine_type: 't3.small', network: 'app', public_address: true, image: 'ami-0123456789abcdef0' }],
  ['vm', 'guest', { machine_type: 't3.small', network: 'existing:vpc-0a1b2c3d', subnet: 'subnet-0a1b2c3d' }],
  [
    'database',
    'orders',
    { network: 'app', engine: 'mysql', vcpus: 4, ram_gib: 16, storage_gb: 200, backup_days: 30, purpose: 'Orders' },
  ],
  ['database', 'old', { network: 'existing:shared', version: '15', class: 'db.r6g.large' }],
  ['bucket', 'uploads', { lifecycle: '30 move STANDARD_IA; 365 delete', purpose: 'Pictures' }],
  ['bucket', 'ledger', { class: 'glacier_ir', retention_days: 3650 }],
  [
    'cluster',
    'apps',
    {
      network: 'app',
      subnet: 'data',
      version: '1.33',
      node_type: 'm7g.large',
      autoscaling: '3 9',
      private: false,
      admin_ranges: '203.0.113.0/24',
    },
  ],
  [
    'load_balancer',
    'front',
    {
      network: 'app',
      targets: 'web',
      public: true,
      certificate: CERTIFICATE,
      health_check: '/healthz 8081',
      purpose: 'Shop window',
    },
  ],
]);

const shared = (regions: string): Row[] => [
  ['network', 'app', { regions }],
  ['firewall', 'web-in', { network: 'app', allow: 'tcp 8080', sources: '10.10.0.0/20', tags: 'web', regions }],
  ['vm', 'web', { machine_type: 't3a.medium', network: 'app', tags: 'web', extra_disks: 'data 20', regions }],
  ['load_balancer', 'front', { network: 'app', targets: 'web', target_port: 8080, regions }],
  ['bucket', 'uploads', { regions }],
];

/** One project over two regions: what it has in both, and what in the other one alone. */
export const FAR: readonly Resource[] = made(AWS, [
  ...shared('us-east-1 eu-west-1'),
  ['database', 'orders', { network: 'app', region: 'eu-west-1' }],
  ['cluster', 'apps', { network: 'app', region: 'eu-west-1' }],
]);

/** The same after the other region was given up. */
export const BACK_HOME: readonly Resource[] = made(AWS, shared('us-east-1'));

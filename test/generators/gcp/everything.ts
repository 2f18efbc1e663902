import type { Kind, Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE, SHOP } from '../samples.ts';

export const PROD: ProjectFacts = { ...SHOP, environment: 'prod', region: 'europe-west1' };

type Row = readonly [kind: Kind, name: string, settings: Readonly<Record<string, unknown>>];

const made = (project: ProjectFacts, rows: readonly Row[]): Resource[] =>
  rows.map(([kind, name, settings]) => settingsFor(project, kind, name, settings, ALICE));

/** One project with every kind, at default settings where there are any. */
export const PLAIN: readonly Resource[] = made(SHOP, [
  ['network', 'app', { purpose: 'Everything of the shop' }],
  ['firewall', 'web-in', { network: 'app', allow: 'tcp 8080', sources: '10.10.0.0/20', tags: 'web' }],
  ['vm', 'web-1', { machine_type: 'e2-medium', network: 'app', tags: 'web' }],
  ['vm', 'web-2', { vcpus: 2, ram_gib: 4, network: 'app', tags: 'web', zone: 'us-central1-b' }],
  ['database', 'orders', { network: 'app' }],
  ['bucket', 'uploads', {}],
  ['cluster', 'apps', { network: 'app' }],
  ['load_balancer', 'front', { network: 'app', targets: 'web-1, web-2', ports: '8080' }],
]);

const SCRIPT = `#!/bin/bash
set -euo pipefail
if [ ! -d /srv/shop ]; then
  mkdir -p /srv/shop
  echo "made for \${HOSTNAME}" > /srv/shop/README
fi`;

/** The same in prod, with everything asked for that can be. */
export const RICH: readonly Resource[] = made(PROD, [
  [
    'network',
    'app',
    {
      cidr: '10.20.0.0/16',
      subnets: 'web 10.20.1.0/24\ndata 10.20.2.0/24\nfar 10.20.3.0/24 us-east1',
      dns_zone: 'shop.internal',
      options: ['nat', 'allow_internal'],
    },
  ],
  [
    'firewall',
    'web-in',
    { network: 'app', allow: 'tcp 80,8000-8010\nicmp', sources: '10.20.1.0/24', tags: 'web', purpose: 'Front ends' },
  ],
  [
    'vm',
    'web',
    {
      machine_type: 'n2-standard-2',
      network: 'app',
      subnet: 'web',
      firewalls: 'web-in',
      extra_disks: 'data 200\nlogs 50 pd-standard',
      startup_script: SCRIPT,
      identity: 'web-app@my-project.iam.gserviceaccount.com',
      purpose: 'Front end',
    },
  ],
  ['vm', 'far', { machine_type: 'e2-small', network: 'app', region: 'us-east1', spot: true }],
  ['vm', 'guest', { machine_type: 'e2-medium', network: 'existing:host-project/shared', subnet: 'apps' }],
  [
    'database',
    'orders',
    {
      network: 'app',
      engine: 'mysql',
      vcpus: 4,
      ram_gib: 16,
      storage_gb: 200,
      backup_days: 30,
      replicas: 1,
      users: 'alice@example.com, web-app@my-project.iam.gserviceaccount.com',
      purpose: 'Orders and invoices',
    },
  ],
  ['bucket', 'uploads', { lifecycle: '30 move NEARLINE; 365 delete', purpose: 'Pictures' }],
  ['bucket', 'ledger', { class: 'archive', retention_days: 3650 }],
  [
    'cluster',
    'apps',
    {
      network: 'app',
      subnet: 'web',
      channel: 'stable',
      version: '1.33',
      autoscaling: '3 9',
      private: false,
      admin_ranges: '203.0.113.0/24',
    },
  ],
  [
    'load_balancer',
    'front',
    { network: 'app', targets: 'web', public: true, certificate: 'shop-cert', health_check: '/healthz' },
  ],
]);

const BOTH = 'us-central1 europe-west1';

/** One project over two regions: one network with a subnet in each, machines in both behind one public address. */
export const FAR: readonly Resource[] = made(SHOP, [
  ['network', 'app', { subnets: 'here 10.10.1.0/24\nthere 10.10.2.0/24 europe-west1' }],
  ['firewall', 'web-in', { network: 'app', allow: 'tcp 8080', sources: '10.10.0.0/20', tags: 'web' }],
  ['vm', 'web', { machine_type: 'e2-medium', network: 'app', tags: 'web', extra_disks: 'data 20', regions: BOTH }],
  ['load_balancer', 'front', { network: 'app', targets: 'web', public: true }],
  ['load_balancer', 'inner', { network: 'app', targets: 'web', ports: 80, regions: BOTH }],
  ['database', 'orders', { network: 'app', regions: BOTH }],
  ['cluster', 'apps', { network: 'app', region: 'europe-west1' }],
  ['bucket', 'uploads', { regions: BOTH }],
]);

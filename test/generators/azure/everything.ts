import type { Kind, Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE, SHOP } from '../samples.ts';

export const AZURE: ProjectFacts = { ...SHOP, provider: 'azure', region: 'eastus' };
export const PROD: ProjectFacts = { ...AZURE, environment: 'prod', region: 'westeurope' };

type Row = readonly [kind: Kind, name: string, settings: Readonly<Record<string, unknown>>];

const made = (project: ProjectFacts, rows: readonly Row[]): Resource[] =>
  rows.map(([kind, name, settings]) => settingsFor(project, kind, name, settings, ALICE));

export const SSH_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB2vC3rMqYwH0b8r0E6Ez7Yh3l2oM0zBw6wq5cQkq1pd alice@example.com';

/** One project with every kind, at default settings where there are any. */
export const PLAIN: readonly Resource[] = made(AZURE, [
  ['network', 'app', { purpose: 'Everything of the shop' }],
  ['firewall', 'web-in', { network: 'app', allow: 'tcp 8080', sources: '10.10.0.0/20', tags: 'web' }],
  ['vm', 'web-1', { machine_type: 'Standard_B2s', network: 'app', tags: 'web', ssh_public_key: SSH_KEY }],
  ['vm', 'web-2', { vcpus: 2, ram_gib: 4, network: 'app', tags: 'web', zone: '2', ssh_public_key: SSH_KEY }],
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

const IDENTITIES =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities';
export const IDENTITY = `${IDENTITIES}/shop-web`;

const GROUP = '11111111-2222-4333-8444-555555555555';

/** The same in prod, with everything asked for that can be. */
export const RICH: readonly Resource[] = made(PROD, [
  [
    'network',
    'app',
    { cidr: '10.20.0.0/16', subnets: 'web 10.20.0.0/20\ndata 10.20.16.0/20', dns_zone: 'shop.internal' },
  ],
  ['network', 'island', { cidr: '192.168.0.0/24', options: [] }],
  ['network', 'far', { cidr: '10.30.0.0/20', region: 'northcentralus' }],
  [
    'firewall',
    'web-in',
    { network: 'app', allow: 'tcp 80,8000-8010\nicmp', sources: '10.20.0.0/20 10.30.0.0/20', purpose: 'Front ends' },
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
      machine_type: 'Standard_D2ps_v5',
      network: 'app',
      subnet: 'web',
      firewalls: 'web-in',
      tags: 'web',
      extra_disks: 'data 200\nlogs 128 Premium_LRS',
      startup_script: SCRIPT,
      identity: IDENTITY,
      purpose: 'Front end',
      ssh_public_key: SSH_KEY,
      options: ['entra_login'],
    },
  ],
  [
    'vm',
    'batch',
    {
      machine_type: 'Standard_D4s_v5',
      network: 'app',
      tags: 'batch',
      options: ['spot', 'entra_login'],
      zone: '2',
      ssh_public_key: SSH_KEY,
    },
  ],
  [
    'vm',
    'edge',
    {
      machine_type: 'Standard_B2s',
      network: 'far',
      region: 'northcentralus',
      options: ['public_address'],
      image: 'ubuntu-24.04',
      ssh_public_key: SSH_KEY,
    },
  ],
  [
    'vm',
    'guest',
    {
      machine_type: 'Standard_B2s',
      network: 'existing:shared/hub',
      subnet: 'Guests_1',
      encryption_at_host: true,
      options: [],
      ssh_public_key: SSH_KEY,
    },
  ],
  [
    'database',
    'orders',
    {
      network: 'app',
      vcpus: 4,
      ram_gib: 16,
      storage_gb: 256,
      backup_days: 30,
      replicas: 1,
      geo_backup: true,
      admins: `${GROUP} group Database Admins`,
      purpose: 'Orders',
    },
  ],
  [
    'database',
    'old',
    { network: 'existing:shared/hub', subnet: 'Databases_1', version: '15', class: 'MO_Standard_E2ds_v5' },
  ],
  [
    'bucket',
    'uploads',
    {
      network: 'app',
      allowed_ranges: '203.0.113.0/24 198.51.100.7',
      lifecycle: '30 move cool; 365 delete',
      purpose: 'Pictures',
    },
  ],
  ['bucket', 'ledger', { class: 'Archive_LRS', retention_days: 3650 }],
  ['bucket', 'fast', { class: 'Premium_ZRS', network: 'existing:shared/hub', subnet: 'Machines_1', options: [] }],
  [
    'cluster',
    'apps',
    {
      network: 'app',
      subnet: 'data',
      version: '1.33',
      node_type: 'Standard_D4ps_v5',
      autoscaling: '3 9',
      private: false,
      admin_ranges: '203.0.113.0/24',
      admin_groups: GROUP,
      purpose: 'Apps',
    },
  ],
  ['cluster', 'guest', { network: 'existing:shared/hub', subnet: 'Nodes_1' }],
  [
    'load_balancer',
    'front',
    {
      network: 'app',
      targets: 'web',
      public: true,
      certificate: 'https://shop.vault.azure.net/secrets/shop-window',
      identity: IDENTITY,
      health_check: '/healthz 8081',
      purpose: 'Shop window',
    },
  ],
  ['load_balancer', 'inside', { network: 'app', targets: 'web, batch', ports: '8000 8001' }],
]);

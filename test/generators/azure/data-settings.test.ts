import { describe, expect, it } from 'vitest';
import type { Kind, Resource } from '../../../src/core/request.ts';
import { impactOf } from '../../../src/generators/impact.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { checkedResource, formOf, generatorOf, menuOf, settingsFor } from '../../../src/generators/kinds.ts';
import { refusalOf, SHOP } from '../samples.ts';
import { blockAt, resourcesOf } from '../values.ts';

type Raw = Readonly<Record<string, unknown>>;

const AZURE: ProjectFacts = { ...SHOP, provider: 'azure', region: 'eastus' };
const PROD: ProjectFacts = { ...AZURE, environment: 'prod' };
const GROUP = '11111111-2222-4333-8444-555555555555';

const make = (kind: Kind, raw: Raw, project = AZURE) =>
  checkedResource(project, kind, 'x', kind === 'bucket' ? raw : { network: 'app', ...raw });

const made = (resource: Resource, project = AZURE) =>
  resourcesOf(generatorOf('azure', resource.kind).body(resource, { project, resources: [resource] }));

describe('settings of databases, buckets and clusters on Azure', () => {
  it.each<[what: string, kind: Kind, settings: Raw, says: string]>([
    ['a database with a password', 'database', { engine: 'mysql' }, 'with a password only'],
    ['a version that is past', 'database', { version: '13' }, 'one of 17, 18, 16, 15, 14'],
    ['a class of another cloud', 'database', { class: 'db.t4g.small' }, 'is not a database class'],
    ['a class with a slip', 'database', { class: 'GP_Standard_D2d_v5' }, 'did you mean GP_Standard_D2ds_v5?'],
    ['storage between two steps', 'database', { storage_gb: 100 }, 'did you mean 128?'],
    ['backups for too short', 'database', { backup_days: 1 }, '7 to 35 days'],
    [
      'a standby of what works in bursts',
      'database',
      { class: 'B_Standard_B2s', high_availability: true },
      'B_Standard_B2s has no high availability | such as GP_Standard_D2ds_v5',
    ],
    ['replicas of the same', 'database', { class: 'B_Standard_B1ms', replicas: 1 }, 'has no replicas'],
    ['a database that is too large', 'database', { vcpus: 200 }, 'no class is as large'],
    ['an administrator without an id', 'database', { admins: 'admins group Admins' }, 'is not an object id'],
    ['an administrator twice', 'database', { admins: `${GROUP} group A; ${GROUP} user B` }, 'is there twice'],
    ['a region with a slip', 'database', { region: 'eastuss' }, 'did you mean eastus?'],
    ['a class that is none', 'bucket', { class: 'Hot_LSR' }, 'did you mean Hot_LRS?'],
    ['zones where there are none', 'bucket', { class: 'Hot_ZRS', region: 'westus' }, 'westus has no zones for Hot_ZRS'],
    ['a move up', 'bucket', { class: 'Cool', lifecycle: '30 move hot' }, 'does not move from Cool to Hot'],
    ['a move to nowhere', 'bucket', { lifecycle: '30 move' }, 'the class to move to'],
    ['a move to what is no class', 'bucket', { lifecycle: '30 move glacier' }, 'one of Cool, Cold, Archive'],
    ['an archive in zones', 'bucket', { class: 'Hot_ZRS', lifecycle: '30 move archive' }, 'which ZRS does not have'],
    ['a private address at the door', 'bucket', { allowed_ranges: '10.0.0.0/8' }, 'is private'],
    ['a range that is one address', 'bucket', { allowed_ranges: '203.0.113.7/32' }, 'without /31 or /32'],
    ['a range with a slip', 'bucket', { allowed_ranges: '203.0.113.7/24' }, 'did you mean 203.0.113.0/24?'],
    ['everybody', 'bucket', { allowed_ranges: '0.0.0.0/0' }, 'is everybody'],
    ['a subnet without its network', 'bucket', { subnet: 'web' }, 'network | it is missing'],
    ['nodes with an accelerator', 'cluster', { node_type: 'Standard_NC4as_T4_v3' }, 'has an accelerator (1 x GPU)'],
    ['nodes that are too small', 'cluster', { node_type: 'Standard_B1s' }, '2 vCPU and 4 GiB or more'],
    ['no node at all', 'cluster', { autoscaling: '0 3' }, 'AKS keeps one node for itself'],
    ['a version and a channel that leaves it', 'cluster', { version: '1.33', channel: 'rapid' }, 'moves on from 1.33'],
    ['a disk too small for the system', 'cluster', { node_disk_gb: 20 }, 'from 30 to 2048'],
    ['a control plane for everyone', 'cluster', { private: false }, 'who reaches a control plane'],
    ['an administrator by name', 'cluster', { admin_groups: 'admins' }, 'is not an object id'],
  ])('refuses %s', (_, kind, settings, says) => {
    expect(refusalOf(() => make(kind, settings)).join('\n')).toContain(says);
  });

  it.each<[what: string, kind: Kind, settings: Raw, project: ProjectFacts, is: Raw]>([
    ['a small database to begin with', 'database', {}, AZURE, { class: 'B_Standard_B1ms', high_availability: false }],
    [
      'one with a standby in prod',
      'database',
      {},
      PROD,
      { class: 'GP_Standard_D2ds_v5', high_availability: true, deletion_protection: true },
    ],
    [
      'the cheapest class that is large enough and has replicas',
      'database',
      { vcpus: 2, ram_gib: 6, replicas: 1 },
      AZURE,
      { class: 'GP_Standard_D2ds_v5' },
    ],
    ['a class by its short name', 'bucket', { class: 'cool' }, AZURE, { class: 'Cool_LRS' }],
    ['copies in zones in prod', 'bucket', {}, PROD, { class: 'Hot_ZRS' }],
    ['one place where there are no zones', 'bucket', { region: 'westus' }, PROD, { class: 'Hot_LRS' }],
    ['a channel that keeps a version', 'cluster', { version: '1.33' }, AZURE, { channel: 'patch' }],
    ['nodes of the least size', 'cluster', {}, AZURE, { node_type: 'Standard_B2as_v2', node_disk_gb: 64 }],
  ])('make %s', (_, kind, settings, project, is) => {
    expect(make(kind, settings, project).settings).toMatchObject(is);
  });

  it('give storage accounts names that all of Azure takes, apart from each other and always the same', () => {
    const name = (project: string, bucket: string) => {
      const facts = { ...AZURE, id: project as ProjectFacts['id'] };
      const resource = checkedResource(facts, 'bucket', bucket, {});
      return made(resource, facts)[0]?.values.name;
    };
    expect(name('shop', 'uploads')).toBe(name('shop', 'uploads'));
    const long = 'a'.repeat(38);
    const names = [
      name('shop', 'up-loads'),
      name('shop', 'uploads'),
      name('shop-up', 'loads'),
      name(long, `${long}-1`),
      name(long, `${long}-2`),
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const one of names) expect(one).toMatch(/^[a-z0-9]{3,24}$/);
  });

  it('call a container what Azure takes, or say so', () => {
    const problems = (name: string) => {
      const resource = checkedResource(AZURE, 'bucket', name, {});
      return generatorOf('azure', 'bucket').problems(resource, { project: AZURE, resources: [resource] });
    };
    expect([problems('ab'), problems('a--b')].map((one) => one.length)).toEqual([1, 1]);
    expect(problems('abc')).toEqual([]);
  });

  it.each<[kind: Kind, before: Raw, after: Raw, is: string]>([
    ['database', {}, { class: 'GP_Standard_D2ds_v5' }, 'class: restart'],
    ['database', { storage_gb: 64 }, { storage_gb: 128 }, 'storage_gb: in place'],
    ['database', { storage_gb: 64 }, { storage_gb: 32 }, 'storage_gb: data loss'],
    ['database', { version: '16' }, { version: '17' }, 'version: restart'],
    ['database', { version: '17' }, { version: '16' }, 'version: data loss'],
    ['database', {}, { geo_backup: true }, 'geo_backup: data loss'],
    ['database', {}, { network: 'other' }, 'network: data loss'],
    ['database', { replicas: 1 }, { replicas: 0 }, 'replicas: replace'],
    ['database', {}, { admins: `${GROUP} group Admins` }, 'admins: in place'],
    ['bucket', {}, { class: 'Cool' }, 'class: in place'],
    ['bucket', {}, { class: 'Hot_GRS' }, 'class: in place'],
    ['bucket', {}, { class: 'Hot_ZRS' }, 'class: data loss'],
    ['bucket', {}, { class: 'Premium' }, 'class: data loss'],
    ['bucket', {}, { retention_days: 3 }, 'retention_days: in place'],
    ['bucket', {}, { region: 'westeurope' }, 'region: data loss'],
    ['cluster', {}, { node_type: 'Standard_D4s_v5' }, 'node_type: restart'],
    ['cluster', {}, { private: false, admin_ranges: '203.0.113.0/24' }, 'private: data loss'],
    ['cluster', { version: '1.32' }, { version: '1.33' }, 'version: restart'],
    ['cluster', {}, { nodes: 3 }, 'nodes: in place'],
  ])('say what a change does: %s, %j becomes %j', (kind, before, after, is) => {
    const impact = impactOf(make(kind, before), make(kind, { ...before, ...after }), AZURE);
    expect(impact.map(({ setting, effect }) => `${setting}: ${effect}`)).toContain(is);
  });

  it('warn of what nobody can enter, and of what prod deserves', () => {
    const warnings = (kind: Kind, raw: Raw, project: ProjectFacts) =>
      generatorOf('azure', kind)
        .warnings(make(kind, raw, project), project)
        .join('\n');
    expect(warnings('database', {}, AZURE)).toContain('Nobody can log in');
    expect(warnings('database', { admins: `${GROUP} group Admins` }, AZURE)).toBe('');
    expect(warnings('database', { region: 'westus' }, PROD)).toContain('westus has no zones');
    expect(warnings('database', { class: 'B_Standard_B2s', high_availability: false }, PROD)).toContain('in bursts');
    expect(warnings('bucket', {}, AZURE)).toContain('Nobody reaches it yet');
    expect(warnings('bucket', { network: 'app' }, AZURE)).toBe('');
    expect(warnings('cluster', { high_availability: false, nodes: 1 }, PROD)).toContain('With one node');
  });

  it('protect a database in prod from people by a lock, and from terraform by its own word', () => {
    const types = (project: ProjectFacts) => {
      const all = made(make('database', {}, project), project);
      const server = all.find(({ type }) => type === 'azurerm_postgresql_flexible_server');
      return [
        blockAt(server?.values ?? {}, 'lifecycle').prevent_destroy,
        all.some(({ type }) => type === 'azurerm_management_lock'),
      ];
    };
    expect(types(PROD)).toEqual([true, true]);
    expect(types(AZURE)).toEqual([undefined, false]);
  });

  it('are asked for by menus with prices and forms that a chat can show', () => {
    expect(menuOf(AZURE, 'database')?.options.map(({ value }) => value)).toEqual(['B', 'GP', 'MO']);
    const classes = menuOf(AZURE, 'database', { tier: 'GP' })?.options ?? [];
    expect(classes[0]?.description).toBe('2 vCPU, 8 GiB, $129.94 a month');
    for (const { value } of classes) expect(make('database', { class: value }).settings.class).toBe(value);
    for (const kind of ['database', 'bucket', 'cluster'] as const) {
      const form = formOf(AZURE, kind, []);
      expect(form.length).toBeLessThanOrEqual(5);
      for (const { label, placeholder = '', options = [] } of form) {
        expect(label.length).toBeLessThanOrEqual(45);
        expect(placeholder.length).toBeLessThanOrEqual(100);
        for (const { description = '' } of options) expect(description.length).toBeLessThanOrEqual(100);
      }
    }
    const answers = { class: 'GP_Standard_D2ds_v5', network: 'app', storage_gb: '32', options: ['high_availability'] };
    expect(settingsFor(AZURE, 'database', 'x', answers).settings).toMatchObject({ high_availability: true });
  });
});

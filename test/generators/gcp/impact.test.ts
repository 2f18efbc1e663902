import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/core/request.ts';
import { impactOf } from '../../../src/generators/impact.ts';
import type { Effect } from '../../../src/generators/kind.ts';
import { generatorOf, settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE, SHOP } from '../samples.ts';
import { type Made, resourcesOf, type Values } from '../values.ts';
import { PLAIN } from './everything.ts';

interface Row {
  kind: Kind;
  /** Settings beside those that every example of the kind has. */
  from: Readonly<Record<string, unknown>>;
  to: Readonly<Record<string, unknown>>;
  does: Effect['effect'];
  /** The provider's flags do not say it: it depends on values, or Google's documentation says so. */
  byValue?: boolean;
}

const EXAMPLES: Readonly<Record<Kind, Readonly<Record<string, unknown>>>> = {
  vm: { machine_type: 'e2-medium', network: 'app' },
  database: { network: 'app', storage_gb: 50, replicas: 1 },
  network: {},
  bucket: {},
  firewall: { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8' },
  cluster: { network: 'app' },
  load_balancer: { network: 'app', targets: 'web-1', public: true },
};

const ROWS: readonly Row[] = [
  { kind: 'vm', from: {}, to: { tags: 'http' }, does: 'in place' },
  { kind: 'vm', from: {}, to: { purpose: 'Front end' }, does: 'in place' },
  { kind: 'vm', from: {}, to: { startup_script: 'echo hi' }, does: 'in place' },
  { kind: 'vm', from: {}, to: { machine_type: 'e2-small' }, does: 'restart' },
  { kind: 'vm', from: {}, to: { identity: 'web-app@my-project.iam.gserviceaccount.com' }, does: 'restart' },
  { kind: 'vm', from: {}, to: { boot_disk_gb: 30 }, does: 'data loss' },
  { kind: 'vm', from: {}, to: { boot_disk_type: 'pd-ssd' }, does: 'data loss' },
  { kind: 'vm', from: {}, to: { image: 'debian-cloud/debian-11' }, does: 'data loss' },
  { kind: 'vm', from: {}, to: { zone: 'us-central1-b' }, does: 'data loss' },
  { kind: 'vm', from: {}, to: { spot: true }, does: 'data loss' },
  { kind: 'vm', from: {}, to: { extra_disks: 'data 100' }, does: 'in place' },
  { kind: 'vm', from: { extra_disks: 'data 100' }, to: { extra_disks: 'data 200' }, does: 'in place' },
  { kind: 'vm', from: { extra_disks: 'data 100' }, to: { extra_disks: 'data 50' }, does: 'data loss', byValue: true },
  { kind: 'vm', from: { extra_disks: 'data 100' }, to: { extra_disks: 'data 100 pd-ssd' }, does: 'data loss' },
  { kind: 'vm', from: { extra_disks: 'data 100' }, to: {}, does: 'data loss' },
  { kind: 'database', from: {}, to: { backup_days: 14 }, does: 'in place' },
  { kind: 'database', from: {}, to: { storage_gb: 100 }, does: 'in place' },
  { kind: 'database', from: {}, to: { storage_gb: 20 }, does: 'data loss', byValue: true },
  { kind: 'database', from: {}, to: { class: 'db-custom-2-7680' }, does: 'restart' },
  { kind: 'database', from: {}, to: { high_availability: true }, does: 'restart' },
  { kind: 'database', from: { version: '16' }, to: { version: '17' }, does: 'restart' },
  { kind: 'database', from: { version: '17' }, to: { version: '16' }, does: 'in place', byValue: true },
  { kind: 'database', from: {}, to: { engine: 'mysql' }, does: 'in place', byValue: true },
  { kind: 'database', from: {}, to: { region: 'us-east1' }, does: 'data loss' },
  { kind: 'database', from: {}, to: { replicas: 2 }, does: 'in place' },
  { kind: 'database', from: {}, to: { replicas: 0 }, does: 'replace' },
  { kind: 'database', from: {}, to: { users: 'alice@example.com' }, does: 'in place' },
  { kind: 'database', from: {}, to: { deletion_protection: true }, does: 'in place' },
  { kind: 'network', from: {}, to: { nat: false }, does: 'in place' },
  { kind: 'network', from: {}, to: { allow_internal: true }, does: 'in place' },
  { kind: 'network', from: {}, to: { private_google_access: false }, does: 'in place' },
  { kind: 'network', from: {}, to: { purpose: 'All' }, does: 'in place' },
  { kind: 'network', from: {}, to: { cidr: '192.168.0.0/24' }, does: 'replace', byValue: true },
  { kind: 'network', from: {}, to: { cidr: '10.10.0.0/16' }, does: 'in place' },
  { kind: 'network', from: { subnets: 'a 10.10.0.0/24' }, to: { subnets: 'a 10.10.0.0/23' }, does: 'in place' },
  {
    kind: 'network',
    from: { subnets: 'a 10.10.0.0/24' },
    to: { subnets: 'a 10.10.0.0/24\nb 10.10.1.0/24' },
    does: 'in place',
  },
  {
    kind: 'network',
    from: { subnets: 'a 10.10.0.0/24' },
    to: { subnets: 'a 10.10.1.0/24' },
    does: 'replace',
    byValue: true,
  },
  { kind: 'network', from: { subnets: 'a 10.10.0.0/24' }, to: { subnets: 'b 10.10.0.0/24' }, does: 'replace' },
  { kind: 'bucket', from: {}, to: { class: 'COLDLINE' }, does: 'in place' },
  { kind: 'bucket', from: {}, to: { lifecycle: '30 delete' }, does: 'in place' },
  { kind: 'bucket', from: {}, to: { versioning: false }, does: 'in place' },
  { kind: 'bucket', from: {}, to: { region: 'us-east1' }, does: 'data loss' },
  { kind: 'firewall', from: {}, to: { allow: 'tcp 443' }, does: 'in place' },
  { kind: 'firewall', from: {}, to: { sources: '10.1.0.0/16' }, does: 'in place' },
  { kind: 'firewall', from: {}, to: { direction: 'egress' }, does: 'replace' },
  { kind: 'firewall', from: {}, to: { purpose: 'x' }, does: 'in place' },
  { kind: 'cluster', from: {}, to: { nodes: 3 }, does: 'in place' },
  { kind: 'cluster', from: {}, to: { autoscaling: '1 5' }, does: 'in place' },
  { kind: 'cluster', from: {}, to: { channel: 'stable' }, does: 'in place' },
  { kind: 'cluster', from: {}, to: { node_type: 'n2-standard-4' }, does: 'restart' },
  { kind: 'cluster', from: {}, to: { node_disk_gb: 100 }, does: 'restart' },
  { kind: 'cluster', from: {}, to: { high_availability: true }, does: 'data loss' },
  { kind: 'cluster', from: {}, to: { region: 'us-east1' }, does: 'data loss' },
  { kind: 'cluster', from: {}, to: { private: false, admin_ranges: '203.0.113.0/24' }, does: 'in place' },
  { kind: 'load_balancer', from: {}, to: { targets: 'web-1, web-2' }, does: 'in place' },
  { kind: 'load_balancer', from: {}, to: { target_port: 8080 }, does: 'in place' },
  { kind: 'load_balancer', from: {}, to: { health_check: '/healthz' }, does: 'in place' },
  { kind: 'load_balancer', from: {}, to: { ports: '8080' }, does: 'replace' },
  { kind: 'load_balancer', from: {}, to: { public: false }, does: 'replace' },
  { kind: 'load_balancer', from: {}, to: { certificate: 'shop-cert' }, does: 'replace' },
];

const file = new URL('../../../../shared/data/schemas/force-new.json', import.meta.url);
const isHere = existsSync(file);
if (!isHere)
  console.warn('skipped: effects of changes against what the provider replaces, because ../shared/data is not there');

interface Disruption {
  paths: string[];
  effect: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Paths of attributes that differ, without indexes. */
function changedPaths(before: unknown, after: unknown, at: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const items = [before, after].flatMap((one) => (Array.isArray(one) ? one : []));
  if (items.some(isObject)) {
    const [a, b] = [before ?? [], after ?? []] as [unknown[], unknown[]];
    const longer = a.length > b.length ? a : b;
    return longer.flatMap((_, index) => changedPaths(a[index] ?? {}, b[index] ?? {}, at));
  }
  if (items.length > 0 || (!isObject(before) && !isObject(after))) return [at];
  const [a, b] = [before ?? {}, after ?? {}] as [Values, Values];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => changedPaths(a[key], b[key], at === '' ? key : `${at}.${key}`));
}

/** Nothing is lost when one of these goes. */
const MAY_GO = /^google_compute_(?:router|router_nat|instance_group)$/;

/** The gravest thing the provider's flags say of a change from some resources to others. */
function flagged(before: readonly Made[], after: readonly Made[]): 'in place' | 'restart' | 'replace' {
  const facts = JSON.parse(readFileSync(file, 'utf8'));
  const forced = (type: string): string[] => facts[type] ?? [];
  const stopping = (type: string): string[] =>
    ((facts._disruptive[type] ?? []) as Disruption[])
      .filter(({ effect }) => effect !== 'none')
      .flatMap(({ paths }) => paths);
  const effects = before.map(({ address, type, values }) => {
    const now = after.find((one) => one.address === address);
    if (!now) return MAY_GO.test(type) ? 'in place' : 'replace';
    const paths = changedPaths(values, now.values, '');
    if (paths.some((path) => forced(type).includes(path))) return 'replace';
    return paths.some((path) => stopping(type).includes(path)) ? 'restart' : 'in place';
  });
  return (['replace', 'restart'] as const).find((effect) => effects.includes(effect)) ?? 'in place';
}

const gravest = (row: Row): Effect['effect'] => {
  const [before, after] = resourcesAround(row);
  return impactOf(before, after, SHOP)[0]?.effect ?? 'in place';
};

const resourcesAround = ({ kind, from, to }: Row) => {
  const make = (settings: Readonly<Record<string, unknown>>) =>
    settingsFor(SHOP, kind, 'thing', { ...EXAMPLES[kind], ...settings }, ALICE);
  return [make(from), make(to)] as const;
};

const title = ({ kind, from, to, does }: Row) => `${kind}: ${JSON.stringify(from)} to ${JSON.stringify(to)} is ${does}`;

describe('what a change on Google does', () => {
  it.each(ROWS.map((row) => ({ title: title(row), row })))('$title', ({ row }) => {
    expect(gravest(row)).toBe(row.does);
  });

  it.skipIf(!isHere).each(ROWS.filter(({ byValue }) => !byValue).map((row) => ({ title: title(row), row })))(
    'the provider agrees: $title',
    ({ row }) => {
      const [before, after] = resourcesAround(row);
      const made = (resource: typeof before) =>
        resourcesOf(generatorOf('gcp', row.kind).body(resource, { project: SHOP, resources: [...PLAIN, resource] }));
      const says = flagged(made(before), made(after));
      expect(row.does === 'data loss' ? 'replace' : row.does).toBe(says);
    },
  );
});

import type { ProjectId } from './ids.ts';
import type { Kind } from './request.ts';

interface Row {
  /** At the head of a line: `Memory`. */
  label: string;
  /** Behind a number: `64 GiB of memory`. */
  counted: string;
  /** What people ask for that takes of it. */
  kinds: readonly Kind[];
  /** How many a project may have where nobody said anything else. */
  usual: number;
}

/** What a project has a quota of, by the names that commands, policies and files use. Memory is in GiB. */
export const QUOTAS = {
  'compute.instances': { label: 'Machines', counted: 'machines', kinds: ['vm', 'cluster'], usual: 10 },
  'compute.cpus': { label: 'vCPU', counted: 'vCPU', kinds: ['vm', 'cluster'], usual: 24 },
  'compute.ram_gb': { label: 'Memory', counted: 'GiB of memory', kinds: ['vm', 'cluster'], usual: 64 },
  'database.instances': { label: 'Databases', counted: 'databases', kinds: ['database'], usual: 5 },
  'storage.buckets': { label: 'Buckets', counted: 'buckets', kinds: ['bucket'], usual: 20 },
  'network.vpcs': { label: 'Networks', counted: 'networks', kinds: ['network'], usual: 5 },
  'network.load_balancers': { label: 'Load balancers', counted: 'load balancers', kinds: ['load_balancer'], usual: 5 },
} as const satisfies Record<string, Row>;

export type QuotaName = keyof typeof QUOTAS;
export const QUOTA_NAMES = Object.keys(QUOTAS) as readonly QuotaName[];

/** Machines, clusters, databases, buckets, networks and load balancers, one each: what one person or one day may be limited to. */
export const RESOURCES = 'resources';
export type Counted = QuotaName | typeof RESOURCES;
export const COUNTED: readonly Counted[] = [...QUOTA_NAMES, RESOURCES];

/** How much of everything that is counted. */
export type Usage = Readonly<Record<Counted, number>>;

const each = (amount: (name: Counted) => number): Usage =>
  Object.fromEntries(COUNTED.map((name) => [name, amount(name)])) as Usage;

/** A usage of what is named, and of nothing else. */
export const usage = (part: Partial<Usage>): Usage => each((name) => part[name] ?? 0);
export const NO_USAGE: Usage = usage({});

export const addUsage = (a: Usage, b: Usage): Usage => each((name) => a[name] + b[name]);
export const sumUsage = (all: readonly Usage[]): Usage => all.reduce(addUsage, NO_USAGE);
export const timesUsage = (count: number, of: Usage): Usage => each((name) => count * of[name]);
export const largerUsage = (a: Usage, b: Usage): Usage => each((name) => Math.max(a[name], b[name]));
/** What `after` takes beyond `before`; never below zero, as a removal frees nothing until it is applied. */
export const addedUsage = (before: Usage, after: Usage): Usage =>
  each((name) => Math.max(0, after[name] - before[name]));

/** Usage by region. */
export type Regional = Readonly<Record<string, Usage>>;

export const totalOf = (regional: Regional): Usage => sumUsage(Object.values(regional));

/** Two of them made one, region by region. */
export function mergeRegional(a: Regional, b: Regional, merge: (a: Usage, b: Usage) => Usage): Regional {
  const regions = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(regions.map((region) => [region, merge(a[region] ?? NO_USAGE, b[region] ?? NO_USAGE)]));
}

/** A part of what there is: of one project, in one region, asked for by one person, as far as that is known. */
export interface Share {
  project: ProjectId;
  region?: string;
  /** Key of a person, see `limit.ts`. */
  by?: string;
  usage: Usage;
}

/** Usage by region as parts of one project, asked for by one person. */
export const sharesOf = (regional: Regional, of: Pick<Share, 'project' | 'by'>): Share[] =>
  Object.entries(regional).map(([region, usage]) => ({ ...of, region, usage }));

/** The other way round; parts of an unknown region are left out. */
export function regionalOf(shares: readonly Pick<Share, 'region' | 'usage'>[]): Regional {
  const sums = new Map<string, Usage>();
  for (const { region, usage } of shares)
    if (region !== undefined) sums.set(region, addUsage(sums.get(region) ?? NO_USAGE, usage));
  return Object.fromEntries(sums);
}

/** How usage was stored while machines alone were counted. */
interface Machines {
  instances: number;
  vcpus: number;
  ramGib: number;
}

/** Usage as it was stored, in whichever shape: names that were not counted then are zero. */
export function wholeUsage(stored: Partial<Usage> | Machines): Usage {
  if (!('instances' in stored)) return usage(stored);
  const { instances, vcpus, ramGib } = stored;
  return usage({
    'compute.instances': instances,
    'compute.cpus': vcpus,
    'compute.ram_gb': ramGib,
    resources: instances,
  });
}

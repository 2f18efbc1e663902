import { regionsOf } from '../core/copies.ts';
import { type PlanJson, type ResourceValues, resourcesOf } from '../core/plan-json/parse.ts';
import type { Project } from '../core/project.ts';
import {
  addedUsage,
  addUsage,
  mergeRegional,
  NO_USAGE,
  RESOURCES,
  type Regional,
  regionalOf,
  timesUsage,
  type Usage,
  usage,
} from '../core/quota.ts';
import type { Kind, Resource } from '../core/request.ts';
import { type Size, sizeOf } from '../core/size.ts';
import { machineSize, machineUsage, oneOf, takenBy } from './takers.ts';

type Home = Pick<Project, 'provider' | 'region'>;

/** What a requested resource takes of its project's quota in each region it stands in. */
export function usageOf(resource: Resource, { provider, region }: Home): Regional {
  const each = COUNT[resource.kind](resource.settings, provider);
  return Object.fromEntries(regionsOf(resource, region).map((where) => [where, each]));
}

type Settings = Resource['settings'];

/** One row for each kind. A machine whose type nobody knows counts as one machine; its generator refuses it anyway. */
const COUNT: Readonly<Record<Kind, (settings: Settings, provider: Project['provider']) => Usage>> = {
  vm: ({ machine_type }, provider) =>
    addUsage(machineUsage(machineSize(provider, machine_type)), usage({ [RESOURCES]: 1 })),
  cluster: (settings, provider) =>
    addUsage(
      timesUsage(mostNodes(settings), machineUsage(machineSize(provider, settings.node_type))),
      usage({ [RESOURCES]: 1 }),
    ),
  database: ({ replicas }) =>
    timesUsage(1 + (typeof replicas === 'number' ? replicas : 0), oneOf('database.instances')),
  bucket: () => oneOf('storage.buckets'),
  network: () => oneOf('network.vpcs'),
  load_balancer: () => oneOf('network.load_balancers'),
  firewall: () => NO_USAGE,
};

/** The nodes of a cluster at their largest number. */
function mostNodes({ autoscaling, nodes }: Settings): number {
  const scaled = typeof autoscaling === 'object' && autoscaling !== null && 'max' in autoscaling && autoscaling.max;
  const most = scaled || nodes;
  return typeof most === 'number' ? most : 1;
}

/** One resource that counts. */
export interface Holding {
  address: string;
  region: string;
  usage: Usage;
}

/** What a plan's resources take, before and after it. */
export interface PlanUsage {
  before: readonly Holding[];
  after: readonly Holding[];
  /** What it takes on top of what there is; never below zero, as a removal frees nothing until it is applied. */
  added: Regional;
  /** Addresses of machines of an unknown size. */
  unknown: readonly string[];
}

/** In which region a resource of a plan stands. */
export type RegionOf = (resource: ResourceValues) => string;

/** Usage by what terraform says there was and will be, in every module. */
export function usageOfPlan(plan: PlanJson, regionOf: RegionOf): PlanUsage {
  const before = holdingsOf(plan, 'prior', regionOf);
  const after = holdingsOf(plan, 'planned', regionOf);
  const unknown = resourcesOf(plan, 'planned').filter((resource) => {
    const { machines } = takenBy(resource) ?? {};
    return machines && !machines.each;
  });
  return {
    ...{ before, after, unknown: unknown.map(({ address }) => address) },
    added: mergeRegional(regionalOf(before), regionalOf(after), addedUsage),
  };
}

const holdingsOf = (plan: PlanJson, when: 'prior' | 'planned', regionOf: RegionOf): Holding[] =>
  resourcesOf(plan, when).flatMap((resource) => {
    const taken = takenBy(resource);
    return taken ? [{ address: resource.address, region: regionOf(resource), usage: taken.usage }] : [];
  });

/** The size of every machine that there will be, by address; nodes of clusters are no machines people ask for. */
export function sizesOfPlan(plan: PlanJson): Map<string, Size | 'unknown'> {
  const sizes = resourcesOf(plan, 'planned').flatMap((resource) => {
    const { machines } = takenBy(resource) ?? {};
    if (!machines || machines.isPool) return [];
    return [[resource.address, machines.each ? sizeOf(machines.each) : ('unknown' as const)] as const];
  });
  return new Map(sizes);
}

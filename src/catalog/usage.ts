import { regionsOf } from '../core/copies.ts';
import { addUsage, NO_USAGE, type Usage } from '../core/governance.ts';
import { type PlanJson, type ResourceValues, resourcesOf } from '../core/plan-json/parse.ts';
import type { Project } from '../core/project.ts';
import type { Resource } from '../core/request.ts';
import { type Size, sizeOf } from '../core/size.ts';
import { machineUsage, takenBy } from './takers.ts';

/**
 * What a requested resource takes of its project's quota, in all its regions together: a machine, or the nodes of a cluster at their largest
 * number. A machine whose type nobody knows counts as one machine; its generator refuses it anyway.
 */
export const usageOf = (resource: Resource, { provider, region }: Pick<Project, 'provider' | 'region'>): Usage =>
  times(regionsOf(resource, region).length, usageOfEach(resource, provider));

function usageOfEach({ kind, settings }: Resource, provider: Project['provider']): Usage {
  if (kind === 'vm') return machineUsage(provider, settings.machine_type) ?? ONE_MACHINE;
  if (kind !== 'cluster') return NO_USAGE;
  return times(mostNodes(settings), machineUsage(provider, settings.node_type) ?? ONE_MACHINE);
}

function mostNodes({ autoscaling, nodes }: Resource['settings']): number {
  const scaled = typeof autoscaling === 'object' && autoscaling !== null && 'max' in autoscaling && autoscaling.max;
  const most = scaled || nodes;
  return typeof most === 'number' ? most : 1;
}

const ONE_MACHINE: Usage = { instances: 1, vcpus: 0, ramGib: 0 };

const times = (count: number, { instances, vcpus, ramGib }: Usage): Usage => ({
  instances: count * instances,
  vcpus: count * vcpus,
  ramGib: count * ramGib,
});

/** What a plan's resources take, before and after it. */
export interface PlanUsage {
  before: Usage;
  after: Usage;
  /** What it takes on top of what there is; never below zero, as a removal frees nothing until it is applied. */
  added: Usage;
  /** Addresses that take of the quota by an amount nobody knows; they count as one machine each. */
  unknown: readonly string[];
}

/** Usage by what terraform says there was and will be, in every module. */
export function usageOfPlan(plan: PlanJson): PlanUsage {
  const before = sum(resourcesOf(plan, 'prior'));
  const after = sum(resourcesOf(plan, 'planned'));
  const more = (of: keyof Usage) => Math.max(0, after.usage[of] - before.usage[of]);
  return {
    before: before.usage,
    after: after.usage,
    added: { instances: more('instances'), vcpus: more('vcpus'), ramGib: more('ramGib') },
    unknown: after.unknown,
  };
}

/** The size of every machine that there will be, by address; nodes of clusters are no machines people ask for. */
export function sizesOfPlan(plan: PlanJson): Map<string, Size | 'unknown'> {
  const machines = resourcesOf(plan, 'planned').flatMap((resource) => {
    const taken = takenBy(resource);
    if (!taken || taken.isPool) return [];
    return [[resource.address, taken.each ? sizeOf(taken.each) : ('unknown' as const)] as const];
  });
  return new Map(machines);
}

function sum(resources: readonly ResourceValues[]): { usage: Usage; unknown: string[] } {
  const takers = resources.flatMap((resource) => {
    const taken = takenBy(resource);
    return taken ? [{ address: resource.address, ...taken }] : [];
  });
  return {
    usage: takers.map(({ count, each }) => times(count, each ?? ONE_MACHINE)).reduce(addUsage, NO_USAGE),
    unknown: takers.flatMap(({ address, each }) => (each ? [] : [address])),
  };
}

import { addUsage, NO_USAGE, type Usage } from '../core/governance.ts';
import { type PlanJson, type ResourceValues, resourcesOf } from '../core/plan-json/parse.ts';
import type { Project, Provider } from '../core/project.ts';
import type { Resource } from '../core/request.ts';
import { type Size, sizeOf } from '../core/size.ts';
import { machineType } from './machines.ts';

/**
 * What a requested resource takes of its project's quota. A machine whose type nobody knows counts as one machine; its generator
 * refuses it anyway.
 */
export const usageOf = ({ kind, settings }: Resource, { provider }: Pick<Project, 'provider'>): Usage =>
  kind === 'vm' ? (machineUsage(provider, settings.machine_type) ?? ONE_MACHINE) : NO_USAGE;

const ONE_MACHINE: Usage = { instances: 1, vcpus: 0, ramGib: 0 };

function machineUsage(provider: Provider, type: unknown): Usage | undefined {
  const known = typeof type === 'string' ? machineType(provider, type) : undefined;
  return known && { instances: 1, vcpus: known.vcpus, ramGib: known.ramGib };
}

/** The place where terraform's types join that take of a quota; undefined: it takes of it, but how much is not known. */
const TAKERS: Readonly<Record<string, (values: NonNullable<ResourceValues['values']>) => Usage | undefined>> = {
  google_compute_instance: (values) => machineUsage('gcp', values.machine_type),
};

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

/** The size of every machine that there will be, by address. */
export function sizesOfPlan(plan: PlanJson): Map<string, Size | 'unknown'> {
  const machines = resourcesOf(plan, 'planned').flatMap(({ address, type, values = {} }) => {
    const taker = Object.hasOwn(TAKERS, type) ? TAKERS[type] : undefined;
    if (!taker) return [];
    const usage = taker(values);
    return [[address, usage ? sizeOf(usage) : ('unknown' as const)] as const];
  });
  return new Map(machines);
}

function sum(resources: readonly ResourceValues[]): { usage: Usage; unknown: string[] } {
  const takers = resources.flatMap(({ address, type, values = {} }) => {
    const taker = Object.hasOwn(TAKERS, type) ? TAKERS[type] : undefined;
    return taker ? [{ address, usage: taker(values) }] : [];
  });
  return {
    usage: takers.map(({ usage }) => usage ?? ONE_MACHINE).reduce(addUsage, NO_USAGE),
    unknown: takers.flatMap(({ address, usage }) => (usage ? [] : [address])),
  };
}

import type { PlanJson, ResourceValues } from '../../core/plan-json/parse.ts';
import { fieldAt } from '../../core/plan-json/tree.ts';
import { type Code, codeOf } from './configuration.ts';
import { References } from './references.ts';
import { type Resource, resourceAfter, resourceBefore, resourceRead } from './resource.ts';

/** All resources at one moment, before a plan or after it, and how they hang together. */
export interface World {
  when: 'before' | 'after';
  plan: PlanJson;
  /** Managed ones. */
  resources: readonly Resource[];
  byType: ReadonlyMap<string, readonly Resource[]>;
  /** Managed ones and data sources, by address. */
  byAddress: ReadonlyMap<string, Resource>;
  code: Code;
  references: References;
}

/** Both moments of a plan. What data sources read is the same in both. */
export function worldsOf(plan: PlanJson): Record<World['when'], World> {
  const code = codeOf(plan);
  const data = [
    ...readBefore(plan),
    ...plan.resource_changes.filter(({ mode }) => mode === 'data').flatMap((one) => resourceAfter(one) ?? []),
  ];
  const managed = plan.resource_changes.filter(({ mode }) => mode === 'managed');
  const after = managed.flatMap((one) => resourceAfter(one) ?? []);
  const before = managed.flatMap((one) => resourceBefore(one) ?? []);
  const all = new Map([...data, ...before, ...after].map((one) => [one.address, one]));
  const references = new References(code, all.values());
  const world = (when: World['when'], resources: Resource[]): World => ({
    ...{ when, plan, resources, code, references },
    byType: grouped(resources),
    byAddress: new Map([...data, ...resources].map((one) => [one.address, one])),
  });
  return { before: world('before', before), after: world('after', after) };
}

function grouped(resources: readonly Resource[]): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const one of resources) groups.set(one.type, [...(groups.get(one.type) ?? []), one]);
  return groups;
}

const readBefore = (plan: PlanJson): Resource[] => dataIn(plan.prior_state?.values?.root_module);

type Module = { resources?: ResourceValues[] | undefined; child_modules?: Module[] | undefined };

function dataIn(module: Module | undefined): Resource[] {
  if (!module) return [];
  const own = (module.resources ?? []).filter(({ mode }) => mode === 'data');
  return [...own.map(resourceRead), ...(module.child_modules ?? []).flatMap(dataIn)];
}

/** Attributes by which others name a resource. */
const NAMES = ['id', 'arn', 'self_link', 'name', 'bucket', 'key_id', 'instance_id', 'allocation_id', 'identifier'];

/**
 * Resources of some types whose attribute names this one: by a known value, else by what the code refers to. Where neither is spelled out,
 * what stands in the same module is taken for one that does: nobody can know that it does not. Of several with keys, those of a thing that
 * has keys too are its namesakes: a list of things goes through a local with its keys.
 */
export function joinedTo(world: World, to: Resource, types: readonly string[], path: string): Resource[] {
  const names = new Set(NAMES.flatMap((name) => to.it.text(name) ?? []));
  return types
    .flatMap((type) => world.byType.get(type) ?? [])
    .filter((other) => {
      const places = other.it.texts(path);
      if (places.some((text) => names.has(text))) return true;
      const { resources, isOpen } = world.references.of(other, path);
      if (resources.some(({ address }) => address === to.address)) return true;
      const isUnsaid = isOpen || !world.references.isWritten(other, path);
      return isUnsaid && other.it.at(path).isUnknown && other.module === to.module && !isOfAnother(world, to, other);
    });
}

/** Whether both have keys of one list, and not the same one. */
function isOfAnother(world: World, to: Resource, other: Resource): boolean {
  if (typeof to.key !== 'string' || typeof other.key !== 'string' || to.key === other.key) return false;
  const siblings = (world.byType.get(to.type) ?? []).filter(
    ({ module, name }) => module === to.module && name === to.name,
  );
  return siblings.some(({ key }) => key === other.key);
}

/** The name of the workspace or stack, where the plan has a variable for it. */
export const variableOf = (plan: PlanJson, name: string): string | undefined => {
  const value = fieldAt(fieldAt(fieldAt(plan as never, 'variables'), name), 'value');
  return typeof value === 'string' ? value : undefined;
};

import type { Json } from '../../core/json.ts';
import type { PlannedChange } from '../../core/plan-json/parse.ts';
import { fieldAt, fieldsOf, isFields, listOf } from '../../core/plan-json/tree.ts';
import { withoutKeys } from '../plan/address.ts';
import type { World } from '../plan/world.ts';
import type { Worlds } from '../rule.ts';

const MOST_DEPENDENTS = 50;

/**
 * What cannot be without a resource: whose code refers to it, whose state says that it depends on it, whose values name it; and what cannot
 * be without those. Without what goes away with it.
 */
export function dependentsOf(worlds: Worlds, planned: PlannedChange): string[] {
  const found = new Set<string>();
  const graph = graphOf(worlds.after);
  const waiting = [planned.address];
  for (let at = 0; at < waiting.length && found.size < MOST_DEPENDENTS; at += 1) {
    for (const next of graph.get(waiting[at] ?? '') ?? []) {
      if (next === planned.address || found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  for (const address of [...saidByState(worlds.after, planned), ...namedIn(worlds.after, planned)]) found.add(address);
  return [...found]
    .filter((address) => address !== planned.address && worlds.after.byAddress.get(address)?.mode === 'managed')
    .sort();
}

const graphs = new WeakMap<World, ReadonlyMap<string, ReadonlySet<string>>>();

/** Who refers to whom: by the address that is referred to. */
function graphOf(world: World): ReadonlyMap<string, ReadonlySet<string>> {
  const known = graphs.get(world);
  if (known) return known;
  const graph = new Map<string, Set<string>>();
  for (const one of world.byAddress.values())
    for (const { address } of world.references.of(one).resources)
      graph.set(address, (graph.get(address) ?? new Set()).add(one.address));
  graphs.set(world, graph);
  return graph;
}

type Module = { resources?: unknown[] | undefined; child_modules?: Module[] | undefined };

const stateResources = (module: Module | undefined): Json[] =>
  module ? [...((module.resources ?? []) as Json[]), ...(module.child_modules ?? []).flatMap(stateResources)] : [];

/** Resources whose state names it among what they depend on. */
const saidByState = ({ plan }: World, { address }: PlannedChange): string[] =>
  stateResources(plan.prior_state?.values?.root_module)
    .filter((one) =>
      listOf(fieldAt(one, 'depends_on')).some((name) => name === withoutKeys(address) || name === address),
    )
    .map((one) => String(fieldAt(one, 'address')));

/** Shorter ids may be a word that means something else elsewhere. */
const SHORTEST_ID = 6;

/** Resources that stay and whose values name a resource by its id, ARN or link. */
export function namedIn(world: World, { address, change: { before } }: PlannedChange): string[] {
  const ids = ['id', 'arn', 'self_link'].flatMap((name) => {
    const id = fieldAt(before, name);
    return typeof id === 'string' && id.length >= SHORTEST_ID && /[\d:/-]/.test(id) ? [id] : [];
  });
  if (ids.length === 0) return [];
  return world.resources.filter((one) => one.address !== address && names(one.it.json, ids)).map((one) => one.address);
}

function names(value: Json | undefined, ids: readonly string[]): boolean {
  if (typeof value === 'string') return ids.some((id) => value === id || (id.includes(':') && value.includes(id)));
  if (Array.isArray(value)) return listOf(value).some((one) => names(one, ids));
  return isFields(value) && Object.values(fieldsOf(value)).some((one) => names(one, ids));
}

import type { Diagram } from '../../core/advice.ts';
import type { PlanJson } from '../../core/plan-json/parse.ts';
import { actionOf } from '../../core/plan-json/summarise.ts';
import { worldsOf } from '../plan/world.ts';

/** More would be no picture any more. */
const MOST_NODES = 40;
const MOST_EDGES = 80;

/** What changes, and what of it refers to what: those with neighbours first. */
export function diagramOf(plan: PlanJson): Diagram {
  const { before, after } = worldsOf(plan);
  const changing = plan.resource_changes.flatMap((one) => {
    const action = one.mode === 'managed' && one.deposed === undefined ? actionOf(one) : undefined;
    return action ? [{ address: one.address, action }] : [];
  });
  const isChanging = new Set(changing.map(({ address }) => address));
  const pairs = changing.flatMap(({ address, action }) => {
    const world = action === 'delete' ? before : after;
    const resource = world.byAddress.get(address);
    const referred = resource ? world.references.of(resource).resources : [];
    return referred
      .filter((one) => isChanging.has(one.address) && one.address !== address)
      .map((one) => [address, one.address] as const);
  });
  const degree = new Map<string, number>();
  for (const one of pairs.flat()) degree.set(one, (degree.get(one) ?? 0) + 1);
  const nodes = [...changing]
    .sort((a, b) => (degree.get(b.address) ?? 0) - (degree.get(a.address) ?? 0))
    .slice(0, MOST_NODES);
  const at = new Map(nodes.map(({ address }, index) => [address, index]));
  const edges = pairs.flatMap(([from, to]) => {
    const [a, b] = [at.get(from), at.get(to)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  return { nodes, edges: edges.slice(0, MOST_EDGES), left: changing.length - nodes.length };
}

import type { Json } from '../../core/json.ts';
import { fieldAt } from '../../core/plan-json/tree.ts';
import { compare, type Difference, partly, type Resolve } from './compare.ts';
import type { StateResource } from './state.ts';
import { addressIn, Later, needsOf, type Value, type Written } from './written.ts';

/** What we would write, and which thing of the state each of it is. */
export interface Pairing {
  present: ReadonlyMap<string, StateResource>;
  /** What a reference is worth, where its target is there already. */
  resolve: Resolve;
  differences(written: Written): Difference[];
}

interface Material {
  written: readonly Written[];
  /** Look-ups of what is made elsewhere. */
  lookedUp: ReadonlyMap<string, Json>;
  state: readonly StateResource[];
  /** What is certain, by our address. */
  heads: ReadonlyMap<string, StateResource>;
}

/**
 * Finds each thing we would write in the state, beginning with the heads: what names something that is found comes first, and what it names
 * is found by that. Something that would be made anew is never the same thing.
 */
export function pair({ written, lookedUp, state, heads }: Material): Pairing {
  const present = new Map(heads);
  const taken = new Set([...heads.values()].map(({ address }) => address));
  const resolve: Resolve = (path) => lookedUp.get(path) ?? valueAt(present.get(addressIn(path)), path);
  const take = (address: string, found: StateResource): void => {
    present.set(address, found);
    taken.add(found.address);
  };
  const pending = new Set(written.filter(({ address }) => !heads.has(address)));
  const byAddress = new Map(written.map((one) => [one.address, one]));
  const follow = (one: Written): void => {
    const found = present.get(one.address);
    if (!found) return;
    for (const { address, value } of namedBy(one, found)) {
      const target = byAddress.get(address);
      const named = state.find(
        (other) => other.type === target?.type && isNamed(other, value) && !taken.has(other.address),
      );
      if (!target || present.has(address) || !named) continue;
      take(address, named);
      pending.delete(target);
      follow(target);
    }
  };
  for (const one of written) follow(one);
  while (pending.size > 0) {
    const [next] = [...pending].sort((a, b) => known(b, present) - known(a, present));
    if (!next) break;
    pending.delete(next);
    const free = state.filter(({ type, address, doubt }) => type === next.type && !taken.has(address) && !doubt);
    const found = closest(next, free, resolve);
    if (found) take(next.address, found);
    follow(next);
  }
  const differences = (one: Written): Difference[] => {
    const found = present.get(one.address);
    return (found ? compare(one, found, resolve) : []).map((difference) => ({
      ...difference,
      to: difference.to === undefined ? partly(one.values[difference.path] ?? null, resolve) : difference.to,
    }));
  };
  return { present, resolve, differences };
}

/** How many of the things it names are found. */
const known = ({ values }: Written, present: ReadonlyMap<string, StateResource>): number =>
  new Set(needsOf(values).filter((address) => present.has(address))).size;

/** The one that differs least, of those that would stay; what is not known yet counts for nothing. */
function closest(written: Written, free: readonly StateResource[], resolve: Resolve): StateResource | undefined {
  const ranked = free
    .map((one) => ({ one, differences: compare(written, one, resolve).filter(({ to }) => to !== undefined) }))
    .filter(({ differences }) => !differences.some(({ replaces }) => replaces))
    .sort((a, b) => a.differences.length - b.differences.length);
  return ranked[0]?.one;
}

/** What a thing that is there says where ours names another one: `[address of the other, what stands there]`. */
const namedBy = ({ values }: Written, found: StateResource): { address: string; value: Json }[] =>
  Object.entries(values).flatMap(([key, value]) =>
    isDirect(value) ? [{ address: addressIn(value.path), value: fieldAt(found.values, key) ?? null }] : [],
  );

const isDirect = (value: Value): value is Later => value instanceof Later && /\.(?:id|name|arn)$/.test(value.path);

const isNamed = ({ values }: StateResource, value: Json): boolean =>
  typeof value === 'string' && value !== '' && ['id', 'name', 'arn', 'self_link'].some((key) => values[key] === value);

/** `values.network_interface[0].network_ip` by a reference's path. */
export function valueAt(found: StateResource | undefined, path: string): Json | undefined {
  if (!found) return undefined;
  const steps = path
    .slice(addressIn(path).length)
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
  return steps.reduce<Json | undefined>((value, step) => fieldAt(value, step), found.values) ?? undefined;
}

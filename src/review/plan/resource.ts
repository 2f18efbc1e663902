import type { Json } from '../../core/json.ts';
import type { PlannedChange, ResourceValues } from '../../core/plan-json/parse.ts';
import { moduleOf, withoutKeys } from './address.ts';
import { Place } from './place.ts';

/** A managed resource or a data source at one moment: before the plan, or after it. */
export interface Resource {
  address: string;
  mode: 'managed' | 'data';
  type: string;
  name: string;
  /** The index of `count` or `for_each`. */
  key?: string | number;
  /** The module it stands in, `module.shop["a"].module.db`; empty in the root. */
  module: string;
  /** What it is in the code: its address without any index. */
  code: string;
  /** Its provider, `aws`. */
  provider: string;
  actions: readonly string[];
  it: Place;
}

/** What is known of a resource but for its values. */
const frameOf = (planned: PlannedChange): Omit<Resource, 'it' | 'actions'> => ({
  address: planned.address,
  mode: planned.mode,
  type: planned.type,
  name: planned.name,
  ...(planned.index !== undefined && { key: planned.index }),
  module: moduleOf(planned.address),
  code: withoutKeys(planned.address),
  provider: providerOf(planned.type),
});

const providerOf = (type: string): string => type.split('_', 1)[0] ?? '';

const isThere = (value: Json | undefined): boolean => value !== undefined && value !== null;

/** As the plan leaves it; undefined for what is gone then. */
export function resourceAfter(planned: PlannedChange): Resource | undefined {
  const { actions, after, after_unknown: unknown } = planned.change;
  const ends = !isThere(after) && !actions.some((action) => action === 'create' || action === 'read');
  if (ends || planned.deposed !== undefined) return undefined;
  return { ...frameOf(planned), actions, it: new Place(after, unknown) };
}

/** As it was; undefined for what was not there. A resource that moved has the address it moves to. */
export function resourceBefore(planned: PlannedChange): Resource | undefined {
  const { actions, before } = planned.change;
  if (!isThere(before) || planned.deposed !== undefined) return undefined;
  return { ...frameOf(planned), actions, it: new Place(before) };
}

/** A data source that was read for the plan, as the prior state holds it. */
export function resourceRead({ address, type, values }: ResourceValues): Resource {
  const code = withoutKeys(address);
  return {
    ...{ address, mode: 'data', type, name: code.slice(code.lastIndexOf('.') + 1), actions: [] },
    ...{ module: moduleOf(address), code, provider: providerOf(type) },
    it: new Place(values as Json),
  };
}

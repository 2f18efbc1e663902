import type { Json } from '../../core/json.ts';
import { driftIn } from '../../core/plan-json/drift.ts';
import { type PlannedChange, parsePlanJson, type ResourceValues, resourcesOf } from '../../core/plan-json/parse.ts';
import { fieldsOf } from '../../core/plan-json/tree.ts';
import type { StateResource } from '../adopt/state.ts';

/** What a plan that only refreshes knows: the state as it was, and what is there. */
export interface States {
  before: StateResource[];
  after: StateResource[];
  /** Addresses of what is not the same in both. */
  drifted: readonly string[];
}

export function statesIn(plan: Json): States {
  const parsed = parsePlanJson(plan);
  const after = resourcesOf(parsed, 'prior').map(fromState);
  const drift = driftIn(parsed);
  const was = drift.map(fromDrift);
  const others = after.filter(({ address }) => was.every((one) => one.address !== address));
  return { before: [...others, ...was], after, drifted: was.map(({ address }) => address) };
}

const fromState = ({ address, type, values = {}, ...rest }: ResourceValues): StateResource => ({
  ...{ address, type, values: fieldsOf(values as Json) },
  secrets: fieldsOf((rest as { sensitive_values?: Json }).sensitive_values),
});

const fromDrift = ({ address, type, change }: PlannedChange): StateResource => ({
  ...{ address, type, values: fieldsOf(change.before) },
  secrets: fieldsOf(change.before_sensitive),
});

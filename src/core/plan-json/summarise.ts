import type { ChangeAction, PlanCounts, ResourceChange } from '../plan.ts';
import type { Change, PlanJson, PlannedChange } from './parse.ts';

/** `boot_disk[0].size` */
export const pathText = (path: readonly (string | number)[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`)).join('');

/**
 * What happens to a resource; undefined when nothing does. A move or an import without further changes is an update: it changes
 * nothing in the cloud, but the state, and so it has to be applied.
 */
export function actionOf({ change, previous_address: moved }: PlannedChange): ChangeAction | undefined {
  const has = (action: Change['actions'][number]) => change.actions.includes(action);
  if (has('create') && has('delete')) return 'replace';
  const [action] = change.actions;
  if (action !== undefined && action !== 'no-op') return action;
  return moved !== undefined || change.importing ? 'update' : undefined;
}

/** Outputs that change, by name. */
const changedOutputs = ({ output_changes: outputs }: PlanJson): string[] =>
  Object.entries(outputs)
    .filter(([, { actions }]) => actions.some((action) => action !== 'no-op'))
    .map(([name]) => name)
    .sort();

/** Counts of what changes; a replacement counts as that alone, neither as added nor as destroyed. */
function countsOf(resources: readonly ResourceChange[]): PlanCounts {
  const count = (...actions: ChangeAction[]) => resources.filter(({ action }) => actions.includes(action)).length;
  return {
    add: count('create'),
    change: count('update', 'forget'),
    destroy: count('delete'),
    replace: count('replace'),
  };
}

export interface PlanOutline {
  counts: PlanCounts;
  /** Without those that stay as they are, in terraform's order. */
  resources: ResourceChange[];
  outputs: string[];
}

/** What a plan does, without the value of any attribute. */
export function summarisePlan(plan: PlanJson): PlanOutline {
  const resources = plan.resource_changes.flatMap((planned): ResourceChange[] => {
    const action = actionOf(planned);
    const forcedBy = (planned.change.replace_paths ?? []).map(pathText);
    return action ? [{ address: addressOf(planned), type: planned.type, action, forcedBy }] : [];
  });
  return { counts: countsOf(resources), resources, outputs: changedOutputs(plan) };
}

const addressOf = ({ address, deposed }: PlannedChange): string =>
  deposed === undefined ? address : `${address} (deposed ${deposed})`;

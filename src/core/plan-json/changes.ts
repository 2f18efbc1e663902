import { type Digest, digestOf } from '../ids.ts';
import { canonicalJson, type Json } from '../json.ts';
import { type Change, type PlanJson, type PlannedChange, parsePlanJson } from './parse.ts';
import { fieldAt, fieldsOf } from './tree.ts';

/**
 * sha256 of what a plan changes: what people approve. Two plans with the same digest do the same, though they were made at different
 * times: it knows nothing of timestamps, order, unchanged attributes or old values of computed ones, and an unknown value stays unknown.
 * Take it of the plan as terraform gave it, so that a changed secret changes it too; as it covers secrets, show it only shortened.
 */
export function changesDigest(plan: Json): Digest {
  const { resource_changes: resources, output_changes: outputs } = parsePlanJson(plan);
  return digestOfChanges(resources, outputs);
}

/** The same of a plan that only writes into the state what was done outside. */
export function driftDigest(plan: Json): Digest {
  const { resource_drift: resources, output_changes: outputs } = parsePlanJson(plan);
  return digestOfChanges(resources, outputs);
}

function digestOfChanges(resources: readonly PlannedChange[], outputs: PlanJson['output_changes']): Digest {
  const changes = resources.filter(changesSomething).map(resourceEntry).map(canonicalJson).sort();
  const outputEntries = Object.entries(outputs)
    .filter(([, { actions }]) => !actions.every((action) => action === 'no-op'))
    .map(([name, change]) => canonicalJson(outputEntry(name, change)))
    .sort();
  return digestOf(canonicalJson([changes, outputEntries]));
}

const changesSomething = ({ change, previous_address: moved }: PlannedChange): boolean =>
  moved !== undefined || change.importing !== undefined || !change.actions.every((action) => action === 'no-op');

function resourceEntry({ address, deposed, previous_address: moved, mode, change }: PlannedChange): Json {
  const ends = change.after === null || change.after === undefined;
  return {
    address,
    mode,
    actions: change.actions,
    deposed: deposed ?? null,
    moved: moved ?? null,
    importing: change.importing?.id ?? null,
    id: idOf(change.before),
    forcedBy: (change.replace_paths ?? []).map((path) => canonicalJson(path)).sort(),
    // What goes away goes as a whole; its last values, which a refresh may touch, do not matter.
    leaves: ends && !change.after_unknown ? [] : changedLeaves(change.before, change.after, change.after_unknown),
  };
}

const outputEntry = (
  name: string,
  { actions, after, after_unknown: unknown, after_sensitive: sensitive }: Change,
): Json => ({
  name,
  actions,
  leaves: changedLeaves(undefined, after, unknown),
  sensitive: sensitive ?? false,
});

/** The very object that is changed or destroyed, where it has an id. */
const idOf = (before: Json | undefined): Json => fieldAt(before, 'id') ?? null;

/** Every leaf that differs: its path, what it was, what it will be; of an unknown one only that it will be something. */
function changedLeaves(before?: Json, after?: Json, unknown?: Json, path: readonly string[] = []): Json[] {
  if (unknown === true) return [[[...path], 'unknown']];
  if (isTree(after) || isTree(unknown)) {
    const [was, will, open] = [fieldsOf(before), fieldsOf(after), fieldsOf(unknown)];
    const keys = new Set([...Object.keys(was), ...Object.keys(will), ...Object.keys(open)]);
    const shape = isTree(before) === isTree(after) ? [] : [[[...path], 'shape', Array.isArray(after)]];
    return [
      ...shape,
      ...[...keys]
        .sort()
        .flatMap((key) => changedLeaves(fieldAt(was, key), fieldAt(will, key), fieldAt(open, key), [...path, key])),
    ];
  }
  return canonicalJson(before ?? null) === canonicalJson(after ?? null)
    ? []
    : [[[...path], before ?? null, after ?? null]];
}

const isTree = (value: Json | undefined): boolean => typeof value === 'object' && value !== null;

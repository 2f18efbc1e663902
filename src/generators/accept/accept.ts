import type { Acceptance, ByHand } from '../../core/acceptance.ts';
import { explain } from '../../core/explain.ts';
import { canonicalJson, type Json } from '../../core/json.ts';
import { isMasked } from '../../core/plan-json/drift.ts';
import { fieldAt } from '../../core/plan-json/tree.ts';
import type { Problem } from '../../core/refusal.ts';
import { applyDeltas, type Delta, deltaKey, fingerprint, type Resource, resourceKey } from '../../core/request.ts';
import type { Around } from '../adopt/reader.ts';
import type { StateResource } from '../adopt/state.ts';
import type { Settings, Surroundings } from '../kind.ts';
import { checkedResource, neighbourProblems } from '../kinds.ts';
import { attempt } from '../settings/attempt.ts';
import { type Owner, ownersIn } from './owners.ts';
import { type States, statesIn } from './states.ts';
import { unsaidIn } from './unsaid.ts';

/**
 * How the resource files of a project could say what a plan that only refreshes has found. Each resource is read back twice, from the state
 * as it was and from what is there: the settings that differ between the two are what somebody changed, whatever else reading cannot tell.
 * What then still differs from what would be written is listed, for people.
 */
export function acceptanceOf(plan: Json, around: Surroundings): Acceptance {
  const states = statesIn(plan);
  const owners = ownersIn(around);
  const touched = new Set(states.drifted.flatMap((address) => ownerOf(owners, address)?.of ?? []));
  const read = [...touched].map((of) => deltaOf(of, owners, states, around));
  const fit = fitting(
    read.flatMap((one) => ('delta' in one ? [one.delta] : [])),
    around,
  );
  const why = new Map([
    ...read.flatMap((one) => ('why' in one ? [[resourceKey(one.of), one.why] as const] : [])),
    ...fit.why,
  ]);
  const resources = applyDeltas(around.resources, fit.deltas);
  const unsaid = unsaidIn(states, owners, ownersIn({ ...around, resources }));
  const strangers = states.drifted.filter((address) => !ownerOf(owners, address));
  return {
    ...{ deltas: fit.deltas, edits: [] },
    byHand: [
      ...[...why].map(([at, reason]): ByHand => ({ at, why: reason })),
      ...unsaid.filter(({ of }) => !why.has(resourceKey(of))).map(({ at, path }) => ({ at, why: unsaidWords(path) })),
      ...strangers.map((at): ByHand => ({ at, why: 'it is in no resource file; its own file says what it is' })),
    ],
  };
}

const unsaidWords = (path: string | undefined): string =>
  path === undefined ? 'it is gone, and no setting leaves it out' : `no setting says its ${path}`;

const ownerOf = (owners: readonly Owner[], address: string): Owner | undefined =>
  owners.find(({ written }) => written.some((one) => one.address === address));

type Read = { of: Resource; delta: Delta } | { of: Resource; why: string } | { of: Resource };

const SEVERAL = 'it stands in several regions, and one setting holds in all of them';

/** What has to change in one resource file, if anything; or why that cannot be told. */
function deltaOf(of: Resource, owners: readonly Owner[], states: States, { project }: Surroundings): Read {
  const own = owners.filter((owner) => owner.of === of);
  const [owner] = own;
  if (!owner?.reader || own.length > 1) return { of, why: owner?.reader ? SEVERAL : `nothing reads a ${of.kind} back` };
  const was = { kind: of.kind, name: of.name, was: fingerprint(of) };
  if (!states.after.some(({ address }) => address === owner.head)) return { of, delta: { do: 'remove', ...was } };
  const [before, after] = [states.before, states.after].map((state) =>
    settingsIn(state, owner, { project, state, adopted: adoptedBy(owners) }),
  );
  if (typeof before !== 'object') return { of, why: before ?? '' };
  if (typeof after !== 'object') return { of, why: after ?? '' };
  const changed = changesBetween(before, after);
  if (changed.length === 0) return { of };
  if (changed.some(([, value]) => isMasked(value)))
    return { of, why: 'a secret stands in it, or something that looks like one' };
  // What did not differ stays as it was completed once: the image that goes with another machine is not the one that is there.
  const kept = Object.entries(of.settings).filter(([key]) => changed.every(([other]) => other !== key));
  const settings = Object.fromEntries([...kept, ...changed.filter(([, value]) => value !== undefined)]);
  const checked = attempt(() => checkedResource(project, of.kind, of.name, settings));
  return checked.ok
    ? { of, delta: { do: 'change', resource: checked.value, was: was.was } }
    : { of, why: reasons(checked.problems) };
}

const adoptedBy =
  (owners: readonly Owner[]): Around['adopted'] =>
  (kind, address) =>
    owners.find(({ of, head }) => of.kind === kind && head === address)?.of;

/** Complete settings as they are read back from a state, or why they cannot be. */
function settingsIn(state: readonly StateResource[], { of, head, reader }: Owner, around: Around): Settings | string {
  const found = state.find(({ address }) => address === head);
  const reading = found && reader?.read(found, around);
  if (!reading) return 'it was not there before';
  if ('why' in reading) return reading.why;
  const checked = attempt(() => checkedResource(around.project, of.kind, of.name, reading.settings));
  return checked.ok ? checked.value.settings : reasons(checked.problems);
}

const changesBetween = (before: Settings, after: Settings): [key: string, value: Json | undefined][] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => canonicalJson(fieldAt(before, key) ?? null) !== canonicalJson(fieldAt(after, key) ?? null))
    .map((key) => [key, fieldAt(after, key)]);

/** Those that leave a project whose resources fit each other, and why not the others. */
function fitting(
  deltas: readonly Delta[],
  around: Surroundings,
): { deltas: Delta[]; why: [key: string, why: string][] } {
  const problemsWith = (some: readonly Delta[]) =>
    neighbourProblems({ ...around, resources: applyDeltas(around.resources, some) });
  const all = problemsWith(deltas);
  if (all.length === 0) return { deltas: [...deltas], why: [] };
  const alone = deltas.map((delta) => ({ delta, problems: problemsWith([delta]) }));
  const good = alone.filter(({ problems }) => problems.length === 0).map(({ delta }) => delta);
  const isGood = problemsWith(good).length === 0;
  return {
    deltas: isGood ? good : [],
    why: alone
      .filter(({ problems }) => problems.length > 0 || !isGood)
      .map(({ delta, problems }) => [deltaKey(delta), reasons(problems.length > 0 ? problems : all)]),
  };
}

const reasons = (problems: readonly Problem[]): string => problems.map((problem) => explain(problem).what).join('; ');

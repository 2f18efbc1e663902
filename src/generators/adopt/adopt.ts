import { providerOfType } from '../../catalog/clouds.ts';
import { explain } from '../../core/explain.ts';
import type { Problem } from '../../core/refusal.ts';
import { type Resource, resourceKey } from '../../core/request.ts';
import type { ProjectFacts } from '../kind.ts';
import { checkedResource, expand, generatorOf } from '../kinds.ts';
import { attempt } from '../settings/attempt.ts';
import type { RawSettings } from '../settings/check.ts';
import type { Difference } from './compare.ts';
import { defaultTagDifferences } from './default-tags.ts';
import { lookedUpBy } from './look-ups.ts';
import { objection } from './objection.ts';
import { type Pairing, pair } from './pair.ts';
import type { Around, Reader } from './reader.ts';
import { readersOf } from './readers.ts';
import { type Shared, sharedOf } from './shared.ts';
import type { StateResource } from './state.ts';
import { type Written, writtenIn } from './written.ts';

/** What became of a state: every resource of it is in `moves`, or in `leaves`. */
export interface Adoption {
  resources: Resource[];
  /** Terraform's addresses, of what is there. */
  moves: { from: StateResource; to: string }[];
  /** What would not be as it is, in place. */
  changes: { at: StateResource; difference: Difference }[];
  /** Addresses of what would be added. */
  makes: string[];
  leaves: { at: StateResource; why: string }[];
}

/** A thing that is adopted unless something speaks against it. */
interface Candidate {
  reader: Reader;
  head: StateResource;
  resource: Resource;
}

/**
 * Turns a state into resources of ours, as far as our settings can say what is there. What would be made anew, or harmed, or would need a
 * second one of a part, is left alone; what stands in it then names it as something made elsewhere. So the rounds go on until nothing more
 * falls out; each round looks at one kind, what others stand on first.
 */
export function adopt(state: readonly StateResource[], project: ProjectFacts): Adoption {
  const left = new Map(state.flatMap((one) => (one.doubt === undefined ? [] : [[one.address, one.doubt] as const])));
  const shared = sharedOf(project, state);
  if ('why' in shared) {
    for (const { address } of headsIn(state, project)) if (!left.has(address)) left.set(address, shared.why);
  }
  const ground = 'why' in shared ? { written: [], heads: [] } : shared;
  for (;;) {
    const candidates = readAll(state, project, left);
    const outcome = candidates && compareAll(candidates, ground, state, project, left);
    if (outcome) return outcome;
  }
}

/** What could be a thing that people ask for by itself. */
const headsIn = (state: readonly StateResource[], { provider }: ProjectFacts): StateResource[] =>
  state.filter(({ type }) => readersOf(provider).some((reader) => reader.type === type));

/** Every thing that can be said, with its settings complete; undefined when one more turned out not to be. */
function readAll(
  state: readonly StateResource[],
  project: ProjectFacts,
  left: Map<string, string>,
): Candidate[] | undefined {
  const found: Candidate[] = [];
  const around: Around = {
    project,
    state,
    adopted: (kind, address) =>
      found.find(({ head, resource }) => resource.kind === kind && head.address === address)?.resource,
  };
  const before = left.size;
  for (const reader of readersOf(project.provider))
    for (const head of state) {
      if (head.type !== reader.type || left.has(head.address) || reader.isHead?.(head, around) === false) continue;
      const read = readOne(reader, head, around);
      if (typeof read === 'string') left.set(head.address, read);
      else if (found.some((one) => resourceKey(one.resource) === resourceKey(read)))
        left.set(head.address, `another ${read.kind} is named ${read.name} too`);
      else found.push({ reader, head, resource: read });
    }
  return left.size === before ? found : undefined;
}

/** The resource, or why there is none. */
function readOne({ kind, read }: Reader, head: StateResource, around: Around): Resource | string {
  const reading = read(head, around);
  if ('why' in reading) return reading.why;
  const checked = attempt(() => checkedResource(around.project, kind, ownName(reading), reading.settings));
  return checked.ok ? checked.value : reasons(checked.problems);
}

/** What stands in another region has that behind its name, as every copy of ours: people ask for it without. */
const ownName = ({ name, settings: { region } }: { name: string; settings: RawSettings }): string =>
  typeof region === 'string' && name.endsWith(`-${region}`) ? name.slice(0, -region.length - 1) : name;

const reasons = (problems: readonly Problem[]): string => problems.map((problem) => explain(problem).what).join('; ');

/** What would become of them; undefined when something speaks against one. */
function compareAll(
  candidates: readonly Candidate[],
  shared: Shared,
  state: readonly StateResource[],
  project: ProjectFacts,
  left: Map<string, string>,
): Adoption | undefined {
  const resources = candidates.map(({ resource }) => resource);
  // As the cloud has them: what stands in another region has another name there.
  const copies = expand({ project, resources });
  const around = { project, resources: copies.map((copy) => copy.resource) };
  const placed = candidates.flatMap((candidate) =>
    copies.filter(({ of }) => of === candidate.resource).map((copy) => ({ ...candidate, copy })),
  );
  const misfits = placed.flatMap(({ head, copy: { resource, problems: own } }) => {
    const problems = own.length > 0 ? own : generatorOf(project.provider, resource.kind).problems(resource, around);
    return problems.length === 0 ? [] : [[head.address, reasons(problems)] as const];
  });
  for (const [address, why] of misfits) left.set(address, why);
  if (misfits.length > 0) return undefined;
  const files = placed.map((candidate) => {
    const { resource } = candidate.copy;
    const body = generatorOf(project.provider, resource.kind).body(resource, around);
    return { ...candidate, written: writtenIn(body), data: writtenIn(body, 'data') };
  });
  const written = [...(files.length > 0 ? shared.written : []), ...files.flatMap((file) => file.written)];
  const heads = new Map([
    ...(files.length > 0 ? shared.heads : []),
    ...placed.map(({ reader, copy, head }) => [reader.addressOf(copy.resource.name), head] as const),
  ]);
  const lookedUp = lookedUpBy(
    files.flatMap(({ data }) => data),
    state,
  );
  const pairing = pair({ written, lookedUp, state, heads });
  for (const reader of readersOf(project.provider)) {
    const ofKind = files.filter((file) => file.reader === reader);
    const against = ofKind.flatMap(({ head, resource, written: own }) => {
      const why = objection(own, reader.wanted?.(resource) ?? [], pairing);
      return why === undefined ? [] : [[head.address, why] as const];
    });
    for (const [address, why] of against) left.set(address, why);
    if (against.length > 0) return undefined;
  }
  return settle(resources, written, state, pairing, left, project);
}

function settle(
  resources: Resource[],
  written: readonly Written[],
  state: readonly StateResource[],
  pairing: Pairing,
  left: ReadonlyMap<string, string>,
  project: ProjectFacts,
): Adoption {
  const moves = written.flatMap(({ address }) => {
    const from = pairing.present.get(address);
    return from ? [{ from, to: address }] : [];
  });
  const taken = new Set(moves.map(({ from }) => from.address));
  return {
    resources,
    moves,
    changes: written.flatMap((one) => {
      const at = pairing.present.get(one.address);
      const found = at ? [...pairing.differences(one), ...defaultTagDifferences(at, project)] : [];
      return at ? found.map((difference) => ({ at, difference })) : [];
    }),
    makes: written.map(({ address }) => address).filter((address) => !pairing.present.has(address)),
    leaves: state
      .filter(({ address }) => !taken.has(address))
      .map((at) => ({ at, why: left.get(at.address) ?? unknownWhy(at, project) })),
  };
}

const unknownWhy = ({ type }: StateResource, { provider }: ProjectFacts): string =>
  providerOfType(type) === provider ? 'it is no part of anything that is adopted' : `it is not of ${provider}`;

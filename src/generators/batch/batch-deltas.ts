import { nearest } from '../../catalog/nearest.ts';
import { kindOf, kindWords } from '../../core/kind-words.ts';
import type { Person } from '../../core/person.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';
import { type Delta, deltaKey, fingerprint, type Kind, type Resource, resourceKey } from '../../core/request.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { checkedResource, generatorOf, requestedBy } from '../kinds.ts';
import { shown } from '../names.ts';
import { attempt } from '../settings/attempt.ts';
import { withoutDefaults } from '../templates/condense.ts';
import { type BatchRow, inRow, placeIn } from './row.ts';

/**
 * What a file asks for: a resource that is there is changed where the file says otherwise, any other one is added, and what the file does not
 * name stays. `around` is the project as it is, `deltas` what is asked for already: a row about the same resource takes the place of that.
 * @throws Refusal `bad-input` with row and column of everything that is wrong; nothing of the file is taken then
 */
export function batchDeltas(
  around: Surroundings,
  rows: readonly BatchRow[],
  deltas: readonly Delta[],
  by: Person,
): Delta[] {
  const read = rows.map((row) => attempt(() => toDelta(around, row, deltas, by)));
  refuseIf([...read.flatMap((one) => (one.ok ? [] : [...one.problems])), ...doubles(rows)]);
  const wanted = read.flatMap((one) => (one.ok && one.value ? [one.value] : []));
  const replaced = new Map(wanted.map((delta) => [deltaKey(delta), delta]));
  const kept = deltas.map((delta) => replaced.get(deltaKey(delta)) ?? delta);
  const known = new Set(deltas.map(deltaKey));
  return [...kept, ...wanted.filter((delta) => !known.has(deltaKey(delta)))];
}

/** Undefined where the row says what is so already. @throws Refusal `bad-input` */
function toDelta(
  { project, resources }: Surroundings,
  row: BatchRow,
  deltas: readonly Delta[],
  by: Person,
): Delta | undefined {
  const kind = kindIn(row);
  const key = resourceKey({ kind, name: row.name });
  const present = resources.find((one) => resourceKey(one) === key);
  const asked = deltas.find((delta) => deltaKey(delta) === key);
  const before = asked && asked.do !== 'remove' ? asked.resource : present;
  const resource = checkedIn(project, row, kind, before, by);
  if (before && fingerprint(before) === fingerprint(resource)) return asked?.do === 'remove' ? undefined : asked;
  return present ? { do: 'change', resource, was: fingerprint(present) } : { do: 'add', resource };
}

function kindIn(row: BatchRow): Kind {
  const kind = kindOf(row.kind);
  if (kind) return kind;
  const meant = nearest(row.kind, kindWords());
  const why = row.kind === '' ? 'the kind is missing' : `${shown(row.kind)} is no kind of resource`;
  refuseIf([
    {
      ...{ code: 'bad-input', field: placeIn(row, 'kind'), why },
      expected: meant ? `${meant}?` : 'a kind such as vm or network',
    },
  ]);
  throw new Error('a row without a kind was taken');
}

/** What a row does not name stays as it is; of a new resource that is what the project would have it be. */
function checkedIn(
  project: ProjectFacts,
  row: BatchRow,
  kind: Kind,
  before: Resource | undefined,
  by: Person,
): Resource {
  const kept = before ? withoutDefaults(before, project) : { requested_by: requestedBy(by) };
  const made = attempt(() => checkedResource(project, kind, row.name, { ...kept, ...cellsOf(project, kind, row) }));
  if (made.ok) return made.value;
  refuseIf(made.problems.map((problem) => inRow(problem, row)));
  throw new Error('a resource was refused without a reason');
}

/** In a table of several kinds, a row has empty cells in the columns of the others. */
function cellsOf({ provider }: ProjectFacts, kind: Kind, { cells }: BatchRow): BatchRow['cells'] {
  const known = new Set(generatorOf(provider, kind).settings.map(({ id }) => id));
  return Object.fromEntries(Object.entries(cells).filter(([id, value]) => value !== '' || known.has(id)));
}

/** Two rows about one resource: nobody can tell which one is meant. */
function doubles(rows: readonly BatchRow[]): Problem[] {
  const seen = new Map<string, BatchRow>();
  return rows.flatMap((row): Problem[] => {
    const kind = kindOf(row.kind);
    if (!kind) return [];
    const key = resourceKey({ kind, name: row.name });
    const first = seen.get(key);
    if (!first) seen.set(key, row);
    const why = `${key} stands in ${first?.where} already`;
    return first
      ? [{ code: 'bad-input', field: placeIn(row, 'name'), why, expected: 'one row for each resource' }]
      : [];
  });
}

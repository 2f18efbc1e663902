import type { Deploy } from '../../core/deploy.ts';
import type { Person } from '../../core/person.ts';
import type { Ports, Run } from '../ports.ts';
import type { ViewUseCases } from '../use-cases/views.ts';
import { OPEN_STATES } from './search.ts';

/** Half of them took at most `p50Ms`, nineteen of twenty at most `p95Ms`. */
export interface Took {
  count: number;
  p50Ms: number;
  p95Ms: number;
}

/** How the deploys of a guild went that were asked for in the last days; drafts are not counted. */
export interface Stats {
  since: Date;
  total: number;
  applied: number;
  failed: number;
  /** Cancelled or expired. */
  ended: number;
  open: number;
  plans?: Took;
  applies?: Took;
  /** From being asked for to being applied, people's time included. */
  untilApplied?: Took;
  /** Who asked for most, and what was asked for most; the first five. */
  people: readonly { person: Person; count: number }[];
  kinds: readonly { kind: string; count: number }[];
  /** There were more than are counted. */
  isCut: boolean;
}

const DAY_MS = 86_400_000;
const MOST = 5_000;
const TOP = 5;

export async function stats(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { guild, days }: Parameters<ViewUseCases['stats']>[0],
): Promise<Stats> {
  const since = new Date(clock.now().getTime() - days * DAY_MS);
  const [found, runs] = await Promise.all([
    store.deploys.search(guild, { from: since }, MOST),
    store.runs.endedSince(guild, since),
  ]);
  const deploys = found.filter(({ state, plans }) => state.at !== 'draft' && (state.at !== 'expired' || plans > 0));
  const count = (...states: readonly string[]) => deploys.filter(({ state }) => states.includes(state.at)).length;
  return {
    since,
    total: deploys.length,
    applied: count('applied'),
    failed: count('failed'),
    ended: count('cancelled', 'expired'),
    open: count(...OPEN_STATES),
    ...named('plans', took(durationsOf(runs, 'plan'))),
    ...named('applies', took(durationsOf(runs, 'apply'))),
    ...named('untilApplied', took(deploys.flatMap(untilApplied))),
    people: topPeople(deploys),
    kinds: top(deploys.flatMap(kindsOf)).map(([kind, n]) => ({ kind, count: n })),
    isCut: found.length === MOST,
  };
}

const named = <Name extends string>(name: Name, value: Took | undefined) =>
  value && ({ [name]: value } as { [K in Name]: Took });

const durationsOf = (runs: readonly Pick<Run, 'kind' | 'startedAt' | 'endedAt'>[], kind: Run['kind']): number[] =>
  runs.flatMap((run) => (run.kind === kind && run.endedAt ? [run.endedAt.getTime() - run.startedAt.getTime()] : []));

const untilApplied = ({ state, createdAt }: Deploy): number[] =>
  state.at === 'applied' ? [state.on.getTime() - createdAt.getTime()] : [];

/** By the nearest rank; nothing of nothing. */
export function took(durations: readonly number[]): Took | undefined {
  const sorted = durations.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length > 0 ? { count: sorted.length, p50Ms: rank(0.5), p95Ms: rank(0.95) } : undefined;
}

/** Of a request what it asks for; of code that people wrote the types that its plan touches. */
const kindsOf = ({ deltas, state }: Deploy): string[] => {
  if (deltas.length > 0) return deltas.map((delta) => (delta.do === 'remove' ? delta.kind : delta.resource.kind));
  const plan = 'plan' in state ? state.plan : undefined;
  return (plan?.resources ?? []).filter(({ action }) => action !== 'read').map(({ type }) => type);
};

function top(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, TOP);
}

function topPeople(deploys: readonly Deploy[]): Stats['people'] {
  const keyOf = ({ surface, id }: Person) => `${surface}:${id}`;
  const people = new Map(deploys.map(({ requester }) => [keyOf(requester), requester]));
  return top(deploys.map(({ requester }) => keyOf(requester))).flatMap(([key, count]) => {
    const person = people.get(key);
    return person ? [{ person, count }] : [];
  });
}

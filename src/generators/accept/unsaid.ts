import type { Resource } from '../../core/request.ts';
import { compare, type Resolve } from '../adopt/compare.ts';
import { lookedUpBy } from '../adopt/look-ups.ts';
import { valueAt } from '../adopt/pair.ts';
import type { StateResource } from '../adopt/state.ts';
import { addressIn, type Written } from '../adopt/written.ts';
import type { Owner } from './owners.ts';
import type { States } from './states.ts';

/** An attribute that a plan would change back, or a thing that it would make again. */
export interface Unsaid {
  of: Resource;
  at: string;
  /** Absent: the thing is gone. */
  path?: string;
}

/**
 * What would still be changed back by what is written `now`, of what has drifted. What a comparison cannot see is the same for what was
 * written before and the state as it was, and counts for nothing.
 */
export function unsaidIn({ before, after, drifted }: States, was: readonly Owner[], now: readonly Owner[]): Unsaid[] {
  return drifted.flatMap((address) => {
    const [present, wanted] = [stateAt(after, address), writtenAt(now, address)];
    if (!wanted) return [];
    if (!present) return [{ of: wanted.of, at: address }];
    const earlier = new Set(
      pathsAt(stateAt(before, address), writtenAt(was, address)?.written, resolveIn(before, was)),
    );
    return pathsAt(present, wanted.written, resolveIn(after, now))
      .filter((path) => !earlier.has(path))
      .map((path) => ({ of: wanted.of, at: address, path }));
  });
}

const stateAt = (state: readonly StateResource[], wanted: string): StateResource | undefined =>
  state.find(({ address }) => address === wanted);

function writtenAt(owners: readonly Owner[], wanted: string): { of: Resource; written: Written } | undefined {
  for (const { of, written } of owners)
    for (const one of written) if (one.address === wanted) return { of, written: one };
  return undefined;
}

const pathsAt = (present: StateResource | undefined, written: Written | undefined, resolve: Resolve): string[] =>
  present && written ? compare(written, present, resolve).map(({ path }) => path) : [];

function resolveIn(state: readonly StateResource[], owners: readonly Owner[]): Resolve {
  const lookedUp = lookedUpBy(
    owners.flatMap(({ data }) => data),
    state,
  );
  return (path) => lookedUp.get(path) ?? valueAt(stateAt(state, addressIn(path)), path);
}

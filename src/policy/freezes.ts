import type { GuildId } from '../core/ids.ts';
import type { Problem } from '../core/refusal.ts';
import { endOf, isWithin, type Window } from '../core/window.ts';
import { isInScope, type Situation } from './policies/engine.ts';
import type { Scope } from './policies/policy.ts';

/** A time in which nothing is applied; plans are made and approved as ever, and what runs already ends. */
export interface Freeze {
  guild: GuildId;
  /** Chosen by whoever sets it, unique in the guild: `holidays`. */
  id: string;
  scope: Scope;
  window: Window;
  reason: string;
  /** Name of who set it. */
  by: string;
  at: Date;
}

type Place = Pick<Situation, 'project' | 'environment' | 'now'>;

/** The freezes that stand in the way now, the one that ends last first; one without an end before all others. */
export function frozenProblems(freezes: readonly Freeze[], place: Place): Extract<Problem, { code: 'frozen' }>[] {
  const far = Number.POSITIVE_INFINITY;
  return freezes
    .filter(({ scope, window }) => isInScope(scope, place) && isWithin(window, place.now))
    .map(({ id, reason, window }) => {
      const until = endOf(window, place.now);
      return { code: 'frozen' as const, id, reason, ...(until && { until }) };
    })
    .sort((a, b) => (b.until?.getTime() ?? far) - (a.until?.getTime() ?? far));
}

/** When nothing is frozen any more; `never` where one has no end. */
export function thawOf([longest]: ReturnType<typeof frozenProblems>): Date | 'never' | undefined {
  return longest && (longest.until ?? 'never');
}

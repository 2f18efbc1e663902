import type { CostDetails, CostPart } from '../core/plan.ts';
import type { Costing } from './part.ts';
import type { PlannedCosting } from './plan-cost.ts';

const MOST_PARTS = 40;
const MOST_UNKNOWN = 20;

/** What is behind a plan's cost, as far as a comment has room for it. */
export function detailsOf(costings: readonly PlannedCosting[]): Omit<CostDetails, 'savings'> {
  const changed = costings.filter(({ before, after }) => after && before?.monthlyUsd !== after.monthlyUsd);
  const parts = changed.flatMap(partsOf).sort((a, b) => b.monthlyUsd - a.monthlyUsd);
  const unknown = costings.flatMap(({ address, before, after }) =>
    ((after ?? before)?.unpriced ?? []).map((what) => ({ address, what })),
  );
  return {
    parts: parts.slice(0, MOST_PARTS),
    partsLeft: Math.max(0, parts.length - MOST_PARTS),
    unknown: unknown.slice(0, MOST_UNKNOWN),
  };
}

const partsOf = ({ address, after }: PlannedCosting): CostPart[] =>
  after ? pricedParts(after).map((part) => ({ address, ...part })) : [];

/** The components of a costing as people are shown them. */
export const pricedParts = ({ components }: Costing): Omit<CostPart, 'address'>[] =>
  components.map(({ what, quantity, unit, unitUsd, hourlyUsd, monthlyUsd, confidence: sure }) => ({
    ...{ what, quantity, unit, unitUsd, hourlyUsd, monthlyUsd, sure },
  }));

import type { OtherWay, Wish } from '../core/counsel.ts';
import { resourceKey } from '../core/request.ts';
import { useOfPurpose } from '../cost/recommend/purpose.ts';
import { recommendationsFor } from '../cost/recommendations.ts';
import type { OfferedSize } from '../generators/templates/parameters.ts';
import type { Blueprint } from './blueprint.ts';
import { fitsBudget } from './budget.ts';
import { candidateOn, type Priced } from './candidate.ts';
import { environmentOf } from './stated.ts';

const MOST_SAVINGS = 2;

/** Other ways to the same end: smaller, simpler, on another cloud, cheaper by a change, or built otherwise. */
export const otherWays = (wish: Wish, blueprint: Blueprint, size: OfferedSize, all: readonly Priced[]): OtherWay[] => [
  ...smaller(wish, blueprint, size, all[0]),
  ...savings(wish, all[0]),
  ...blueprint.otherWays,
];

/** The same, one size down. */
function smaller(wish: Wish, blueprint: Blueprint, size: OfferedSize, best: Priced | undefined): OtherWay[] {
  const down = size === 'large' ? 'medium' : size === 'medium' ? 'small' : undefined;
  if (!best || !down) return [];
  const { monthlyUsd, unpriced } = candidateOn(best.provider, blueprint, down, wish);
  if (unpriced.length > 0 || monthlyUsd >= best.monthlyUsd) return [];
  return [
    {
      what: `The same in size ${down}`,
      monthlyUsd,
      impact: fitsBudget(best.monthlyUsd, wish.budget)
        ? 'Less money, and growing later is a restart'
        : 'Nearer to the budget',
      tradeOff: 'Less room at the busiest hour',
    },
  ];
}

/** What prices alone speak for; each once, however many resources it would be said of. */
function savings(wish: Wish, best: Priced | undefined): OtherWay[] {
  if (!best) return [];
  const { provider, region, resources, monthlyUsd } = best;
  const project = { provider, region, environment: environmentOf(wish) };
  const found = resources.flatMap((resource) =>
    recommendationsFor(resource, project, useOfPurpose(wish.useCase)).map((one) => ({ resource, ...one })),
  );
  const kinds = [...new Set(found.map(({ id }) => id))];
  return kinds
    .map((id) => {
      const [first, ...others] = found.filter((one) => one.id === id);
      return { first, saving: [first, ...others].reduce((sum, one) => sum + (one?.savingUsd ?? 0), 0) };
    })
    .sort((a, b) => b.saving - a.saving)
    .slice(0, MOST_SAVINGS)
    .flatMap(({ first, saving }) =>
      first
        ? [
            {
              what: `${first.what} (${resourceKey(first.resource)})`,
              monthlyUsd: Math.max(0, Math.round((monthlyUsd - saving) * 100) / 100),
              impact: `${first.savingPercent} % less for that resource`,
              tradeOff: first.why,
            },
          ]
        : [],
    );
}

import type { OtherWay, Wish } from '../core/counsel.ts';
import { oneMachine } from './blueprints/one-machine.ts';
import { fitsBudget } from './budget.ts';
import { candidateOn, type Priced } from './candidate.ts';

/** What fits a budget that something passes: everything on one machine, on the cloud where the rest would be the cheapest. */
export function withinBudget(wish: Wish, { provider, monthlyUsd: passedUsd }: Priced): OtherWay[] {
  const { monthlyUsd, unpriced } = candidateOn(provider, oneMachine, 'small', wish);
  if (unpriced.length > 0 || monthlyUsd >= passedUsd || !fitsBudget(monthlyUsd, wish.budget)) return [];
  return [
    {
      what: 'Everything on one machine to begin with',
      monthlyUsd,
      impact: 'It fits the budget, and is set up in minutes',
      tradeOff: 'It is down while the machine is, and its data is yours to back up',
    },
  ];
}

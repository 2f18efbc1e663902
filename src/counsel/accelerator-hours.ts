import { HOURS_PER_MONTH, machineQuote, toCents } from '../catalog/prices.ts';
import type { Budget, OtherWay } from '../core/counsel.ts';
import { BUDGET_RANGES, dollars } from './budget.ts';
import type { Priced } from './candidate.ts';

/** What a machine with a GPU can do for less money: fewer hours, spot, or another machine. */
export function acceleratorHours({ provider, region, byHand, monthlyUsd }: Priced, budget: Budget): OtherWay[] {
  const [type = ''] = (byHand[0] ?? '').split(' ');
  const hourly = machineQuote(provider, region, type)?.usd;
  if (hourly === undefined) return [];
  const around = monthlyUsd - hourly * HOURS_PER_MONTH;
  const hours = Math.floor((BUDGET_RANGES[budget].toUsd - around) / hourly);
  const spot = machineQuote(provider, region, type, true)?.usd;
  return [
    ...(hours > 0
      ? [
          {
            what: `The same machine for at most ${hours} hours a month`,
            monthlyUsd: toCents(around + hours * hourly),
            impact: `${dollars(hourly)} an hour while it runs, and nothing while it is stopped`,
            tradeOff: 'Somebody or something has to stop it; its disk is billed all month',
          },
        ]
      : []),
    ...(spot === undefined
      ? []
      : [
          {
            what: 'The same as a spot machine, all month',
            monthlyUsd: toCents(around + spot * HOURS_PER_MONTH),
            impact: `${dollars(spot)} an hour`,
            tradeOff: 'It may be stopped at any moment: training has to keep checkpoints',
          },
        ]),
    {
      what: 'A machine without a GPU and a smaller model',
      impact: 'Enough for small models and for trying things out',
      tradeOff: 'Ten to a hundred times slower at training',
    },
  ];
}

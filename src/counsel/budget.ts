import type { Budget } from '../core/counsel.ts';

/** Dollars a month, from and to. */
export const BUDGET_RANGES: Readonly<Record<Budget, { fromUsd: number; toUsd: number; words: string }>> = {
  low: { fromUsd: 0, toUsd: 100, words: 'less than $100 a month' },
  medium: { fromUsd: 100, toUsd: 1_000, words: '$100 to $1,000 a month' },
  high: { fromUsd: 1_000, toUsd: Number.POSITIVE_INFINITY, words: 'more than $1,000 a month' },
};

export const fitsBudget = (usd: number, budget: Budget | undefined): boolean =>
  budget === undefined || usd <= BUDGET_RANGES[budget].toUsd;

/** `$24.46` */
export const dollars = (usd: number): string =>
  `$${usd.toLocaleString('en-US', usd >= 1_000 ? { maximumFractionDigits: 0 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

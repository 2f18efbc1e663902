import { type AlertPoint, type Budget, type Crossing, pointText, pointUsd } from '../core/budget.ts';
import type { Problem } from '../core/refusal.ts';

/** Monthly dollars against one budget: what is deployed, what other open deploys add, what this one adds. */
export interface Spending {
  /** Absent: no budget was set. */
  budget?: Pick<Budget, 'monthlyUsd' | 'beyond' | 'points'>;
  of: Crossing['of'];
  deployedUsd: number;
  reservedUsd: number;
  addedUsd: number;
}

/** Dollars a month once everything open is applied, and this one too. */
export const totalUsd = ({ deployedUsd, reservedUsd, addedUsd }: Spending): number =>
  deployedUsd + Math.max(0, reservedUsd) + addedUsd;

/** The budgets that something would pass. Only for adding: what is over its budget may still be made smaller. */
export const overBudget = (spending: readonly Spending[]): Problem[] =>
  spending.flatMap(({ budget, ...rest }): Problem[] => {
    const afterUsd = totalUsd(rest);
    if (!budget || rest.addedUsd <= 0 || afterUsd <= budget.monthlyUsd) return [];
    const { monthlyUsd: budgetUsd, beyond } = budget;
    return [
      { code: 'over-budget', budgetUsd, afterUsd, of: rest.of, ...(beyond === 'approve' && { approvable: true }) },
    ];
  });

/** Whether an administrator may agree to it. */
export const isApprovable = (problem: Problem): boolean =>
  problem.code === 'over-budget' && problem.approvable === true;

/** The points of budgets that what is added passes, the highest of each budget. */
export const crossingsOf = (spending: readonly Spending[]): Crossing[] =>
  spending.flatMap((one): Crossing[] => {
    const { budget, of, addedUsd } = one;
    if (!budget) return [];
    const afterUsd = totalUsd(one);
    const beforeUsd = afterUsd - addedUsd;
    const passed = passedPoints(budget, afterUsd).filter((point) => pointUsd(point, budget) > beforeUsd);
    const highest = passed.at(-1);
    return highest ? [{ of, point: pointText(highest), budgetUsd: budget.monthlyUsd, beforeUsd, afterUsd }] : [];
  });

/** The points that so many dollars a month have reached, lowest first. */
export const passedPoints = (budget: Pick<Budget, 'points' | 'monthlyUsd'>, usd: number): AlertPoint[] =>
  budget.points
    .filter((point) => usd > 0 && usd >= pointUsd(point, budget))
    .sort((a, b) => pointUsd(a, budget) - pointUsd(b, budget));

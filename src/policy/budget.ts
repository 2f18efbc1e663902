import type { Budget } from '../core/budget.ts';
import type { Problem } from '../core/refusal.ts';

/** Monthly dollars against one budget: what is deployed, what other open deploys add, what this one adds. */
export interface Spending {
  /** Absent: no budget was set. */
  budget?: Pick<Budget, 'monthlyUsd' | 'beyond' | 'points'>;
  of: 'project' | 'server';
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

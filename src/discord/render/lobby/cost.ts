import type { PlanCost } from '../../../core/plan.ts';
import type { Project } from '../../../core/project.ts';
import { addedMonthly, monthly } from '../money.ts';
import { plural } from '../text.ts';

/** ` · budget 74 %`, or nothing where there is no budget. */
export const budgetShare = (totalUsd: number, { budgetUsd }: Pick<Project, 'budgetUsd'>): string =>
  budgetUsd ? ` · budget ${Math.round((totalUsd / budgetUsd) * 100)} % of ${monthly(budgetUsd)}` : '';

/** What a plan does to the monthly bill. What has no price is told, never counted as free. */
export function planCost({ beforeUsd, afterUsd, unpriced }: PlanCost, project: Pick<Project, 'budgetUsd'>): string {
  const unknown = unpriced.length > 0 ? ` · ${plural(unpriced.length, 'resource')} without a known price` : '';
  return `Cost **${addedMonthly(afterUsd - beforeUsd)}** · then ${monthly(afterUsd)}${budgetShare(afterUsd, project)}${unknown}`;
}

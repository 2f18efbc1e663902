import type { PlanCost, PlanSummary, Saving } from '../../../core/plan.ts';
import type { Project } from '../../../core/project.ts';
import { unitPrice } from '../../../cost/part.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import { addedMonthly, monthly } from '../money.ts';
import { clip, code, inline, plural } from '../text.ts';

/** ` · budget 74 %`, or nothing where there is no budget. */
export const budgetShare = (totalUsd: number, { budgetUsd }: Pick<Project, 'budgetUsd'>): string =>
  budgetUsd ? ` · budget ${Math.round((totalUsd / budgetUsd) * 100)} % of ${monthly(budgetUsd)}` : '';

/** What a plan does to the monthly bill. What has no price is told, never counted as free. */
export function planCost({ beforeUsd, afterUsd, unpriced }: PlanCost, project: Pick<Project, 'budgetUsd'>): string {
  const unknown = unpriced.length > 0 ? ` · ${plural(unpriced.length, 'resource')} without a known price` : '';
  return `Cost **${addedMonthly(afterUsd - beforeUsd)}** · then ${monthly(afterUsd)}${budgetShare(afterUsd, project)}${unknown}`;
}

/** The points of budgets that a plan passes, a line each. */
export const crossingLines = ({ crossings = [] }: Pick<PlanSummary, 'crossings'>): string[] =>
  crossings.map(({ of, point, beforeUsd, afterUsd, budgetUsd }) => {
    const whose = of === 'project' ? 'the budget' : 'the budget of the whole server';
    return `⚠️ Passes ${point} of ${whose}: ${monthly(beforeUsd)} → ${monthly(afterUsd)} of ${monthly(budgetUsd)}`;
  });

/** What a price is made of, a small line for each part, and what of it nobody knows. */
export const partLines = ({ parts = [], unknown = [] }: Pick<DraftLine, 'parts' | 'unknown'>): string[] => [
  ...parts.map(
    ({ what, quantity, unit, unitUsd, monthlyUsd }) =>
      `-# ${inline(what, 60)}: ${Number(quantity.toFixed(2))} × ${unitPrice(unitUsd)} per ${inline(unit, 30)} = ${monthly(monthlyUsd)}`,
  ),
  ...unknown.map((what) => `-# no known price: ${inline(what, 80)}`),
];

/** What would be cheaper, or nothing where nothing is. */
export function savingLines(savings: readonly Saving[] = []): string | undefined {
  const shown = savings.map(
    ({ of, what, savingUsd, savingPercent }) =>
      `💡 ${code(of, 70)}: ${inline(what, 80)} saves ${monthly(savingUsd)} (${savingPercent} %)`,
  );
  return shown.length > 0 ? clip(shown, 450) : undefined;
}

import type { PlanCost, PlanSummary, Saving } from '../../../core/plan.ts';
import type { Project } from '../../../core/project.ts';
import { unitPrice } from '../../../cost/part.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import { addedMonthly, monthly, usd } from '../money.ts';
import { clip, code, inline, plural } from '../text.ts';

/** ` · budget 74 %`, or nothing where there is no budget. */
export const budgetShare = (totalUsd: number, { budgetUsd }: Pick<Project, 'budgetUsd'>): string =>
  budgetUsd ? ` · budget ${Math.round((totalUsd / budgetUsd) * 100)} % of ${monthly(budgetUsd)}` : '';

/** ` · budget 68 % → 74 %`, or nothing where there is none. */
export function budgetSteps(beforeUsd: number, afterUsd: number, { budgetUsd }: Pick<Project, 'budgetUsd'>): string {
  if (!budgetUsd) return '';
  const share = (amount: number) => `${Math.round((amount / budgetUsd) * 100)} %`;
  return ` · budget ${share(beforeUsd)} → ${share(afterUsd)} of ${monthly(budgetUsd)}`;
}

/** What a plan does to the monthly bill. What has no price is told, never counted as free. */
export function planCost({ beforeUsd, afterUsd, unpriced }: PlanCost, project: Pick<Project, 'budgetUsd'>): string {
  const unknown = unpriced.length > 0 ? ` · ${plural(unpriced.length, 'resource')} without a known price` : '';
  return `Cost **${addedMonthly(afterUsd - beforeUsd)}**${anHour(afterUsd - beforeUsd)} · then ${monthly(afterUsd)}${budgetSteps(beforeUsd, afterUsd, project)}${unknown}`;
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

/** The same of a plan, by the address of each resource. */
export const planPartLines = ({ details, unpriced = [] }: Partial<PlanCost> = {}): string[] => [
  ...(details?.parts ?? []).flatMap((part) => [code(part.address, 90), ...partLines({ parts: [part] })]),
  ...(details?.partsLeft ? [`-# … and ${details.partsLeft} more`] : []),
  ...unpriced.map((address) => `-# no known price: ${inline(address, 90)}`),
];

/** ` ($0.03 an hour)`, for what is more than nothing. */
export const anHour = (monthlyUsd: number): string =>
  Math.abs(monthlyUsd) < 0.01 ? '' : ` (${usd(Math.abs(monthlyUsd) / HOURS_A_MONTH)} an hour)`;
const HOURS_A_MONTH = 730;

/** What would be cheaper, or nothing where nothing is. */
export function savingLines(savings: readonly Saving[] = []): string | undefined {
  const shown = savings.map(
    ({ of, what, savingUsd, savingPercent }) =>
      `💡 ${code(of, 70)}: ${inline(what, 80)} saves ${monthly(savingUsd)} (${savingPercent} %)`,
  );
  return shown.length > 0 ? clip(shown, 450) : undefined;
}

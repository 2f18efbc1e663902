import type { PlanCost, PlanSummary, Saving } from '../../../core/plan.ts';
import type { Project } from '../../../core/project.ts';
import { unitPrice } from '../../../cost/part.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { addedMonthly, monthly, usd } from '../money.ts';
import { clip, code, inline } from '../text.ts';

type Budgeted = Pick<Project, 'budgetUsd'>;

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 100)} %`;

/** ` · budget 74 %`, or nothing where there is no budget. */
export const budgetShare = (totalUsd: number, { budgetUsd }: Budgeted, t: Translate): string =>
  budgetUsd
    ? ` · ${t('cost.share', { share: percent(totalUsd, budgetUsd), amount: monthly(budgetUsd, t.locale) })}`
    : '';

/** ` · budget 68 % → 74 %`, or nothing where there is none. */
export function budgetSteps(beforeUsd: number, afterUsd: number, { budgetUsd }: Budgeted, t: Translate): string {
  if (!budgetUsd) return '';
  const share = `${percent(beforeUsd, budgetUsd)} → ${percent(afterUsd, budgetUsd)}`;
  return ` · ${t('cost.share', { share, amount: monthly(budgetUsd, t.locale) })}`;
}

/** What a plan does to the monthly bill. What has no price is told, never counted as free. */
export function planCost({ beforeUsd, afterUsd, unpriced }: PlanCost, project: Budgeted, t: Translate): string {
  const added = afterUsd - beforeUsd;
  const unknown = unpriced.length > 0 ? ` · ${t('cost.unknown', { count: unpriced.length })}` : '';
  const change = `${t('cost.change', { amount: addedMonthly(added, t.locale) })}${anHour(added, t)}`;
  const after = t('cost.then', { amount: monthly(afterUsd, t.locale) });
  return `${change} · ${after}${budgetSteps(beforeUsd, afterUsd, project, t)}${unknown}`;
}

/** The points of budgets that a plan passes, a line each. */
export const crossingLines = ({ crossings = [] }: Pick<PlanSummary, 'crossings'>, t: Translate): string[] =>
  crossings.map(({ of, point, beforeUsd, afterUsd, budgetUsd }) => {
    const passes = t(of === 'project' ? 'cost.passes' : 'cost.passes-server', { point });
    const amount = (of: number) => monthly(of, t.locale);
    const steps = { before: amount(beforeUsd), after: amount(afterUsd), budget: amount(budgetUsd) };
    return `⚠️ ${passes}: ${t('cost.of', steps)}`;
  });

/** What a price is made of, a small line for each part, and what of it nobody knows. */
export const partLines = (
  { parts = [], unknown = [] }: Pick<DraftLine, 'parts' | 'unknown'>,
  t: Translate,
): string[] => [
  ...parts.map(({ what, quantity, unit, unitUsd, monthlyUsd }) => {
    const amount = monthly(monthlyUsd, t.locale);
    const part = { what: inline(what, 60), quantity: Number(quantity.toFixed(2)), unit: inline(unit, 30) };
    return `-# ${t('cost.part', { ...part, price: unitPrice(unitUsd), amount })}`;
  }),
  ...unknown.map((what) => `-# ${t('cost.no-price', { what: inline(what, 80) })}`),
];

/** The same of a plan, by the address of each resource. */
export const planPartLines = ({ details, unpriced = [] }: Partial<PlanCost> = {}, t: Translate): string[] => [
  ...(details?.parts ?? []).flatMap((part) => [code(part.address, 90), ...partLines({ parts: [part] }, t)]),
  ...(details?.partsLeft ? [`-# ${t('common.more', { count: details.partsLeft })}`] : []),
  ...unpriced.map((address) => `-# ${t('cost.no-price', { what: inline(address, 90) })}`),
];

/** ` ($0.03 an hour)`, for what is more than nothing. */
export const anHour = (monthlyUsd: number, t: Translate): string =>
  Math.abs(monthlyUsd) < 0.01
    ? ''
    : ` (${t('cost.an-hour', { amount: usd(Math.abs(monthlyUsd) / HOURS_A_MONTH, t.locale) })})`;
const HOURS_A_MONTH = 730;

/** What would be cheaper, or nothing where nothing is. */
export function savingLines(savings: readonly Saving[] = [], t: Translate): string | undefined {
  const shown = savings.map(({ of, what, savingUsd, savingPercent: percent }) => {
    const words = t('cost.saves', { what: inline(what, 80), amount: monthly(savingUsd, t.locale), percent });
    return `💡 ${code(of, 70)}: ${words}`;
  });
  return shown.length > 0 ? clip(shown, 450, t) : undefined;
}

import type { Planned } from '../../core/deploy-state.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import { countsAs, SEVERITIES } from '../../core/verdict.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { seatsText } from '../../policy/seats.ts';
import { countOf, usd, usdChange } from './format.ts';
import { text } from './markdown.ts';

/** The one sentence that a reviewer needs first: may it be applied, and what is missing. */
export function verdictLine(
  { asked, refused, plan }: Planned,
  { need, have, othersOnly, auto, missing: whose }: DeployView['approvals'],
  isMergedFirst = false,
): string {
  const { verdict } = plan;
  if (verdict.is === 'deny') return `⛔ **Denied** for ${countOf(verdict.reasons.length, 'reason')}, see below.`;
  if (refused && refused.length > 0) return '⛔ **The apply was refused**, see below. The plan itself still holds.';
  if (isEmptyPlan(plan) && plan.refreshes)
    return '✅ **Nothing to change**: the apply only writes into the state what was changed outside, and merges.';
  if (isEmptyPlan(plan)) return '✅ **Nothing to apply**: asking for the apply merges at once.';
  const missing = Math.max(0, need - have);
  if (auto && !asked)
    return '✅ **Approved by the rules**, as it is harmless: waits for somebody to ask for the apply.';
  if (missing === 0) return approvedLine(asked !== undefined, isMergedFirst);
  if (whose) return `⏳ **Needs ${countOf(missing, 'more approval')}**: ${text(seatsText(whose), 300)}.`;
  if (othersOnly) return `⏳ **Needs ${countOf(missing, 'more approval')}** by others than requester and pushers.`;
  return missing === 1
    ? '⏳ **Waits for somebody to ask for the apply**, which approves it too.'
    : `⏳ **Needs ${countOf(missing, 'more approval')}**; asking for the apply counts as one.`;
}

function approvedLine(isAsked: boolean, isMergedFirst: boolean): string {
  const follows = isMergedFirst ? 'the merge follows, and the apply after it' : 'the apply follows';
  if (isAsked) return `✅ **Approved and asked for**: ${follows}.`;
  return isMergedFirst
    ? '✅ **Approved**: waits for somebody to ask for the apply, which merges first, or to merge it, which asks for the apply.'
    : '✅ **Approved**: waits for somebody to ask for the apply.';
}

/** The plan in one row: what a reviewer skims before reading on. */
export function glanceLines(plan: PlanSummary, { project: { budgetUsd } }: DeployView): string[] {
  const { cost, counts } = plan;
  const cells = [
    `+${counts.add} ~${counts.change} ±${counts.replace} −${counts.destroy}`,
    `${usdChange(cost.afterUsd - cost.beforeUsd)} → ${usd(cost.afterUsd)}${unpriced(cost)}`,
    budgetUsd === undefined ? 'none' : `${percent(cost.afterUsd, budgetUsd)} of ${usd(budgetUsd)}`,
    findingsCell(plan),
  ];
  return ['| Changes | Monthly cost | Budget | Findings |', '|---|---|---|---|', `| ${cells.join(' | ')} |`];
}

/** The points of budgets that the plan passes, below the table. */
export const crossingLines = ({ crossings = [] }: PlanSummary): string[] =>
  crossings.flatMap(({ of, point, budgetUsd, afterUsd }) => {
    const whose = of === 'project' ? 'the budget' : 'the budget of the whole server';
    return [
      '',
      `⚠️ Passes **${point}** of ${whose}: ${usd(afterUsd)} of ${usd(budgetUsd)} a month, with what other open deploys add.`,
    ];
  });

const unpriced = ({ unpriced }: PlanSummary['cost']): string =>
  unpriced.length > 0 ? ` and ${unpriced.length} without a known price` : '';

const percent = (part: number, whole: number): string =>
  whole > 0 ? `${Math.round((part / whole) * 100)} %` : part > 0 ? 'more' : '0 %';

const WORST_FIRST = SEVERITIES.toReversed();

function findingsCell({ findings }: PlanSummary): string {
  const counts = WORST_FIRST.map((severity) => {
    const found = findings.filter((finding) => countsAs(finding) === 'new' && finding.severity === severity).length;
    return found > 0 ? `${found} ${severity}` : '';
  });
  return counts.filter(Boolean).join(', ') || 'none';
}

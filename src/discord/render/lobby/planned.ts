import type { Approval } from '../../../core/deploy.ts';
import { isEmptyPlan, type PlanSummary } from '../../../core/plan.ts';
import { cycleOf } from '../../../core/project.ts';
import { interrupts } from '../../../generators/gist.ts';
import { isKept } from '../../../policy/approvals.ts';
import { cardId } from '../../custom-id.ts';
import { button, buttons } from '../components.ts';
import { moreQuotaButton } from '../more-quota.ts';
import { person } from '../people.ts';
import {
  announcedLines,
  changeLines,
  countsLine,
  dangerLine,
  destroyedBy,
  findingLine,
  gistLine,
  reachLines,
  verdictLines,
  warnedLines,
} from '../plan-lines.ts';
import { clip, inline, lines, time } from '../text.ts';
import { askedLine, askingButtons, frozenLine, missingLine, objectionLines, scheduleButton } from './asking.ts';
import { cancelButton } from './cancel-button.ts';
import { crossingLines, planCost, savingLines } from './cost.ts';
import type { Lifetimes, Panel, ViewAt } from './panel.ts';
import { amendMenus, detailsButton } from './request-buttons.ts';

type View = ViewAt<'plan_ready' | 'approved'>;

const approvalLine = (approval: Approval, plan: PlanSummary): string => {
  const kept = isKept(approval, plan) ? ' · kept, as this plan changes exactly the same' : '';
  return `✅ ${person(approval.by)} approved ${time(approval.at)}${kept}`;
};

function voidedLine({ deploy: { state }, approvals: { need, have } }: View): string | undefined {
  const { voided = [] } = state;
  if (voided.length === 0 || have >= need) return undefined;
  return `⚠️ Approvals of ${voided.slice(0, 5).map(person).join(', ')} are void: this plan changes something else than what they approved`;
}

function endedLine({ approvals: { ended = [] } }: View): string | undefined {
  if (ended.length === 0) return undefined;
  return `⚠️ What ${ended.slice(0, 5).map(person).join(', ')} approved counts no more: the right to has ended`;
}

/** Where the merge comes before the apply. */
function orderLine({ deploy: { landed }, project, mergeWaitsFor = [] }: View): string | undefined {
  if (landed) return '🟣 The pull request is merged, and this is **not applied** yet';
  if (cycleOf(project).apply === 'before_merge') return undefined;
  const waits = mergeWaitsFor.map(({ project: other }) => inline(other, 40)).join(', ');
  return waits
    ? `🔀 The merge waits until ${waits} is asked for too; the apply follows it`
    : '🔀 The merge comes first: what was merged is planned again, and applied if it changes the same';
}

/** A button that acts on this very plan; one that destroys opens a form first. */
function planButton({ deploy, project }: View, action: string, text: string, style: 'success' | 'primary') {
  const { id, state } = deploy;
  const { n, counts } = state.plan;
  const destroyed = destroyedBy(counts);
  const guarded = destroyed > 0 && action !== 'approve';
  return button({
    id: guarded ? cardId('confirm', id, n, action, String(destroyed), project.id) : cardId(action, id, n),
    text: guarded ? `${text}…` : text,
    style,
  });
}

function decisions(view: View) {
  const { deploy, approvals } = view;
  const { plan, asked } = deploy.state;
  if (plan.verdict.is === 'deny') return [moreQuotaButton(plan.verdict.reasons)];
  if (approvals.have >= approvals.need) {
    const name = isEmptyPlan(plan) && !plan.refreshes ? 'Merge' : 'Deploy';
    return asked ? [] : [planButton(view, 'deploy', name, 'success')];
  }
  const approve = planButton(view, 'approve', 'Approve', asked ? 'success' : 'primary');
  if (asked) return [approve];
  const both = planButton(view, 'approve-and-deploy', 'Approve & Deploy', 'success');
  return approvals.othersOnly || approvals.need > 1 ? [both, approve] : [both];
}

/** What interrupts something has its own row, for a choice between now and a quiet hour. */
const controls = (view: View) => {
  const { id, revision, state } = view.deploy;
  const others = [
    button({ id: cardId('replan', id, revision), text: 'Re-plan' }),
    detailsButton(view.deploy, 'plan'),
    cancelButton(view.deploy),
  ];
  return [
    ...amendMenus(view, 'Change a line: voids this plan…'),
    ...(interrupts(state.plan.announced)
      ? [...buttons(...decisions(view), scheduleButton(view)), ...buttons(...others)]
      : buttons(...decisions(view), ...others)),
    ...askingButtons(view),
  ];
};

/** A plan that waits for people: what it would do, what it costs, what speaks against it, and who still has to say yes. */
export function plannedPanel(view: View, { planHours }: Lifetimes): Panel {
  const { plan, approvals } = view.deploy.state;
  const validUntil = new Date(plan.plannedAt.getTime() + planHours * 3_600_000);
  return {
    facts: [`plan ${plan.n}`, plan.engine, `planned ${time(plan.plannedAt)}`, `valid until ${time(validUntil, 'f')}`],
    body: [
      reachLines(plan, view.project.id),
      isEmptyPlan(plan)
        ? plan.refreshes
          ? 'No changes: the code says what is there. The apply writes it into the state, and merges.'
          : 'No changes: what is deployed is already as asked. Only the merge is left.'
        : lines(countsLine(plan.counts), changeLines(plan, 900), gistLine(plan), announcedLines(plan, 500)),
      lines(planCost(plan.cost, view.project), ...crossingLines(plan), savingLines(plan.cost.details?.savings)),
      lines(
        dangerLine(plan),
        verdictLines(plan.verdict, 600),
        warnedLines(plan.warned, 400),
        findingLine(plan.findings, 400),
      ) || undefined,
      clip(
        [
          ...approvals.map((approval) => approvalLine(approval, plan)),
          voidedLine(view),
          endedLine(view),
          ...objectionLines(view),
          missingLine(view),
          frozenLine(view),
          askedLine(view),
          orderLine(view),
        ].filter((line) => line !== undefined),
        900,
      ) || undefined,
    ],
    controls: controls(view),
  };
}

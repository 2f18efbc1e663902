import type { Approval } from '../../../core/approval.ts';
import type { Person } from '../../../core/person.ts';
import { isEmptyPlan, type PlanSummary } from '../../../core/plan.ts';
import { cycleOf } from '../../../core/project.ts';
import { toldFixes } from '../../../deploy/fixes/wanted-fixes.ts';
import { interrupts } from '../../../generators/gist.ts';
import { isKept } from '../../../policy/approvals.ts';
import { clickId } from '../../click-id.ts';
import { cardId } from '../../custom-id.ts';
import type { Translate } from '../../words/t.ts';
import { button, buttons } from '../components.ts';
import { findingLine } from '../finding-lines.ts';
import { moreQuotaButton } from '../more-quota.ts';
import { person } from '../people.ts';
import {
  announcedLines,
  changeLines,
  countsLine,
  dangerLine,
  destroyedBy,
  gistLine,
  reachLines,
  verdictLines,
  warnedLines,
} from '../plan-lines.ts';
import { clip, inline, lines, time } from '../text.ts';
import { askedLine, askingButtons, frozenLine, missingLine, objectionLines, scheduleButton } from './asking.ts';
import { cancelButton } from './cancel-button.ts';
import { crossingLines, planCost, savingLines } from './cost.ts';
import type { Drawing, Panel, ViewAt } from './panel.ts';
import { amendMenus, detailsButton } from './request-buttons.ts';

type View = ViewAt<'plan_ready' | 'approved'>;

function approvalLine(approval: Approval, plan: PlanSummary, t: Translate): string {
  const kept = isKept(approval, plan) ? ` · ${t('approval.kept')}` : '';
  return `✅ ${t('approval.given', { person: person(approval.by, t), when: time(approval.at) })}${kept}`;
}

const names = (people: readonly Person[], t: Translate): string =>
  people
    .slice(0, 5)
    .map((one) => person(one, t))
    .join(', ');

function voidedLine({ deploy: { state }, approvals: { need, have } }: View, t: Translate): string | undefined {
  const { voided = [] } = state;
  if (voided.length === 0 || have >= need) return undefined;
  return `⚠️ ${t('approval.voided', { people: names(voided, t) })}`;
}

function endedLine({ approvals: { ended = [] } }: View, t: Translate): string | undefined {
  if (ended.length === 0) return undefined;
  return `⚠️ ${t('approval.ended', { people: names(ended, t) })}`;
}

/** Where the merge comes before the apply. */
function orderLine({ deploy: { landed }, project, mergeWaitsFor = [] }: View, t: Translate): string | undefined {
  if (landed) return `🟣 ${t('order.landed')}`;
  if (cycleOf(project).apply === 'before_merge') return undefined;
  const waits = mergeWaitsFor.map(({ project: other }) => inline(other, 40)).join(', ');
  return `🔀 ${waits ? t('order.merge-waits', { projects: waits }) : t('order.merge-first')}`;
}

/** How buttons are called that open a form first. */
const GUARDED = {
  Approve: 'Approve',
  'Approve & Deploy': 'Approve & Deploy…',
  Deploy: 'Deploy…',
  Merge: 'Merge',
} as const;

/** A button that acts on this very plan; one that destroys opens a form first. */
function planButton(
  { deploy, project }: View,
  action: string,
  text: keyof typeof GUARDED,
  style: 'success' | 'primary',
) {
  const { id, state } = deploy;
  const { n, counts } = state.plan;
  const destroyed = destroyedBy(counts);
  const guarded = destroyed > 0 && action !== 'approve';
  return button({
    id: guarded ? cardId('confirm', id, n, action, String(destroyed), project.id) : cardId(action, id, n),
    text: guarded ? GUARDED[text] : text,
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
const controls = (view: View, t: Translate) => {
  const { id, revision, state } = view.deploy;
  const others = [
    button({ id: cardId('replan', id, revision), text: 'Re-plan' }),
    detailsButton(view.deploy, 'plan'),
    cancelButton(view.deploy),
  ];
  return [
    ...amendMenus(view, 'Change a line: voids this plan…', t),
    ...(interrupts(state.plan.announced)
      ? [...buttons(...decisions(view), scheduleButton(view)), ...buttons(...others)]
      : buttons(...decisions(view), ...others)),
    ...askingButtons(view),
    ...besides(view),
  ];
};

/** A pull request, where constants mend what the plan brings; and a picture, where what changes refers to each other. */
const besides = ({ deploy, advice }: View) =>
  buttons(
    toldFixes(deploy).length > 0 &&
      button({ id: cardId('fix-findings', deploy.id, deploy.state.plan.n), text: 'Open fix pull request' }),
    advice !== undefined &&
      advice.diagram.edges.length > 0 &&
      button({ id: clickId('diagram', deploy.id, String(deploy.state.plan.n)), text: 'Diagram' }),
  );

/** A plan that waits for people: what it would do, what it costs, what speaks against it, and who still has to say yes. */
export function plannedPanel(view: View, { lifetimes: { planHours }, t }: Drawing): Panel {
  const { plan, approvals } = view.deploy.state;
  const validUntil = new Date(plan.plannedAt.getTime() + planHours * 3_600_000);
  return {
    facts: [
      t('lobby.plan', { n: plan.n }),
      plan.engine,
      t('plan.planned', { when: time(plan.plannedAt) }),
      t('plan.valid-until', { when: time(validUntil, 'f') }),
    ],
    body: [
      reachLines(plan, view.project.id, t),
      isEmptyPlan(plan)
        ? t(plan.refreshes ? 'plan.only-state' : 'plan.nothing')
        : lines(
            countsLine(plan.counts, t),
            changeLines(plan, 900, t),
            gistLine(plan, t),
            announcedLines(plan, { max: 500 }, t),
          ),
      lines(
        planCost(plan.cost, view.project, t),
        ...crossingLines(plan, t),
        savingLines(plan.cost.details?.savings, t),
      ),
      lines(
        dangerLine(plan, t),
        verdictLines(plan.verdict, 600, t),
        warnedLines(plan.warned, 400, t),
        findingLine(plan.findings, 400, t),
      ) || undefined,
      clip(
        [
          ...approvals.map((approval) => approvalLine(approval, plan, t)),
          voidedLine(view, t),
          endedLine(view, t),
          ...objectionLines(view, t),
          missingLine(view, t),
          frozenLine(view, t),
          askedLine(view, t),
          orderLine(view, t),
        ].filter((line) => line !== undefined),
        900,
        t,
      ) || undefined,
    ],
    controls: controls(view, t),
  };
}

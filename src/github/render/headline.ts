import { isUnapplied } from '../../core/deploy.ts';
import type { DeployState } from '../../core/deploy-state.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import { reachOf } from '../../core/plan-args.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { countWords } from './format.ts';

/** What a deploy is at, for people: an icon and a sentence with `name` in it. Used by comment and check runs alike. */
export interface Headline {
  icon: string;
  /** Words before the project's name, and after it; plain text of ours. */
  before: string;
  after: string;
}

const says = (icon: string, before: string, after = ''): Headline => ({ icon, before, after });

/** The headline of one deploy. What is merged and not applied says so before anything else. */
export function headlineOf(view: DeployView): Headline {
  return isUnapplied(view.deploy) ? landedHeadline(view) : usualHeadline(view);
}

function landedHeadline(view: DeployView): Headline {
  const { state } = view.deploy;
  const { icon, before, after } = usualHeadline(view);
  if (state.at === 'applying') return { icon, before, after };
  const isUnderway = ['validating', 'planning'].includes(state.at) || (state.at === 'approved' && state.asked);
  return isUnderway
    ? says(icon, `Merged, not applied yet. ${before}`, after)
    : says('🟣', `Merged but NOT applied. ${before}`, after);
}

/** Exhaustive: a new state needs its words to compile. */
function usualHeadline({ deploy: { state, stateId, pull }, line, progress }: DeployView): Headline {
  switch (state.at) {
    case 'draft':
      return says('📝', 'Draft for');
    case 'validating':
      if (!line) return says('⏳', 'Checking');
      return line.holder.stateId !== stateId && line.holder.pull?.number === pull?.number
        ? says('⏳', 'Waiting for another project:')
        : says('⏳', 'Waiting in line:', `is number ${line.position}`);
    case 'planning':
      return says('⏳', 'Planning');
    case 'plan_ready':
    case 'approved':
      return readyHeadline(state.plan, state.at === 'approved');
    case 'applying':
      return says('🚀', 'Applying', progress ? `${doneSteps(progress.steps)} of ${progress.total} done` : '');
    case 'applied':
      return appliedHeadline(state);
    case 'failed':
      return failedHeadline(state);
    case 'cancelled':
      return says('⚪', 'Discarded:');
    case 'expired':
      return state.what === 'plan' ? says('♻️', 'Stale plan for') : says('⚪', 'Expired:');
  }
}

const doneSteps = (steps: readonly { is: string }[]): number => steps.filter((step) => step.is === 'done').length;

function readyHeadline(plan: PlanSummary, isApproved: boolean): Headline {
  const counts = countWords(plan.counts).join(' · ');
  if (isEmptyPlan(plan)) return says('✅', 'No changes for');
  if (plan.verdict.is === 'deny') return says('⛔', 'Denied plan for', counts);
  if (reachOf(plan.args) === 'destroy')
    return says('🔴', isApproved ? 'Approved plan to DESTROY' : 'Plan to DESTROY', counts);
  const isDestructive = plan.counts.destroy + plan.counts.replace > 0;
  return says(isDestructive ? '🟠' : '🔵', isApproved ? 'Approved plan for' : 'Plan for', counts);
}

function appliedHeadline({ plan, merge }: Extract<DeployState, { at: 'applied' }>): Headline {
  const counts = countWords(plan.counts).join(' · ');
  if (merge.is === 'withheld')
    return reachOf(plan.args) === 'destroy' ? says('🟣', 'Destroyed', counts) : says('🟣', 'Applied in part:', counts);
  return merge.is === 'refused' ? says('🟣', 'Applied but NOT merged:') : says('🟢', 'Applied', counts);
}

function failedHeadline({ during, outcome }: Extract<DeployState, { at: 'failed' }>): Headline {
  if (during === 'plan') return says('🔴', 'Plan failed for');
  if (outcome === 'nothing-changed') return says('🔴', 'Apply failed for', 'nothing was changed');
  return outcome === 'unknown' ? says('🟣', 'Outcome unknown for') : says('🟣', 'Partly applied:');
}

/** As one plain sentence, for titles that hold no Markdown. */
export const plainHeadline = ({ before, after }: Headline, name: string): string =>
  `${before} ${name}${after && `: ${after}`}`;

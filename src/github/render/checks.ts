import type { Sha } from '../../core/ids.ts';
import { isEmptyPlan } from '../../core/plan.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { type Annotation, annotationsOf } from './annotations.ts';
import { isMergedFirst } from './cycle-parts.ts';
import { cutLines, toDiff } from './diff.ts';
import { externalId, shownId } from './external-id.ts';
import { headlineOf, plainHeadline } from './headline.ts';
import { fence, shorten } from './markdown.ts';
import type { Wording } from './next.ts';
import { sectionOf } from './section.ts';

export type CheckName = 'guildops/plan' | 'guildops/apply';

/** A check run as GitHub's API takes it, but for the repository. */
export interface CheckRun {
  name: CheckName;
  head: Sha;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion?: Conclusion;
  externalId: string;
  /** What "Details" leads to: the run page, where the check is about one run. */
  detailsUrl?: string;
  title: string;
  summary: string;
  text?: string;
  actions: readonly Action[];
  /** At most as many as GitHub takes with one request. */
  annotations: readonly Annotation[];
}

type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'action_required';
/** GitHub's limits: label and identifier 20 characters, description 40. */
export interface Action {
  label: string;
  description: string;
  identifier: 'plan' | 'retry' | 'apply' | 'discard';
}

const PLAN_AGAIN: Action = { label: 'Plan again', description: 'Make a new plan of this head', identifier: 'plan' };
const RETRY: Action = { label: 'Retry failed', description: 'Plan again only what failed', identifier: 'retry' };
const APPLY: Action = { label: 'Apply', description: 'Apply exactly this plan', identifier: 'apply' };
const DISCARD: Action = { label: 'Discard', description: 'Drop the plan and its lock', identifier: 'discard' };

const MAX_TEXT = 60_000;
const MAX_TITLE = 200;

/** What a check says for one deploy; of several, the one that comes first in `WORST_FIRST` speaks for all. */
type Say = Conclusion | 'in_progress' | 'queued';
const WORST_FIRST: readonly Say[] = [
  'failure',
  'action_required',
  'cancelled',
  'in_progress',
  'queued',
  'neutral',
  'success',
];

/** Whether the plan of this head is there, and whether the rules allow it. */
function planSays(view: DeployView): Say {
  const { state } = view.deploy;
  if (isForLater(view)) return 'success';
  switch (state.at) {
    case 'draft':
    case 'validating':
      return 'queued';
    case 'planning':
      return 'in_progress';
    case 'plan_ready':
    case 'approved':
      return state.plan.verdict.is === 'deny' ? 'failure' : 'success';
    case 'applying':
    case 'applied':
      return 'success';
    case 'failed':
      return state.during === 'plan' ? 'failure' : 'success';
    case 'cancelled':
    case 'expired':
      return 'cancelled';
  }
}

/** It depends on a neighbour that is applied after the merge, so it is planned after it as well; a required check must not wait for that. */
const isForLater = (view: DeployView): boolean => {
  const { state, pull, repo } = view.deploy;
  const holder = view.line?.holder;
  return (
    isMergedFirst(view) && state.at === 'validating' && holder?.pull?.number === pull?.number && holder?.repo === repo
  );
};

/**
 * Whether this head is applied; where it is merged first, whether it may be merged. `neutral` would satisfy a required check, so it is never
 * said of what is not.
 */
function applySays(view: DeployView, head: Sha): Say {
  const { state } = view.deploy;
  if (isForLater(view) || isMergeable(view)) return 'success';
  const isOther = 'plan' in state && state.plan !== undefined && state.plan.head !== head;
  if (isOther) return 'action_required'; // pushed to while another head was applied
  switch (state.at) {
    case 'draft':
    case 'validating':
    case 'planning':
      return 'queued';
    case 'plan_ready':
    case 'approved':
      return isEmptyPlan(state.plan) ? 'success' : 'action_required';
    case 'applying':
      return 'in_progress';
    case 'applied':
      return state.merge.is === 'withheld' ? 'action_required' : 'success';
    case 'failed':
      return state.during === 'plan' ? 'action_required' : 'failure';
    case 'cancelled':
    case 'expired':
      return 'cancelled';
  }
}

const isMergeable = (view: DeployView): boolean => isMergedFirst(view) && view.deploy.state.at === 'approved';

/** Where there may be something to decide. */
const DECIDABLE: readonly Say[] = ['action_required', 'failure'];

/** Both check runs of one head, rolled up over the deploys that are about it. */
export function renderChecks(head: Sha, views: readonly DeployView[], wording: Omit<Wording, 'several'>): CheckRun[] {
  const plan = worst(views.map(planSays));
  const isUnderway = views.length > 1 && !isDone(plan);
  const [{ runPage: detailsUrl } = {}, ...others] = views;
  const base = {
    head,
    ...(others.length === 0 && detailsUrl !== undefined && { detailsUrl }),
    externalId: externalId(
      views.map(({ deploy }) => (isUnderway ? deploy.id : shownId(deploy))),
      views[0]?.deploy.pull?.number,
    ),
    ...(isUnderway ? underwayOutput(views) : { title: titleOf(views), ...outputOf(views, wording) }),
  };
  const apply = worst(views.map((view) => applySays(view, head)));
  return [
    {
      ...base,
      name: 'guildops/plan',
      ...outcome(plan),
      actions: isDone(plan) ? [...retries(views), PLAN_AGAIN] : [],
      annotations: isDone(plan) ? annotationsOf(views) : [],
    },
    {
      ...base,
      name: 'guildops/apply',
      ...outcome(apply),
      actions: DECIDABLE.includes(apply) || views.some(isMergeable) ? [...decisions(views), ...retries(views)] : [],
      annotations: [],
    },
  ];
}

/** GitHub shows buttons under completed runs only; what is denied can only be dropped. */
function decisions(views: readonly DeployView[]): Action[] {
  const ready = views.flatMap(({ deploy: { state } }) =>
    state.at === 'plan_ready' || state.at === 'approved' ? [state.plan.verdict.is] : [],
  );
  if (ready.length === 0) return [];
  return ready.includes('deny') ? [DISCARD] : [APPLY, DISCARD];
}

/** Of several, what failed can be tried again without the others; alone it is planned again. */
const retries = (views: readonly DeployView[]): Action[] =>
  views.length > 1 && views.some(({ deploy }) => deploy.state.at === 'failed') ? [RETRY] : [];

const worst = (says: readonly Say[]): Say => WORST_FIRST.find((one) => says.includes(one)) ?? 'success';
const isDone = (say: Say): boolean => say !== 'queued' && say !== 'in_progress';

const outcome = (say: Say): Pick<CheckRun, 'status' | 'conclusion'> =>
  say === 'queued' || say === 'in_progress' ? { status: say } : { status: 'completed', conclusion: say };

/** While several are planned, only the comment tells each step: a check that changed with it would triple the writes. */
const underwayOutput = (views: readonly DeployView[]) => ({
  title: `${views.some(({ sandbox }) => sandbox) ? 'SANDBOX: ' : ''}Planning ${views.length} projects`,
  summary: 'The comment on the pull request shows how far each of them is.',
});

function titleOf(views: readonly DeployView[]): string {
  const titles = views.map((view) => plainHeadline(headlineOf(view), view.deploy.project));
  const mark = views.some(({ sandbox }) => sandbox) ? 'SANDBOX: ' : '';
  return shorten(`${mark}${titles.join('; ')}`, MAX_TITLE);
}

/** The long form: what the comment says of each deploy, and the plans. */
function outputOf(views: readonly DeployView[], wording: Omit<Wording, 'several'>): { summary: string; text?: string } {
  const several = views.length > 1;
  const sections = views.map(
    (view) => `### ${view.deploy.project}\n\n${sectionOf(view, { ...wording, several }, { shown: '', left: 0 })}`,
  );
  const plans = views.flatMap(({ planText }) => (planText ? [toDiff(planText)] : [])).join('\n\n');
  const { shown, left } = cutLines(plans, MAX_TEXT);
  const whole = fence(left > 0 ? `${shown}\n… and ${left} more lines` : shown, 'diff');
  return { summary: cutLines(sections.join('\n\n'), MAX_TEXT).shown, ...(plans !== '' && { text: whole }) };
}

/** The checks of a head that changes no project: required checks must not wait for what never comes. */
export const nothingToPlan = (head: Sha): CheckRun[] =>
  passed(head, 'Nothing to plan', 'This pull request changes no project.');

/** The checks of what a merge queue has built: its pull requests passed theirs before they were queued. */
export const mergeGroupPasses = (head: Sha): CheckRun[] =>
  passed(
    head,
    'Decided in its pull requests',
    'A pull request comes into the merge queue once its own checks have passed. Nothing is planned or applied for the queue itself.',
  );

const passed = (head: Sha, title: string, summary: string): CheckRun[] =>
  (['guildops/plan', 'guildops/apply'] as const).map((name) => ({
    ...{ name, head, title, summary, externalId: '' },
    status: 'completed',
    conclusion: 'success',
    actions: [],
    annotations: [],
  }));

import { type Deploy, isOver } from '../../core/deploy.ts';
import type { ApplyOutcome, DeployState } from '../../core/deploy-state.ts';
import { explain, stateWords } from '../../core/explain.ts';
import type { PlanSummary } from '../../core/plan.ts';
import { reachOf } from '../../core/plan-args.ts';
import { actText } from '../../core/state-act.ts';
import type { DeployView, Progress, ProgressStep } from '../../deploy/ports.ts';
import { importBlocks } from '../../generators/import-blocks.ts';
import { countOf, firstOf, personText, shortSha, utc } from './format.ts';
import { code, fence, link, text } from './markdown.ts';
import { passedOnLines, reasonLines } from './plan-parts.ts';

const MOST_STEPS = 25;
const LONGEST_REASON = 6_000;
const MOST_NAMED = 5;

/** Whom it waits for. */
export function lineText(deploy: Deploy, { holder, since }: NonNullable<DeployView['line']>): string {
  const why = isBeside(deploy, holder)
    ? `It depends on ${code(holder.project)}, which is applied first.`
    : `Deploy ${code(holder.id)}${pullOf(holder)} holds the lock on this project${since ? ` since ${utc(since)}` : ''}.`;
  return `${why} The plan follows by itself.`;
}

/** What is to say of the present state beyond the plan itself. */
export function stateLines({ deploy, project, line, progress, frozen, mergeWaitsFor = [] }: DeployView): string[] {
  const { state } = deploy;
  switch (state.at) {
    case 'validating':
      return line ? [lineText(deploy, line)] : passedOnLines(deploy.planArgs);
    case 'plan_ready':
    case 'approved':
      return [...frozenLines(frozen), ...askLines(state), ...unrecordedLines(deploy)];
    case 'applying':
      return [
        `${personText(state.by)} asked for it; started ${utc(state.since)}.`,
        ...(state.stopAsked
          ? [`${personText(state.stopAsked)} had it stopped: terraform ends what it is doing and saves.`]
          : []),
        ...glassLines(state.breakGlass),
        ...stepLines(progress),
      ];
    case 'applied':
      return [...appliedLines(state, mergeWaitsFor, { project, deploy }), ...glassLines(state.breakGlass)];
    case 'failed':
      return [...failedLines(state, progress, deploy), ...unrecordedLines(deploy)];
    case 'cancelled':
      return [`By ${personText(state.by)}: ${text(state.why)}.`];
    case 'expired':
      return [EXPIRED[state.what]];
    case 'planning':
      return passedOnLines(deploy.planArgs);
    case 'draft':
      return [];
  }
}

/** Of the same pull request: it is waited for because of what it makes, not because of a lock. */
const isBeside = (a: Deploy, b: Deploy): boolean =>
  a.stateId !== b.stateId && a.repo === b.repo && a.pull !== undefined && a.pull.number === b.pull?.number;

const EXPIRED = {
  draft: 'Nobody went on with the draft.',
  plan: 'The plan was too old or no longer fitted, and was dropped; lock and reservation are free.',
  pull: 'Nobody touched it for a week.',
} as const;

const pullOf = ({ pull }: Deploy): string => (pull ? ` (${link(`pull request ${pull.number}`, pull.url)})` : '');

/** Nothing is applied now, whoever approved it. */
const frozenLines = (frozen: DeployView['frozen']): string[] =>
  frozen ? ['> [!NOTE]', `> ❄️ ${text(Object.values(explain(frozen)).join(' '), 600)}`, ''] : [];

function askLines({ asked, refused, terms, at }: Extract<DeployState, { at: 'plan_ready' | 'approved' }>): string[] {
  if (refused && refused.length > 0) return ['> [!CAUTION]', '> The apply was refused.', '', ...reasonLines(refused)];
  if (!asked) return [];
  const isFree = at === 'approved' || terms?.breakGlass !== undefined;
  const when = [
    terms?.due && `it follows at ${utc(terms.due)}, when all gates are asked again`,
    !isFree && 'it follows as soon as the approvals are there',
  ].filter(Boolean);
  return [
    `${personText(asked)} asked for the apply; ${when.join(', ') || 'it follows'}.`,
    ...glassLines(terms?.breakGlass),
  ];
}

/** Loud wherever it stands. */
const glassLines = (reason: string | undefined): string[] =>
  reason === undefined
    ? []
    : ['', '> [!WARNING]', `> **Break-glass**: past freeze and missing approvals. Reason: ${text(reason, 500)}`];

const MOST_PATHS = 10;

/** An incident: what exists is not what the default branch says. */
const differsLines = (paths: readonly string[]): string[] =>
  paths.length === 0
    ? []
    : [
        '',
        '> [!CAUTION]',
        `> The default branch moved in the last moment and is **not what was applied**: ${firstOf(
          paths,
          MOST_PATHS,
          (path) => code(path),
          (n) => `${n} more`,
        ).join(', ')}. The next plan of this project shows the difference: open a pull request that settles it.`,
      ];

function appliedLines(
  { by, on, approvals, merge, plan }: Extract<DeployState, { at: 'applied' }>,
  mergeWaitsFor: readonly Deploy[],
  { project: { found }, deploy: { landed } }: Pick<DeployView, 'project' | 'deploy'>,
): string[] {
  const approvers = approvals.map((approval) => personText(approval.by)).join(', ');
  const who = `Plan ${code(plan.id)} was applied by ${personText(by)} on ${utc(on)}${approvers && `, approved by ${approvers}`}.`;
  switch (merge.is) {
    case 'pending':
      return [
        who,
        mergeWaitsFor.length > 0 ? waitingMerge(mergeWaitsFor) : landed ? 'Its tag follows.' : 'The merge follows.',
      ];
    case 'merged':
      return [
        who,
        `Merged as ${code(shortSha(merge.sha))}${merge.tag ? `, tagged ${code(merge.tag)}` : ''}. To take it back: ${found ? 'revert this pull request in another one' : `${code('/cloud-rollback')} in Discord`}.`,
        ...differsLines(merge.differs ?? []),
      ];
    case 'withheld':
      return [who, '', ...withheldLines(plan)];
    case 'refused':
      return [
        who,
        '',
        '> [!CAUTION]',
        `> The infrastructure is changed, but this pull request is **not merged**: ${text(merge.why)}. Merge it by hand: asking for the apply again does nothing, and until it is merged the next plan would take the change back.`,
      ];
  }
}

/** One pull request is merged once, when everything it changes is applied. */
function waitingMerge(unapplied: readonly Deploy[]): string {
  const which = firstOf(
    unapplied,
    MOST_NAMED,
    ({ project, id, state }) => `${code(project)} (deploy ${code(id)}, ${stateWords(state.at)})`,
    (n) => `${n} more`,
  );
  return `The merge waits until ${which.join(', ')} is applied too.${unapplied.some(isOver) ? ` ${GIVEN_UP}` : ''}`;
}
const GIVEN_UP =
  'What was given up comes back by planning it again; where it should not be applied, take it off the branch, or merge by hand.';
/** Why the merge does not follow, and the way on. */
const withheldLines = ({ args }: PlanSummary): string[] =>
  reachOf(args) === 'destroy'
    ? [
        '> [!IMPORTANT]',
        '> Everything of this project is destroyed. This pull request is **not merged**: its code would make it again. Close it to give the lock back, or plan it anew.',
      ]
    : [
        '> [!IMPORTANT]',
        '> This was **not all** of the pull request, so it is not merged and the lock stays. Plan again without arguments for the rest; the merge follows that.',
      ];

/** What is being done with the state itself, and why the plan before is void. */
export const stateActLines = ({ stateAct, voided, state }: Deploy): string[] => [
  ...(stateAct
    ? [`⏳ ${text(actText(stateAct.act), 400)}, asked for by ${personText(stateAct.by)}, is on its way.`]
    : []),
  ...(voided && state.at !== 'applied'
    ? [`> [!NOTE]`, `> ${text(Object.values(explain(voided)).join(' '), 600)}`]
    : []),
];

/** How sure we are of it. */
const OUTCOMES = {
  'nothing-changed': 'Nothing was changed.',
  'partly-applied': 'Part of it was applied. The pull request is not merged, and nothing was rolled back.',
  unknown: 'What it left behind is not known. Look at the resources before anything else; the lock stays.',
} as const;

/** What a failed apply left behind, in words. */
export const outcomeText = (outcome: ApplyOutcome = 'unknown', { landed }: Pick<Deploy, 'landed'>): string =>
  landed && outcome === 'partly-applied' ? 'Part of it was applied, and nothing was rolled back.' : OUTCOMES[outcome];

function failedLines(
  state: Extract<DeployState, { at: 'failed' }>,
  progress: Progress | undefined,
  deploy: Deploy,
): string[] {
  const outcome = state.during === 'apply' ? [outcomeText(state.outcome, deploy)] : [];
  return [
    ...(state.stoppedBy ? [`Stopped by ${personText(state.stoppedBy)}.`] : []),
    ...outcome,
    text(state.advice, 600),
    ...stepLines(progress),
    '',
    fence(state.reason.slice(-LONGEST_REASON), 'text'),
  ];
}

/** What an apply made and the state does not know, ready to be imported. */
function unrecordedLines({ unrecorded = [] }: Deploy): string[] {
  if (unrecorded.length === 0) return [];
  const blocks = importBlocks(unrecorded.slice(0, MOST_IMPORTS));
  const left = unrecorded.length - blocks.length;
  return [
    '',
    `**${countOf(unrecorded.length, 'object')} made, and not in the state.** Commit this beside the code of the project and push, or comment ${code('guildops import ADDRESS ID')} for each. What you delete in the cloud needs neither.`,
    '',
    ...(blocks.length > 0 ? [fence(blocks.join('\n\n'), 'hcl')] : []),
    ...(left > 0 ? [`… and ${left} more, above or on the run page.`] : []),
  ];
}
const MOST_IMPORTS = 50;

const STEP_ICON = { running: '⏳', done: '✅', failed: '❌' } as const;

/** What terraform has done so far, failures first, then what runs. */
function stepLines(progress: Progress | undefined): string[] {
  if (!progress || progress.steps.length === 0) return [];
  const order = { failed: 0, running: 1, done: 2 };
  const sorted = [...progress.steps].sort((a, b) => order[a.is] - order[b.is]);
  return ['', ...firstOf(sorted, MOST_STEPS, stepLine, (n) => `- … and ${n} more`)];
}

const stepLine = ({ is, address, action, seconds }: ProgressStep): string =>
  `- ${STEP_ICON[is]} ${code(address)} ${text(action, 40)}${seconds === undefined ? '' : ` (${Math.round(seconds)} s)`}`;

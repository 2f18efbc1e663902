import { type Deploy, isUnapplied } from '../../core/deploy.ts';
import type { DeployState, MergeState } from '../../core/deploy-state.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { needsPeople } from './cycle-parts.ts';
import { countOf, firstOf, personText, shortSha } from './format.ts';
import { code, text } from './markdown.ts';
import { outcomeText } from './state-parts.ts';

/** A comment of its own, because editing the sticky one notifies nobody. Written once. */
export interface Telling {
  /** Equal for one occurrence, so that it is told once. */
  mark: string;
  body: string;
}

/** What people have to learn at once: how each apply ended, and which plans failed. A merge is not among it: GitHub tells of it itself. */
export const tellings = (views: readonly DeployView[]): Telling[] => [
  ...failedPlans(views),
  ...views.flatMap(({ deploy }) => applyTellings(deploy)),
];

const BELOW = 'The comment above has the details and what can be done.';
const MOST_NAMED = 20;

/** How an apply ended, and, when that has become known, that its merge did not follow. */
function applyTellings(deploy: Deploy): Telling[] {
  const { state, id, plans } = deploy;
  const about = aboutText(deploy);
  if (state.at === 'failed' && state.during === 'apply') {
    const body = `🔴 The apply of ${code(deploy.project)} failed. ${outcomeText(state.outcome, deploy)} ${text(state.advice)}`;
    return [{ mark: `alarm-${id}-${plans}-failed`, body: `${body}${about}\n\n${BELOW}` }];
  }
  if (isUnapplied(deploy) && needsPeople(deploy) && state.at !== 'failed') {
    const body = `🟣 ${code(deploy.project)} is merged and **not applied**: ${missingText(state)}`;
    return [{ mark: `alarm-${id}-${plans}-landed`, body: `${body}${about}\n\n${BELOW}` }];
  }
  if (state.at !== 'applied') return [];
  const applied = isEmptyPlan(state.plan) // then nothing but the merge has happened
    ? []
    : [{ mark: `result-${id}-${plans}`, body: `${appliedText(deploy, state)}${about}` }];
  const wrong = mergeAlarm(state.merge);
  if (wrong === undefined) return applied;
  const body = `🟣 ${code(deploy.project)} is applied${wrong}${about}\n\n${BELOW}`;
  return [...applied, { mark: `alarm-${id}-${plans}-applied`, body }];
}

/** What keeps it from being applied. */
function missingText(state: DeployState): string {
  if (state.at === 'plan_ready' && state.voided)
    return 'the plan of what was merged changes something else than what was approved. Read it, and approve that.';
  if (state.at === 'plan_ready') return 'its plan waits for approvals.';
  return 'it waits for somebody to ask for the apply.';
}

/** What of the merge people have to learn at once. */
function mergeAlarm(merge: MergeState): string | undefined {
  if (merge.is === 'refused') return `, but this pull request is **not merged**: ${text(merge.why)}.`;
  return merge.is === 'merged' && merge.differs
    ? ' and merged, but the default branch is **not what was applied**: it moved in the last moment.'
    : undefined;
}

function appliedText({ project }: Deploy, { plan, by }: Extract<DeployState, { at: 'applied' }>): string {
  return `🟢 ${code(project)} is applied: ${doneWords(plan)}. Plan ${code(plan.id)}, asked for by ${personText(by)}.`;
}

/** `1 added, 2 changed`. */
export function doneWords({ counts: { add, change, destroy, replace }, outputs }: PlanSummary): string {
  const words = [
    [add, 'added'],
    [change, 'changed'],
    [destroy, 'destroyed'],
    [replace, 'replaced'],
  ] as const;
  const done = words.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return done.length > 0 ? done.join(', ') : `${countOf(outputs.length, 'output')} changed`;
}

/** One comment for all plans that failed, once no other plan of the pull request is on its way. */
function failedPlans(views: readonly DeployView[]): Telling[] {
  const failed = views.flatMap(({ deploy }) => {
    const { state } = deploy;
    return state.at === 'failed' && state.during === 'plan' ? [{ deploy, state }] : [];
  });
  const [only] = failed;
  if (!only || views.some(isUnderway)) return [];
  if (failed.length === 1)
    return [
      {
        mark: `alarm-${only.deploy.id}-${only.deploy.plans}-failed`,
        body: `🔴 The plan for ${code(only.deploy.project)} failed. ${text(only.state.advice)}${aboutText(only.deploy)}\n\n${BELOW}`,
      },
    ];
  const names = firstOf(
    failed,
    MOST_NAMED,
    ({ deploy }) => code(deploy.project),
    (n) => `${n} more`,
  );
  const round = Math.max(...failed.map(({ deploy }) => deploy.plans));
  const head = only.deploy.head ?? '';
  return [
    {
      mark: `alarm-plans-${head}-${round}-failed`,
      body: `🔴 ${failed.length} plans failed: ${names.join(', ')}.\n\n${BELOW}`,
    },
  ];
}

/** On its way to a plan; what waits in line may wait for days. */
const isUnderway = ({ deploy: { state } }: DeployView): boolean =>
  state.at === 'planning' || (state.at === 'validating' && !state.waitingFor);

const aboutText = ({ id, head }: Deploy): string =>
  head ? ` (deploy ${code(id)}, commit ${code(shortSha(head))})` : ` (deploy ${code(id)})`;

import { type Deploy, isUnapplied } from '../../core/deploy.ts';
import type { Landed, StateName } from '../../core/deploy-state.ts';
import { isIdlePlan } from '../../core/plan.ts';
import { cycleOf } from '../../core/project.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { shortSha } from './format.ts';
import { code } from './markdown.ts';

/* What is to say where the merge comes before the apply: which order it is, and what is merged and not applied. */

/** It is applied once it is merged, and is not merged yet. */
export const isMergedFirst = ({ deploy, project }: DeployView): boolean =>
  !deploy.landed && cycleOf(project).apply === 'after_merge';

const AHEAD: readonly StateName[] = ['validating', 'planning', 'plan_ready', 'approved', 'failed'];

/** The order of things, while there is still something to come. */
export function cycleLines(view: DeployView): string[] {
  const { deploy } = view;
  if (isUnapplied(deploy) && deploy.landed) return landedLines(deploy, deploy.landed);
  if (!isMergedFirst(view) || !AHEAD.includes(deploy.state.at)) return [];
  const waits = view.mergeWaitsFor ?? [];
  return [
    '🔀 This repository is applied **after the merge**: what was merged is planned again, and applied by itself if that changes exactly the same; else it asks for approval anew.',
    ...(waits.length > 0
      ? [
          '',
          `The merge waits until ${waits.map(({ project }) => code(project)).join(', ')} is approved and asked for too.`,
        ]
      : []),
  ];
}

function landedLines(deploy: Deploy, { sha }: Landed): string[] {
  const merged = `Merged as ${code(shortSha(sha))}`;
  return needsPeople(deploy)
    ? ['> [!CAUTION]', `> ${merged} and **not applied**: what the default branch says is not what is there. ${WAY_ON}`]
    : [`${merged}; what was merged is ${deploy.state.at === 'applying' ? 'applied' : 'planned and applied'} now.`];
}
const WAY_ON =
  'Commands work here as they did before the merge; the lock stays until it is applied, or an administrator gives it up.';

/** Nothing goes on by itself until somebody approves, asks or corrects. */
export function needsPeople({ state }: Pick<Deploy, 'state'>): boolean {
  if (state.at === 'approved') return state.asked === undefined && !isIdlePlan(state.plan);
  if (state.at === 'plan_ready') return !isIdlePlan(state.plan);
  return state.at === 'failed' || state.at === 'expired';
}

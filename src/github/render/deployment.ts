import type { Deploy } from '../../core/deploy.ts';
import type { ApplyOutcome } from '../../core/deploy-state.ts';
import type { PlanId, Sha } from '../../core/ids.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import { reachOf } from '../../core/plan-args.ts';
import type { EnvironmentView } from '../../deploy/ports.ts';
import { doneWords } from './tellings.ts';

export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

/** An apply as GitHub's list of deployments takes it. No text of other people is in it. */
export interface ShownDeployment {
  plan: PlanId;
  /** What was applied: the head, which is merged afterwards; the default branch as it was planned, where the merge came first. */
  commit: Sha;
  /** `prod/web`: GitHub lists them by name, so those of one environment stand together. */
  environment: string;
  isProduction: boolean;
  about: string;
  state: DeploymentState;
  /** At most 140 characters. */
  description: string;
  /** The run page. */
  logUrl?: string;
}

/** The apply that the deploy is at; undefined where there is none, or where it only is a merge. */
export function deploymentOf({ deploy: view, isReplaced }: EnvironmentView): ShownDeployment | undefined {
  const { deploy, project, runPage, sandbox } = view;
  const standing = standingOf(deploy, isReplaced);
  if (!standing) return undefined;
  const { plan, state, description } = standing;
  const mark = sandbox ? 'SANDBOX: ' : '';
  return {
    ...{ plan: plan.id, commit: deploy.landed ? plan.base : plan.head, state },
    environment: `${project.environment}/${project.id}`,
    isProduction: project.environment === 'prod',
    about: `${mark}Plan ${plan.id} of GuildOps`,
    description: `${mark}${description}`,
    ...(runPage !== undefined && { logUrl: runPage }),
  };
}

interface Standing {
  plan: PlanSummary;
  state: DeploymentState;
  description: string;
}

function standingOf({ state }: Deploy, isReplaced: boolean): Standing | undefined {
  const plan = 'plan' in state ? state.plan : undefined;
  if (!plan || isEmptyPlan(plan)) return undefined;
  switch (state.at) {
    case 'applying':
      return { plan, state: 'in_progress', description: `Plan ${plan.id} is being applied` };
    case 'applied':
      if (isReplaced) return { plan, state: 'inactive', description: 'Replaced by a later apply' };
      return reachOf(plan.args) === 'destroy'
        ? { plan, state: 'inactive', description: `Everything is destroyed: ${doneWords(plan)}` }
        : { plan, state: 'success', description: `Applied: ${doneWords(plan)}` };
    case 'failed':
      return state.during === 'apply' ? { plan, ...FAILED[state.outcome ?? 'unknown'] } : undefined;
    default:
      return undefined;
  }
}

const FAILED: Readonly<Record<ApplyOutcome, Omit<Standing, 'plan'>>> = {
  'nothing-changed': { state: 'failure', description: 'The apply failed; nothing was changed' },
  'partly-applied': { state: 'failure', description: 'The apply failed; part of it exists and is in the state' },
  unknown: { state: 'error', description: 'The apply ended, and it is not known what it changed' },
};

/**
 * Why an earlier deployment of the project is not active any more, in at most 140 characters; undefined while it is, or never was. Outside
 * production GitHub concludes that by itself, and then it is found said already.
 */
export function endedBy(
  { deploy: { deploy }, isReplaced }: EnvironmentView,
  shown: ShownDeployment | undefined,
  earlier: { plan: string; state: DeploymentState },
): string | undefined {
  if (earlier.plan === shown?.plan) return undefined;
  if (earlier.state === 'in_progress' && earlier.plan.startsWith(`${deploy.id}.`))
    return 'Nothing was applied: the state was not what it had been planned on';
  if (earlier.state !== 'success' || !shown || isReplaced) return undefined;
  if (shown.state === 'success') return `Replaced by plan ${shown.plan}`;
  return shown.state === 'inactive' ? `Destroyed by plan ${shown.plan}` : undefined;
}

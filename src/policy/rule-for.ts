import { isStateful } from '../catalog/stateful.ts';
import type { ApprovalGroup, ApprovalRule, PlanSummary } from '../core/plan.ts';
import { reachOf } from '../core/plan-args.ts';
import type { Environment, Project } from '../core/project.ts';
import { countsAs, isAtLeast } from '../core/verdict.ts';
import { approvalRule } from './approvals.ts';
import { isInForce, type PolicyOutcome } from './policies/engine.ts';
import { type ApprovalPolicy, type Ask, approverText, type Policy, type Stage } from './policies/policy.ts';

type Judged = Pick<PlanSummary, 'args' | 'resources' | 'counts' | 'cost' | 'findings' | 'verdict'>;

/** What the rule for the approvals of a plan depends on. */
export interface RuleFacts {
  project: Pick<Project, 'id' | 'environment' | 'found'>;
  plan: Judged;
  policies: readonly Policy[];
  outcome: Pick<PolicyOutcome, 'asks'>;
  now: Date;
}

/** What holds where no administrator said otherwise: in dev what holds data goes without a further look. */
const DANGER = { dev: 0, staging: 1, prod: 1 } as const;

/** How an environment is ruled before anything is known of a plan, for projects that no policy names. */
export function usualRuleFor(policies: readonly Policy[], environment: Environment, now: Date): ApprovalRule {
  const chosen = chosenFor(policies, { project: NO_PROJECT, environment, now });
  if (!chosen) return approvalRule(environment);
  return { ...ruleOf(groupsOf(chosen), chosen), othersOnly: !chosen.self };
}
/** No pattern but `*` is like it. */
const NO_PROJECT = '';

/** What groups need together; who they are is left out where anybody will do. */
function ruleOf(
  groups: readonly ApprovalGroup[],
  chosen?: ApprovalPolicy,
): Pick<ApprovalRule, 'need' | 'groups' | 'inOrder'> {
  const isPlain = groups.length === 1 && !groups[0]?.of && !groups[0]?.name;
  return {
    need: groups.reduce((sum, group) => sum + group.need, 0),
    ...(!isPlain && { groups }),
    ...((chosen?.stages.length ?? 0) > 1 && { inOrder: true }),
  };
}

/** How many must say yes to a plan, who they have to be, and in which order. */
export function ruleFor({ project, plan, policies, outcome, now }: RuleFacts): ApprovalRule {
  const { environment, found } = project;
  const chosen = chosenFor(policies, { project: project.id, environment, now });
  const usual = approvalRule(environment, plan);
  const isShared = found?.requirements.includes('approved') || reachOf(plan.args) === 'destroy';
  const base = chosen ? groupsOf(chosen) : [{ need: usual.need }];
  const danger = destroysData(plan) ? (chosen?.danger ?? DANGER[environment]) : 0;
  const groups = [
    ...base,
    ...(danger > 0 ? [{ need: danger, name: 'data is destroyed' }] : []),
    ...outcome.asks.map(toGroup),
  ];
  const othersOnly = isShared || (chosen ? !chosen.self : usual.othersOnly);
  if (chosen?.auto && !isShared && isHarmless(plan, chosen.auto.belowUsd, outcome.asks))
    return { need: 0, othersOnly, auto: true };
  return { ...ruleOf(groups, chosen), othersOnly };
}

const specificity = ({ scope }: ApprovalPolicy): number => (scope.projects ? 2 : 0) + (scope.environments ? 1 : 0);

/** The closest of those that hold; of two as close the one of lower priority, else the first by name. */
function chosenFor(policies: readonly Policy[], place: Parameters<typeof isInForce>[1]): ApprovalPolicy | undefined {
  return policies
    .filter((policy) => policy.is === 'approval')
    .filter((policy) => isInForce(policy, place))
    .sort((a, b) => specificity(b) - specificity(a) || a.priority - b.priority || (a.id < b.id ? -1 : 1))[0];
}

const toGroup = ({ more, of }: Ask): ApprovalGroup => ({
  need: more,
  ...(of && { of: approverText(of) }),
  name: 'a policy',
});

const stageGroup = ({ name, need, of }: Stage): ApprovalGroup => ({ name, need, ...(of && { of: approverText(of) }) });

/** Stages first; what is needed beyond them comes after. */
function groupsOf({ stages, need, of }: ApprovalPolicy): ApprovalGroup[] {
  const left = need - stages.reduce((sum, stage) => sum + stage.need, 0);
  return [...stages.map(stageGroup), ...(left > 0 ? [{ need: left, ...(of && { of: approverText(of) }) }] : [])];
}

/** Whether something that holds data goes, or is made anew empty. */
export const destroysData = ({ resources }: Pick<PlanSummary, 'resources'>): boolean =>
  resources.some(({ type, action }) => (action === 'delete' || action === 'replace') && isStateful(type));

/** Nothing that anybody would want to look at first. */
function isHarmless(
  { args, counts, resources, cost, findings, verdict }: Judged,
  belowUsd: number,
  asks: readonly Ask[],
): boolean {
  const touched = new Set(resources.map(({ address }) => address));
  return (
    verdict.is === 'allow' &&
    asks.length === 0 &&
    reachOf(args) === 'all' &&
    counts.destroy + counts.replace === 0 &&
    resources.every(({ action }) => action !== 'forget') &&
    cost.afterUsd - cost.beforeUsd < belowUsd &&
    !cost.unpriced.some((address) => touched.has(address)) &&
    findings.every((one) => countsAs(one) === 'suppressed' || !isAtLeast(one.severity, 'medium'))
  );
}

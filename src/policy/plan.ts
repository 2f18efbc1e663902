import { kindOfType } from '../catalog/clouds.ts';
import type { ChangeAction, ResourceChange } from '../core/plan.ts';
import type { Problem } from '../core/refusal.ts';
import type { Verdict } from '../core/verdict.ts';
import { isApprovable, overBudget, type Spending } from './budget.ts';
import type { Act } from './capabilities.ts';
import { type Load, overQuota } from './limits.ts';
import {
  isInRegion,
  isSmallEnough,
  leastProblems,
  mayDo,
  notThere,
  type OwnSpending,
  overOwnBudget,
  type Right,
  type Rights,
  working,
} from './rights.ts';

const ACTS: Record<ChangeAction, readonly Act[]> = {
  create: ['create'],
  update: ['change'],
  delete: ['delete'],
  replace: ['delete', 'create'],
  read: [],
  forget: ['delete'],
};

/** What one change needs that the right does not give. */
function beyond(right: Right, change: ResourceChange, home: string): Problem[] {
  const { address, type, action, size, accelerator, region = home } = change;
  const { role, largest, special } = right;
  const kind = kindOfType(type);
  const acts = ACTS[action].filter((act) => !mayDo(right, act, kind));
  return [
    ...acts.map((act): Problem => ({ code: 'no-capability', role, kind, act, askAlso: [] })),
    ...(size === 'unknown' && largest !== 'xlarge' ? [{ code: 'size-unknown' as const, resource: address }] : []),
    ...(size && size !== 'unknown' && !isSmallEnough(right, size)
      ? [{ code: 'size-too-large' as const, resource: address, size, allowed: largest }]
      : []),
    ...(ACTS[action].length > 0 && !isInRegion(right, region) ? [notThere(right, region)] : []),
    ...(accelerator && !special.includes('accelerator')
      ? [{ code: 'capability-needed' as const, capability: 'accelerator' as const, at: address }]
      : []),
  ];
}

/** What a plan is judged by beside the rights: where its project is, and what its requester spends. */
export interface PlanPlace {
  region: string;
  /** Absent where somebody else than the requester asks for the apply. */
  own?: OwnSpending;
}

/** What in a plan goes beyond somebody's rights: asked of the requester at plan time and of the one who applies at apply time. Each reason once. */
export function beyondRights(
  rights: Rights,
  resources: readonly ResourceChange[],
  { region, own }: PlanPlace,
): Problem[] {
  const able = working(rights);
  if (able.length === 0) return [{ code: 'no-right', needs: 'user', to: 'change this project', askAlso: [] }];
  const problems = [
    ...resources.flatMap((change) => leastProblems(able, (right) => beyond(right, change, region))),
    ...(own ? leastProblems(able, (right) => overOwnBudget(right, own)) : []),
  ];
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

export interface PlanFacts {
  /** Of the requester. */
  rights: Rights;
  place: PlanPlace;
  resources: readonly ResourceChange[];
  load: readonly Load[];
  spending: readonly Spending[];
}

const LIMITS: readonly Problem['code'][] = ['quota-exceeded', 'over-budget'];

/** Whether a plan cannot be applied because of a quota or a budget. */
export const passesLimit = (verdict: Verdict): boolean =>
  verdict.is === 'deny' && verdict.reasons.some(({ code }) => LIMITS.includes(code));

/** Limits deny; what is beyond the requester's rights needs somebody whose rights cover it. Each reason is told. */
export function judgePlan({ rights, place, resources, load, spending }: PlanFacts): Verdict {
  const budget = overBudget(spending);
  const limits = [...overQuota(load), ...budget.filter((problem) => !isApprovable(problem))];
  const beyond = [...beyondRights(rights, resources, place), ...budget.filter(isApprovable)];
  if (limits.length > 0) return { is: 'deny', reasons: [...limits, ...beyond] };
  return beyond.length > 0 ? { is: 'needs-approval', reasons: beyond } : { is: 'allow' };
}

/** What policies and a hook add to a verdict: what denies denies, what asks for people asks for them too. */
export function withHits(verdict: Verdict, denied: readonly Problem[], asked: readonly Problem[]): Verdict {
  const reasons = verdict.is === 'allow' ? [] : verdict.reasons;
  if (denied.length > 0) return { is: 'deny', reasons: [...denied, ...reasons, ...asked] };
  if (asked.length === 0) return verdict;
  return verdict.is === 'deny'
    ? { ...verdict, reasons: [...reasons, ...asked] }
    : { is: 'needs-approval', reasons: [...asked, ...reasons] };
}

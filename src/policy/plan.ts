import { kindOfType } from '../catalog/clouds.ts';
import type { Role } from '../core/governance.ts';
import type { ChangeAction, ResourceChange } from '../core/plan.ts';
import type { Problem } from '../core/refusal.ts';
import type { Verdict } from '../core/verdict.ts';
import { isApprovable, overBudget, type Spending } from './budget.ts';
import { type Act, isWithin, largestFor, mayDo } from './capabilities.ts';
import { type Load, overQuota } from './limits.ts';

const ACTS: Record<ChangeAction, readonly Act[]> = {
  create: ['create'],
  update: ['change'],
  delete: ['delete'],
  replace: ['delete', 'create'],
  read: [],
  forget: ['delete'],
};

/** What one change needs that the role does not give. */
function beyond(role: Role, { address, type, action, size, accelerator }: ResourceChange): Problem[] {
  const kind = kindOfType(type);
  const acts = ACTS[action].filter((act) => !mayDo(role, act, kind));
  const largest = largestFor(role);
  return [
    ...acts.map((act): Problem => ({ code: 'no-capability', role, kind, act, askAlso: [] })),
    ...(size === 'unknown' && role !== 'admin' ? [{ code: 'size-unknown' as const, resource: address }] : []),
    ...(size && size !== 'unknown' && !isWithin(size, largest)
      ? [{ code: 'size-too-large' as const, resource: address, size, allowed: largest }]
      : []),
    ...(accelerator && role !== 'admin'
      ? [{ code: 'capability-needed' as const, capability: 'accelerator' as const, at: address }]
      : []),
  ];
}

/** What in a plan goes beyond a role: asked of the requester at plan time and of the one who applies at apply time. Each reason once. */
export function beyondRole(role: Role | undefined, resources: readonly ResourceChange[]): Problem[] {
  if (role === undefined || role === 'viewer')
    return [{ code: 'no-right', needs: 'user', to: 'change this project', askAlso: [] }];
  const problems = resources.flatMap((change) => beyond(role, change));
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

export interface PlanFacts {
  requesterRole: Role | undefined;
  resources: readonly ResourceChange[];
  load: readonly Load[];
  spending: readonly Spending[];
}

const LIMITS: readonly Problem['code'][] = ['quota-exceeded', 'over-budget'];

/** Whether a plan cannot be applied because of a quota or a budget. */
export const passesLimit = (verdict: Verdict): boolean =>
  verdict.is === 'deny' && verdict.reasons.some(({ code }) => LIMITS.includes(code));

/** Limits deny; what is beyond the requester's role needs somebody whose role covers it. Each reason is told. */
export function judgePlan({ requesterRole, resources, load, spending }: PlanFacts): Verdict {
  const budget = overBudget(spending);
  const limits = [...overQuota(load), ...budget.filter((problem) => !isApprovable(problem))];
  const beyond = [...beyondRole(requesterRole, resources), ...budget.filter(isApprovable)];
  if (limits.length > 0) return { is: 'deny', reasons: [...limits, ...beyond] };
  return beyond.length > 0 ? { is: 'needs-approval', reasons: beyond } : { is: 'allow' };
}

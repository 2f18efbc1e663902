import type { Deploy } from '../../core/deploy.ts';
import type { Planned } from '../../core/deploy-state.ts';
import type { Role } from '../../core/governance.ts';
import type { DeployId } from '../../core/ids.ts';
import { isEmptyPlan } from '../../core/plan.ts';
import type { Project } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import { isApprovable, overBudget } from '../../policy/budget.ts';
import { overQuota } from '../../policy/limits.ts';
import { atLeast } from '../../policy/roles.ts';
import type { Tables } from '../ports.ts';
import { type LoadNeeds, loadOf, partsOf } from './load-of.ts';

/** Who stands behind an apply: the role of who asks for it, and whether an administrator approved what it changes. */
export interface Behind {
  role: Role | undefined;
  isAdminApproved: boolean;
}

/** Quota and budget as they are now, with what others have reserved since the plan. */
export async function limitProblems(
  tables: LoadNeeds,
  { deploy, project, at }: { deploy: Deploy; project: Project; at: Date },
  { role, isAdminApproved }: Behind,
): Promise<Problem[]> {
  const reserved = await tables.ledger.reservationOf(deploy.id);
  if (isEmptyPlan((deploy.state as Planned).plan) || !reserved || !atLeast(role, 'user')) return [];
  const { load, spending } = await loadOf(
    tables,
    { project, by: deploy.requester, deploy: deploy.id, wanted: partsOf(reserved), addedUsd: reserved.addedUsd },
    at,
  );
  const isAgreed = role === 'admin' || isAdminApproved;
  return [...overQuota(load), ...overBudget(spending).filter((problem) => !(isAgreed && isApprovable(problem)))];
}

/** From the beginning of an apply on, what it takes stands in the way of others, also where its plan had passed a limit that was raised since. */
export async function holdReserved({ ledger }: Pick<Tables, 'ledger'>, id: DeployId): Promise<void> {
  const { isDenied, ...reserved } = (await ledger.reservationOf(id)) ?? {};
  if (isDenied && 'deploy' in reserved) await ledger.reserve(reserved);
}

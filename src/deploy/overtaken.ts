import type { Deploy } from '../core/deploy.ts';
import type { Planned } from '../core/deploy-state.ts';
import type { DeployId, Sha } from '../core/ids.ts';
import { SYSTEM } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { hasMoved } from '../core/state-mark.ts';
import { standInLine } from './line-up.ts';
import type { Tables } from './ports.ts';
import { foreignHolder } from './pull-locks.ts';
import { queuePlan, record } from './record.ts';

/** What came between a plan and its apply, and who has to end before there can be a new plan. */
interface Overtaken {
  why: Problem;
  behind?: DeployId;
}

/**
 * Where a state is locked from the apply on, others may have changed what a plan was made on: asked in the transaction that takes the lock.
 * `tip` is the default branch as it is now. A state in a bucket is looked at by the runner, before it begins.
 */
export async function overtaken(
  tables: Tables,
  deploy: Deploy,
  { cycle, backend }: Pick<Project, 'cycle' | 'backend'>,
  tip: Sha | undefined,
): Promise<Overtaken | undefined> {
  if (cycle?.lock !== 'apply') return undefined;
  const { plan } = deploy.state as Planned;
  const behind = await foreignHolder(tables, deploy);
  if (behind !== undefined) return { why: { code: 'overtaken', what: `Deploy ${behind} is applied first.` }, behind };
  if (tip !== plan.base) return { why: { code: 'overtaken', what: 'The default branch moved after the plan.' } };
  const is = backend.kind === 'http' ? await tables.stateMarks.of(deploy.stateId) : plan.on;
  return plan.on && is && hasMoved(plan.on, is) ? { why: { code: 'state-moved', was: plan.on, is } } : undefined;
}

/** A new plan, once there can be one; approvals and the ask are kept if it changes the same. */
export async function planAgain(tables: Tables, deploy: Deploy, { why, behind }: Overtaken, at: Date): Promise<void> {
  const again = await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM, why }, at);
  if (behind === undefined) await queuePlan(tables, again);
  else await standInLine(tables, again, behind, at);
}

import type { Deploy, Planned } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import { type Person, SYSTEM } from '../core/person.ts';
import { isIdlePlan } from '../core/plan.ts';
import { cycleOf } from '../core/project.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { approvalRuleOf } from '../policy/approvals.ts';
import { applyProblems, lookNow } from './apply-gates.ts';
import { approve, readyPlan } from './approve-deploy.ts';
import { known, projectOf } from './authority.ts';
import { assertStored, followApply } from './follow-apply.ts';
import { holdReserved } from './limits/limit-problems.ts';
import { passGates } from './pass-gates.ts';
import type { Ports, Tables } from './ports.ts';
import { takeAllLocks } from './pull-locks.ts';
import { queueApply, queueMerge, record } from './record.ts';
import type { UseCases } from './use-cases.ts';
import { applyRun } from './view-of.ts';

/**
 * Records that somebody wants the ready plan applied. All gates are asked at once and every reason is told; only missing approvals do not
 * refuse: the ask stands, and the apply follows when they are there. Where the requester may approve, asking is saying yes.
 */
export async function askApply(
  ports: Ports,
  { deploy: id, by: actor, plan: seen }: Parameters<UseCases['askApply']>[0],
): Promise<Deploy> {
  const before = await ports.store.deploys.get(id);
  const ready = readyPlan(before);
  if (seen !== undefined && ready.id !== seen) throw new Refusal({ code: 'stale-card' });
  const now = await lookNow(ports, before, [actor, ...(before.state as Planned).approvals.map(({ by }) => by)]);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const plan = readyPlan(deploy);
    if (plan.id !== ready.id) throw new Refusal({ code: 'stale-card' });
    const asker = await known(tables, actor);
    const project = await projectOf(tables, deploy.guild, deploy.project);
    refuseIf((await applyProblems(tables, ports, { deploy, project, asker, now })).blocking);
    const at = ports.clock.now();
    const selfApproves = !approvalRuleOf(project, plan).othersOnly;
    const approved = selfApproves
      ? await approve(tables, deploy, { by: asker, head: plan.head, changes: plan.changes, at })
      : deploy;
    const { state } = approved;
    const alreadyAsked = (state.at === 'approved' || state.at === 'plan_ready') && state.asked?.id === asker.id;
    const asked = alreadyAsked ? approved : await record(tables, approved, { kind: 'apply-asked', by: asker }, at);
    if (asked.state.at === 'approved') await queueApply(tables, asked);
    return asked;
  });
}

/**
 * The job behind every apply. The gates are asked again with what is true now; then exactly the stored plan file is applied. Started once
 * per run id: after a crash the same job adopts the living process or collects what it left. Where the merge comes first, that is what it
 * asks for; the apply follows on the plan of what was merged.
 */
export async function applyDeploy(ports: Ports, id: DeployId): Promise<void> {
  const deploy = await ports.store.deploys.get(id);
  if (deploy.state.at === 'applying') return followApply(ports, id);
  // A process before us may have died between storing how its run ended and clearing up after it.
  if (isAfterApply(deploy)) return ports.engine.forget(applyRun(id, deploy.plans));
  if (await isMergedFirst(ports, deploy)) return queueMerge(ports.store, deploy);
  if (await start(ports, deploy)) await followApply(ports, id);
}

const isAfterApply = ({ state }: Deploy): boolean =>
  state.at === 'applied' || (state.at === 'failed' && state.during === 'apply');

const isMergedFirst = async ({ store }: Ports, { landed, guild, project }: Deploy): Promise<boolean> =>
  !landed && cycleOf(await projectOf(store, guild, project)).apply === 'after_merge';

/** Moves to `applying` when every gate is open. What was merged and changes nothing needs nobody. */
const start = (ports: Ports, deploy: Deploy): Promise<boolean> =>
  isNothingLeft(deploy) ? finish(ports, deploy.id) : passGates(ports, deploy.id, (...given) => begin(ports, ...given));

/** It was merged, and its plan has nothing to do: somebody else's apply did it, or it changed only words. */
export const isNothingLeft = ({ landed, state }: Deploy): boolean =>
  landed !== undefined && (state.at === 'plan_ready' || state.at === 'approved') && isIdlePlan(state.plan);

async function finish(ports: Ports, id: DeployId): Promise<boolean> {
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (!isNothingLeft(deploy)) return false;
    await begin(ports, tables, deploy, (deploy.state as Planned).asked ?? SYSTEM);
    return true;
  });
}

async function begin({ clock }: Pick<Ports, 'clock'>, tables: Tables, deploy: Deploy, by: Person): Promise<void> {
  const at = clock.now();
  const { plan } = deploy.state as Planned;
  const stored = await tables.plans.find(plan.id);
  if (stored) assertStored(plan, stored.file);
  await takeAllLocks(tables, deploy, at);
  await holdReserved(tables, deploy.id);
  const run = applyRun(deploy.id, deploy.plans);
  await tables.runs.put({ id: run, deploy: deploy.id, kind: 'apply', stateId: deploy.stateId, startedAt: at });
  await record(tables, deploy, { kind: 'apply-started', by, run }, at);
}

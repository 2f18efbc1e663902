import type { Deploy, Planned } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import { type Person, SYSTEM } from '../core/person.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { approvalRuleOf } from '../policy/approvals.ts';
import { applyProblems, lookNow } from './apply-gates.ts';
import { approve, readyPlan } from './approve-deploy.ts';
import { known, projectOf } from './authority.ts';
import { assertStored, followApply } from './follow-apply.ts';
import { overtaken, planAgain } from './overtaken.ts';
import type { Ports, Tables } from './ports.ts';
import { takeAllLocks } from './pull-locks.ts';
import { queueApply, queuePlan, record } from './record.ts';
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
 * per run id: after a crash the same job adopts the living process or collects what it left.
 */
export async function applyDeploy(ports: Ports, id: DeployId): Promise<void> {
  const deploy = await ports.store.deploys.get(id);
  if (deploy.state.at === 'applying') return followApply(ports, id);
  // A process before us may have died between storing how its run ended and clearing up after it.
  if (isAfterApply(deploy)) return ports.engine.forget(applyRun(id, deploy.plans));
  if (deploy.state.at !== 'approved' || !deploy.state.asked) return;
  if (await replanIfBaseMoved(ports, deploy)) return;
  const now = await lookNow(ports, deploy, [deploy.state.asked, ...deploy.state.approvals.map(({ by }) => by)]);
  if (await start(ports, id, now)) await followApply(ports, id);
}

const isAfterApply = ({ state }: Deploy): boolean =>
  state.at === 'applied' || (state.at === 'failed' && state.during === 'apply');

/** The default branch moved since the plan: plan again by itself; approvals and the ask are kept if the changes stay the same. */
async function replanIfBaseMoved(
  { repositories, store, clock }: Ports,
  { id, repo, pull, state }: Deploy,
): Promise<boolean> {
  if (!pull || !('plan' in state) || !state.plan) return false;
  await repositories.refresh(repo);
  if ((await repositories.branch(repo, pull.base)) === state.plan.base) return false;
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.state.at !== 'approved') return;
    await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, clock.now()));
  });
  return true;
}

/** Moves to `applying` when every gate is open; else takes the ask back and says why, or makes a new plan where others came first. */
async function start(ports: Ports, id: DeployId, now: Awaited<ReturnType<typeof lookNow>>): Promise<boolean> {
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const { state } = deploy;
    if (state.at !== 'approved' || !state.asked) return false;
    const at = ports.clock.now();
    const asker = state.asked;
    const project = await projectOf(tables, deploy.guild, deploy.project);
    const before = await overtaken(tables, deploy, project, now.tip);
    if (before) {
      await planAgain(tables, deploy, before, at);
      return false;
    }
    const { blocking, waiting } = await applyProblems(tables, ports, { deploy, project, asker, now });
    const problems = [...blocking, ...waiting];
    if (problems.length > 0) {
      await record(tables, deploy, { kind: 'apply-refused', problems }, at);
      return false;
    }
    const stored = await tables.plans.find(state.plan.id);
    if (stored) assertStored(state.plan, stored.file);
    await takeAllLocks(tables, deploy, at);
    await begin(ports, tables, deploy, asker);
    return true;
  });
}

async function begin({ clock }: Pick<Ports, 'clock'>, tables: Tables, deploy: Deploy, by: Person): Promise<void> {
  const at = clock.now();
  const run = applyRun(deploy.id, deploy.plans);
  await tables.runs.put({ id: run, deploy: deploy.id, kind: 'apply', stateId: deploy.stateId, startedAt: at });
  await record(tables, deploy, { kind: 'apply-started', by, run }, at);
}

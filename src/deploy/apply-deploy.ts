import type { Deploy } from '../core/deploy.ts';
import type { AskTerms, Planned } from '../core/deploy-state.ts';
import type { Role } from '../core/governance.ts';
import type { DeployId } from '../core/ids.ts';
import { type Person, SYSTEM } from '../core/person.ts';
import { isIdlePlan } from '../core/plan.ts';
import { cycleOf } from '../core/project.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { approvalRuleOf, countedApprovals } from '../policy/approvals.ts';
import { seatProblems } from '../policy/seats.ts';
import { applyProblems, lookNow, type Now } from './apply-gates.ts';
import { approve, readyPlan } from './approve-deploy.ts';
import { known, lacks, permissionOf, projectOf, roleFor } from './authority.ts';
import { assertStored, followApply } from './follow-apply.ts';
import { holdReserved } from './limits/limit-problems.ts';
import { passGates } from './pass-gates.ts';
import { askTerms } from './policies/ask-terms.ts';
import { tellBreakGlass } from './policies/break-glass.ts';
import { standingOf } from './policies/standing.ts';
import type { Ports, Tables } from './ports.ts';
import { takeAllLocks } from './pull-locks.ts';
import { queueAsked, queueMerge, record } from './record.ts';
import type { UseCases } from './use-cases.ts';
import { applyRun } from './view-of.ts';

/**
 * Records that somebody wants the ready plan applied. All gates are asked at once and every reason is told; only missing approvals do not
 * refuse: the ask stands, and the apply follows when they are there. Where the requester may approve, asking is saying yes.
 */
export async function askApply(
  ports: Ports,
  { deploy: id, by: actor, plan: seen, at: when, breakGlass }: Parameters<UseCases['askApply']>[0],
): Promise<Deploy> {
  const before = await ports.store.deploys.get(id);
  const ready = readyPlan(before);
  if (seen !== undefined && ready.id !== seen) throw new Refusal({ code: 'stale-card' });
  const now = await lookNow(ports, before, [
    actor,
    before.requester,
    ...(before.state as Planned).approvals.map(({ by }) => by),
  ]);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const plan = readyPlan(deploy);
    if (plan.id !== ready.id) throw new Refusal({ code: 'stale-card' });
    const asker = await known(tables, actor);
    const project = await projectOf(tables, deploy.guild, deploy.project);
    const at = ports.clock.now();
    const terms = askTerms(ports, plan, { when, breakGlass });
    const { blocking, frozen } = await applyProblems(tables, ports, { deploy, project, asker, now, terms });
    refuseIf([...(terms?.due ? [] : frozen), ...blocking]);
    const approved = await approveSelf(tables, deploy, {
      asker,
      role: await roleOfAsker(tables, ports, deploy, asker, now),
      at,
    });
    const asked = isAskedAlready(approved, asker, terms)
      ? approved
      : await record(tables, approved, { kind: 'apply-asked', by: asker, ...(terms && { terms }) }, at);
    if (terms?.breakGlass !== undefined && asked !== approved)
      await tellBreakGlass(tables, ports, asked, asker, terms.breakGlass);
    await queueAsked(tables, asked, at);
    return asked;
  });
}

const roleOfAsker = (tables: Tables, ports: Ports, deploy: Deploy, asker: Person, { permissions }: Now) =>
  roleFor(tables, ports, asker, deploy, asker.surface === 'github' ? permissions.get(asker.id) : undefined);

/** Where the requester may approve, asking is saying yes; who is not asked for one says none. */
async function approveSelf(
  tables: Tables,
  deploy: Deploy,
  { asker, role, at }: { asker: Person; role: Role | undefined; at: Date },
): Promise<Deploy> {
  const plan = readyPlan(deploy);
  const rule = approvalRuleOf(await projectOf(tables, deploy.guild, deploy.project), plan);
  const standing = await standingOf(tables, deploy, asker, role, at);
  const approval = { by: asker, head: plan.head, changes: plan.changes, at, ...standing };
  const counted = countedApprovals((deploy.state as Planned).approvals, plan, rule, deploy);
  if (rule.othersOnly || rule.auto || seatProblems(counted, approval, rule).length > 0) return deploy;
  return approve(tables, deploy, approval);
}

function isAskedAlready({ state }: Deploy, { id }: Person, terms: AskTerms | undefined): boolean {
  if ((state.at !== 'approved' && state.at !== 'plan_ready') || state.asked?.id !== id) return false;
  return state.terms?.due?.getTime() === terms?.due?.getTime() && state.terms?.breakGlass === terms?.breakGlass;
}

/** Takes an ask back, whether it waits for its time, for approvals or for its turn; what was approved stays so. */
export async function withdrawAsk(
  ports: Ports,
  { deploy: id, by: actor }: { deploy: DeployId; by: Person },
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    readyPlan(deploy);
    const by = await known(tables, actor);
    refuseIf(lacks(await roleFor(tables, ports, by, deploy, permission), 'user', 'take that back'));
    if (!(deploy.state as Planned).asked) return deploy;
    return record(tables, deploy, { kind: 'ask-withdrawn', by }, ports.clock.now());
  });
}

/** The job for what was asked for at a time. */
export async function applyWhenDue({ store, clock }: Pick<Ports, 'store' | 'clock'>, id: DeployId): Promise<void> {
  await store.transaction(async (tables) => queueAsked(tables, await tables.deploys.get(id), clock.now()));
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
  if (isForLater(deploy, ports.clock.now())) return queueAsked(ports.store, deploy, ports.clock.now());
  if (await isMergedFirst(ports, deploy)) return queueMerge(ports.store, deploy);
  if (await start(ports, deploy)) await followApply(ports, id);
}

/** It was asked for at a time that has not come. */
const isForLater = ({ state }: Deploy, now: Date): boolean =>
  (state.at === 'approved' || state.at === 'plan_ready') && state.terms?.due !== undefined && state.terms.due > now;

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

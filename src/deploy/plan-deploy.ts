import { keptFor } from '../core/carried.ts';
import type { Deploy } from '../core/deploy.ts';
import type { Carried } from '../core/deploy-state.ts';
import type { DeployId, RunId, Sha } from '../core/ids.ts';
import { isSelf, SYSTEM } from '../core/person.ts';
import type { Announced, PlanSummary } from '../core/plan.ts';
import { cycleOf, type Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { approvalRuleOf, countedApprovals } from '../policy/approvals.ts';
import { adviseFirst } from './advice/first-advice.ts';
import { isNothingLeft } from './apply-deploy.ts';
import { permissionOf, projectOf, rightsFor } from './authority.ts';
import { endPlanning, failureOf, orFail } from './fail-deploy.ts';
import { lineUp } from './line-up.ts';
import { type Planned, summaryOf } from './plan-summary.ts';
import type { HookVerdict, PlanOutcome, Ports, Tables } from './ports.ts';
import { rebase } from './rebase-branch.ts';
import { queueApply, queueAsked, record } from './record.ts';
import { runProject } from './run-project.ts';
import { treeToPlan } from './tree-to-plan.ts';
import { planRun } from './view-of.ts';

/**
 * The job behind every plan: line up for the lock, bring our branch onto the present base, check the merged tree, let terraform plan it,
 * and store plan, verdict and event together. Dying anywhere repeats it from the start; only the stored plan has an effect.
 */
export async function planDeploy(ports: Ports, id: DeployId, { fetchedAt }: PlanStep = { deploy: id }): Promise<void> {
  const deploy = await lineUp(ports, id);
  const based = deploy && (await orFail(ports, deploy, () => bring(ports, deploy, fetchedAt)));
  if (based) await orFail(ports, based.deploy, () => planTree(ports, based));
}

type PlanStep = { deploy: DeployId; fetchedAt?: number };

/** A fetch that began so shortly ago for this very plan is not repeated: a base that moved since counts as one that moves during the plan. */
const FRESH_MS = 2_000;

/** A verdict may stand on what GitHub allowed shortly ago, so that many projects ask once: at the apply it is asked again. */
const PERMISSION_AGE_MS = 10 * 60_000;

interface Based {
  deploy: Deploy;
  project: Project;
}

/** The deploy on the present base. */
async function bring(ports: Ports, deploy: Deploy, fetchedAt = 0): Promise<Based> {
  const project = await projectOf(ports.store, deploy.guild, deploy.project);
  if (ports.clock.now().getTime() - fetchedAt > FRESH_MS) await ports.repositories.refresh(deploy.repo);
  return { deploy: await rebase(ports, deploy, project), project };
}

async function planTree(ports: Ports, { deploy, project }: Based): Promise<void> {
  const target = await treeToPlan(ports, deploy, project);
  const run = await startRun(ports, deploy);
  if (!run) return;
  const permission = permissionOf(ports, deploy.requester, deploy.repo, PERMISSION_AGE_MS);
  permission.catch(() => {}); // awaited when the plan is there
  const outcome = await ports.engine.plan({
    run,
    project: runProject(project),
    tree: target.tree,
    handMade: deploy.pushers.length > 0,
    ...(deploy.planArgs && { args: await ports.store.plans.args(deploy.id) }),
  });
  await ports.store.runs.end(run, ports.clock.now());
  const before = deploy.landed?.before ?? target.base;
  const seen = deploy.landed ? target.tree : target.head;
  await settle(ports, { id: deploy.id, run, project, permission, before, seen, ...target }, outcome);
  await ports.engine.forget(run);
}

async function startRun({ store, clock }: Ports, { id, head }: Deploy): Promise<RunId | undefined> {
  return store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    // A push meanwhile has its own job: this one's head is nobody's wish any more.
    if (deploy.head !== head || (deploy.state.at !== 'validating' && deploy.state.at !== 'planning')) return undefined;
    // Another project of the pull request may have had to step back meanwhile, and this one with it.
    if (!(await mayPlan(tables, deploy))) return undefined;
    const at = clock.now();
    const run = planRun(id, deploy.plans + 1);
    if (deploy.state.at === 'planning') await tables.runs.end(deploy.state.run, at); // it died with the process before us
    await tables.runs.put({ id: run, deploy: id, kind: 'plan', stateId: deploy.stateId, startedAt: at });
    await record(tables, deploy, { kind: 'plan-started', run }, at);
    return run;
  });
}

/** Whether the state is the deploy's to plan on: it has the lock, or it needs none and nobody else applies. */
async function mayPlan(tables: Tables, { id, stateId, guild, project }: Deploy): Promise<boolean> {
  const holder = (await tables.locks.of(stateId))?.holder;
  if (holder !== undefined) return holder === id;
  return cycleOf(await projectOf(tables, guild, project)).lock === 'apply';
}

/** What is planned, and for what. */
export interface Target {
  id: DeployId;
  run: RunId;
  project: Project;
  base: Sha;
  head: Sha;
  tree: Sha;
  /** The default branch without the change. */
  before: Sha;
  /** What people look at: the head, or after the merge what is planned, as the head may be gone. */
  seen: Sha;
  announced?: readonly Announced[];
  /** What a program of the administrators says of the plan. */
  hook?: HookVerdict;
  /** What GitHub allows the requester, asked while terraform plans. */
  permission: ReturnType<typeof permissionOf>;
}

async function settle(ports: Ports, target: Target, outcome: PlanOutcome): Promise<void> {
  if (outcome.kind === 'refused')
    return endPlanning(ports, target, failureOf(new Refusal(...outcome.problems), 'plan'));
  if (outcome.kind === 'failed') {
    const advice =
      outcome.step === 'init'
        ? 'Correct the providers, modules or backend, and push.'
        : 'Correct the code and push, or plan again.';
    return endPlanning(ports, target, { kind: 'failed', during: 'plan', reason: outcome.output, advice });
  }
  const permission = await target.permission;
  const hook = await ports.policyHook?.check(outcome.json, target.project);
  const filesOf = (at: Sha) => ports.repositories.files(target.project.repo, at, target.project.directory);
  const [files, filesBefore, filesShown] = [
    await filesOf(target.tree),
    await filesOf(target.before),
    await filesOf(target.seen),
  ];
  await ports.store.transaction((tables) =>
    storePlan(ports, tables, { ...target, files, filesBefore, filesShown, ...(hook && { hook }) }, outcome, permission),
  );
}

/** Plan, verdict, reservation and event in one write. A plan of a head that moved on is dropped. */
async function storePlan(
  ports: Ports,
  tables: Tables,
  target: Target & Record<'files' | 'filesBefore' | 'filesShown', ReadonlyMap<string, string>>,
  planned: Planned,
  permission: Awaited<ReturnType<typeof permissionOf>>,
): Promise<void> {
  const deploy = await tables.deploys.get(target.id);
  if (deploy.state.at !== 'planning' || deploy.state.run !== target.run || deploy.head !== target.head) return;
  const rights = await rightsFor(tables, ports, deploy.requester, deploy, permission);
  const plan = await summaryOf(tables, ports, deploy, target, planned, rights);
  await tables.plans.put({
    id: plan.id,
    deploy: deploy.id,
    file: planned.file,
    text: planned.text,
    json: planned.json,
  });
  await adviseFirst(ports, tables, { deploy, project: target.project, plan, json: planned.json });
  const kept = keptFor(deploy.state.carried, plan.changes);
  const rule = approvalRuleOf(target.project, plan);
  const isHeldUp = (kept.objections?.length ?? 0) > 0;
  const enough = !isHeldUp && countedApprovals(kept.approvals, plan, rule, deploy).length >= rule.need;
  const at = ports.clock.now();
  const after = await record(tables, deploy, { kind: 'planned', plan, kept: withAuto(kept, plan, at), enough }, at);
  if (isNothingLeft(after)) await queueApply(tables, after);
  else await queueAsked(tables, after, at);
}

/** Where nobody has to look, the trail says who said so; it counts as nobody's yes. */
function withAuto(kept: Carried, { rule, head, changes }: PlanSummary, at: Date): Carried {
  const approvals = kept.approvals.filter(({ by }) => !isSelf(by));
  return { ...kept, approvals: rule?.auto ? [...approvals, { by: SYSTEM, head, changes, at }] : approvals };
}

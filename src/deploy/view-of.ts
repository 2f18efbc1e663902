import type { Approval } from '../core/approval.ts';
import type { Deploy } from '../core/deploy.ts';
import { isOver, isWhollyApplied, planOf } from '../core/deploy.ts';
import type { RunId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { cycleOf, type Project } from '../core/project.ts';
import type { RequirementCheck } from '../core/requirement.ts';
import { approvalRuleOf, countedApprovals } from '../policy/approvals.ts';
import { frozenProblems } from '../policy/freezes.ts';
import { namedSeats } from '../policy/seats.ts';
import { shownAdvice } from './advice/shown-advice.ts';
import { projectOf, roleFor, withLinks } from './authority.ts';
import { draftOf } from './drafts/draft-of.ts';
import { holdsUpMerge } from './holds-up-merge.ts';
import { heldApprovals } from './policies/held-approvals.ts';
import type { DeployView, Ports, Run } from './ports.ts';
import { checkRequirements } from './requirements/judge.ts';
import { type Looked, lookAtRequirements } from './requirements/look.ts';
import { rollbackNotes } from './rollback-notes.ts';
import { stateActsOf } from './state-acts-of.ts';

/** What a view is gathered from. */
export type ViewNeeds = Pick<Ports, 'store' | 'rules' | 'clock' | 'repositories' | 'pulls' | 'log'>;

/**
 * Everything a mirror shows of one deploy, gathered from the present state: GitHub and Discord tell the same story. What GitHub was asked
 * `since` then (by the clock of this machine, in ms) is not asked again, so that the deploys of one pull request share it.
 */
export async function viewOf(ports: ViewNeeds, deploy: Deploy, since = Date.now()): Promise<DeployView> {
  const { store, rules } = ports;
  const project = await projectOf(store, deploy.guild, deploy.project);
  const plan = planOf(deploy);
  const rule = approvalRuleOf(project, plan);
  const { need, othersOnly } = rule;
  const { state } = deploy;
  const given = 'approvals' in state ? state.approvals : [];
  const held = await heldNow(ports, deploy, given);
  const counted = plan ? countedApprovals(held, plan, rule, await withLinks(store, deploy)) : [];
  const ended = given.filter(({ by }) => !held.some((one) => one.by === by)).map(({ by }) => by);
  const have = counted.length;
  const missing = plan && namedSeats(counted, rule);
  const [
    planText,
    run,
    deployed,
    line,
    mergeWaitsFor,
    draft,
    notBroughtBack,
    stateActs,
    requirements,
    [frozen],
    advice,
  ] = await Promise.all([
    plan && store.plans.text(plan.id),
    runOf(ports, deploy),
    store.ledger.deployed(deploy.guild, deploy.project),
    lineOf(ports, deploy),
    heldUpBy(ports, deploy, project),
    state.at === 'draft' ? draftOf(ports, deploy, project) : undefined,
    deploy.origin === 'rollback' && !isOver(deploy) ? rollbackNotes(store, deploy) : [],
    deploy.channel ? stateActsOf(store, deploy.id) : [],
    requirementsOf(ports, project, deploy, { have, need: rule.need, since }),
    frozenFor(ports, deploy, project),
    shownAdvice(store, deploy),
  ]);
  const [runLog, approverRole] = await Promise.all([logOf(ports, deploy, run), approverRoleOf(ports, deploy)]);
  return {
    deploy,
    project,
    approvals: {
      ...{ need, othersOnly, have },
      ...(rule.auto && { auto: rule.auto }),
      ...(missing && { missing }),
      ...(ended.length > 0 && { ended }),
    },
    sandbox: rules.sandbox,
    ...(frozen && { frozen }),
    ...(planText !== undefined && { planText }),
    ...(advice && { advice }),
    ...(run && rules.runUrl && { runPage: rules.runUrl(run.id) }),
    ...(run?.progress && { progress: run.progress }),
    ...(runLog !== undefined && { runLog }),
    ...(approverRole !== undefined && { approverRole }),
    ...(deployed && { deployed }),
    ...(line && { line }),
    ...(requirements.length > 0 && { requirements }),
    ...(mergeWaitsFor.length > 0 && { mergeWaitsFor }),
    ...(draft && { draft }),
    ...(notBroughtBack.length > 0 && { notBroughtBack }),
    ...(stateActs.length > 0 && { stateActs }),
  };
}

/**
 * Approvals that count as the gate of the apply counts them. What GitHub itself allows somebody is asked there alone: it ends without a word to
 * us, and a view asks for nothing that it can show without.
 */
async function heldNow(
  { store, rules, clock }: Pick<Ports, 'store' | 'rules' | 'clock'>,
  deploy: Deploy,
  given: readonly Approval[],
): Promise<Approval[]> {
  if (deploy.state.at !== 'plan_ready' && deploy.state.at !== 'approved') return [...given];
  const isByPermission = ({ surface }: Person) =>
    surface === 'system' || (surface === 'github' && (deploy.origin === 'pull' || deploy.byHand === true));
  const byRight = given.filter(({ by }) => !isByPermission(by));
  const where = { tables: store, deploy, now: clock.now() };
  const held = await heldApprovals(where, byRight, (person) => roleFor(store, { rules, clock }, person, deploy));
  return given.flatMap((approval) =>
    isByPermission(approval.by) ? approval : held.filter(({ by }) => by === approval.by),
  );
}

/** What keeps a plan that waits from being applied now. */
const frozenFor = async (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { state, guild }: Deploy,
  { id, environment }: Project,
) =>
  state.at === 'plan_ready' || state.at === 'approved'
    ? frozenProblems(await store.freezes.of(guild), { project: id, environment, now: clock.now() })
    : [];

/** How the requirements of a project stand while its plan waits. A view is shown, whatever GitHub answers. */
async function requirementsOf(
  ports: ViewNeeds,
  project: Project,
  deploy: Deploy,
  { since, ...counts }: { have: number; need: number; since: number },
): Promise<readonly RequirementCheck[]> {
  const { state } = deploy;
  if ((state.at !== 'plan_ready' && state.at !== 'approved') || !project.found?.requirements.length) return [];
  const { plan, approvals } = state;
  const people = approvals.map(({ by }) => by);
  const asked = lookAtRequirements(ports, deploy, project, { people, maxAgeMs: Date.now() - since + 1 });
  const looked = await asked.catch((error: unknown): Looked => {
    ports.log.warn({ deploy: deploy.id, err: error }, 'requirements could not be looked at');
    return {};
  });
  return checkRequirements(project, looked, { deploy, plan, approvals, ...counts });
}

/** So many lines are more than Discord takes as a file. */
const MOST_LINES = 20_000;

/** All that an ended apply said, where a chat shows it. */
async function logOf(
  { store }: Pick<Ports, 'store'>,
  deploy: Deploy,
  run: Run | undefined,
): Promise<string | undefined> {
  if (deploy.channel === undefined || run?.kind !== 'apply' || run.endedAt === undefined) return undefined;
  const lines = await store.runLogs.after(run.id, 0, MOST_LINES);
  return lines.length === 0
    ? undefined
    : lines.map(({ at, text }) => `${at.toISOString().slice(11, 19)} ${text}`).join('\n');
}

/** Who is called when a plan waits in a chat. */
const approverRoleOf = async ({ store }: Pick<Ports, 'store'>, { channel, state, guild }: Deploy) =>
  channel === undefined || state.at !== 'plan_ready' ? undefined : (await store.guilds.settings(guild)).approverRole;

/** The run that the present state is about. */
const runOf = async ({ store }: Pick<Ports, 'store'>, deploy: Deploy) => {
  const id = shownRun(deploy);
  return id && store.runs.find(id);
};

function shownRun({ state, id, plans }: Deploy): RunId | undefined {
  if (state.at === 'planning' || state.at === 'applying') return state.run;
  if (state.at === 'applied' || (state.at === 'failed' && state.during === 'apply')) return applyRun(id, plans);
  const isPlanned = state.at === 'plan_ready' || state.at === 'approved' || state.at === 'failed';
  return isPlanned ? planRun(id, plans) : undefined;
}

/** The run id of a deploy's plan. */
export const planRun = (id: Deploy['id'], plans: number) => `${id}-${plans}-plan`.toLowerCase() as RunId;

/** The run id of a deploy's apply: one per plan, so that a second apply of one plan cannot exist. */
export const applyRun = (id: Deploy['id'], plans: number) => `${id}-${plans}-apply`.toLowerCase() as RunId;

async function lineOf({ store }: Pick<Ports, 'store'>, { state, stateId, id }: Deploy): Promise<DeployView['line']> {
  if (state.at !== 'validating' || !state.waitingFor) return undefined;
  const holder = await store.deploys.find(state.waitingFor);
  if (!holder) return undefined;
  const [waiting, lock] = await Promise.all([store.deploys.waiting(stateId), store.locks.of(stateId)]);
  const position = waiting.findIndex((deploy) => deploy.id === id) + 1;
  return { holder, position, ...(lock?.holder === holder.id && { since: lock.takenAt }) };
}

/** What a deploy waits for until its pull request is merged: once it is applied, or asked for where the merge comes first. */
async function heldUpBy({ store }: Pick<Ports, 'store'>, deploy: Deploy, project: Project): Promise<Deploy[]> {
  const { state, repo, pull, landed } = deploy;
  if (!pull || landed) return [];
  const all = () => store.deploys.byPull(repo, pull.number);
  if (state.at === 'applied' && state.merge.is === 'pending')
    return (await all()).filter((each) => !isWhollyApplied(each));
  if (state.at !== 'approved' || !state.asked || cycleOf(project).apply === 'before_merge') return [];
  const beside = await all();
  return beside.filter((each) => holdsUpMerge(each, beside));
}

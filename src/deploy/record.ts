import { advance } from '../core/advance.ts';
import { isAskOpen } from '../core/asked.ts';
import { auditOf } from '../core/audit/of-event.ts';
import { type Deploy, isReservationFree, planOf } from '../core/deploy.ts';
import type { DeployEvent } from '../core/deploy-event.ts';
import type { StateName } from '../core/deploy-state.ts';
import type { DeployId, RunId } from '../core/ids.ts';
import { isEmptyPlan } from '../core/plan.ts';
import type { StateAct } from '../core/state-act.ts';
import { tellFollowers } from './notices/follow.ts';
import { tellMissed } from './notices/tell-missed.ts';
import { poolOf } from './parallelism.ts';
import type { Tables } from './ports.ts';
import { isLockGivenBack } from './pull-locks.ts';

/** A view of something underway waits this long, so that it is never painted when the result is there by then. */
const UNDERWAY_MS = 1_000;

/** A plan that is void or done is not kept: its file holds every secret of the configuration. */
const NEEDS_PLAN_FILE: readonly StateName[] = ['plan_ready', 'approved', 'applying'];

/**
 * Moves a deploy by one event: new state, event, its row in the audit trail, what the state frees, and the mirror jobs, all in the caller's
 * transaction.
 * Every change of a deploy goes through here.
 */
export async function record(tables: Tables, deploy: Deploy, event: DeployEvent, at: Date): Promise<Deploy> {
  const after = await tables.deploys.save(advance(deploy, event, at), event);
  await tables.audit.add(auditOf(deploy, after, event, at));
  if (planOf(deploy) && !NEEDS_PLAN_FILE.includes(after.state.at)) await tables.plans.dropFiles(after.id);
  if (deploy.planArgs && !after.planArgs) await tables.plans.setArgs(after.id, []);
  if (isReservationFree(after)) await tables.ledger.release(after.id);
  if (await isLockGivenBack(tables, after)) await passLock(tables, after);
  if (after.state.at === 'applied' || isEmptied(after)) await wakeNeighbours(tables, after);
  await tellFollowers(tables, after, event, at);
  await tellMissed(tables, deploy, after, event, at);
  await mirror(tables, after, at, event);
  if (deploy.state.at === 'applying' || after.state.at === 'applying') await mirrorEnvironment(tables, after, at);
  return after;
}

/** Asks for every remote view of the deploy to be made equal to what it is now. */
export async function mirror(
  tables: Pick<Tables, 'jobs' | 'deploys'>,
  deploy: Deploy,
  at: Date,
  because?: DeployEvent,
): Promise<void> {
  const underway = deploy.state.at === 'planning' || (deploy.state.at === 'validating' && !deploy.state.waitingFor);
  const when = underway ? { runAt: new Date(at.getTime() + UNDERWAY_MS) } : {};
  if (deploy.channel) await mirrorChat(tables, deploy.id, when);
  if (deploy.pull && (await isWorthShowing(tables, deploy, because))) await mirrorPull(tables, deploy, when);
}

/** Of one project one after the other: each says what the one before is no longer. */
export function mirrorEnvironment(
  { jobs }: Pick<Tables, 'jobs'>,
  { id, repo, project, state }: Deploy,
  at: Date,
): Promise<void> {
  const when = state.at === 'applying' ? { runAt: new Date(at.getTime() + UNDERWAY_MS) } : {};
  const key = { key: `mirror-environment:${id}`, queue: `mirror-environment:${repo}:${project}` };
  return jobs.add({ task: 'mirror-environment', deploy: id }, { ...key, ...when });
}

/** Up to so many plans of one pull request are shown step by step. */
const FEW = 2;

/**
 * Of many plans of one pull request each would change its comment and checks: they are shown whenever half of those that were left are
 * there, and when the last is, so that a hundred projects cost a handful of writes. Whatever people did is shown at once.
 */
async function isWorthShowing(
  { deploys }: Pick<Tables, 'deploys'>,
  { repo, pull }: Deploy,
  because: DeployEvent | undefined,
): Promise<boolean> {
  if (!pull || !because || !isStepOfPlan(because)) return true;
  const left = await deploys.underway(repo, pull.number);
  if (left <= FEW) return true;
  return because.kind !== 'plan-started' && Number.isInteger(Math.log2(left));
}

const isStepOfPlan = (event: DeployEvent): boolean =>
  ['plan-started', 'planned', 'waiting'].includes(event.kind) || (event.kind === 'failed' && event.during === 'plan');

export const mirrorChat = ({ jobs }: Pick<Tables, 'jobs'>, id: DeployId, when: { runAt?: Date } = {}): Promise<void> =>
  jobs.add({ task: 'mirror-chat', deploy: id }, { key: `mirror-chat:${id}`, queue: `mirror-chat:${id}`, ...when });

export function mirrorPull(
  { jobs }: Pick<Tables, 'jobs'>,
  { repo, pull }: Pick<Deploy, 'repo' | 'pull'>,
  when: { runAt?: Date } = {},
): Promise<void> {
  if (!pull) return Promise.resolve();
  const key = `mirror-pull:${repo}#${pull.number}`;
  return jobs.add({ task: 'mirror-pull', repo, number: pull.number }, { key, queue: key, ...when });
}

type Queued = Pick<Deploy, 'id' | 'repo' | 'stateId'>;

/** Plans and applies of one state run one after the other, whatever asks for them; repositories take turns. */
const inLine = ({ repo, stateId }: Queued) => ({ queue: `state:${stateId}`, share: repo });

export const queuePlan = async (
  tables: Pick<Tables, 'jobs' | 'notes'>,
  deploy: Queued & Pick<Deploy, 'pull'>,
  after: { fetchedAt?: number } = {},
): Promise<void> =>
  tables.jobs.add(
    { task: 'plan', deploy: deploy.id, ...after },
    { key: `plan:${deploy.id}`, ...inLine(deploy), ...(await poolOf(tables, deploy)) },
  );

export const queueApply = ({ jobs }: Pick<Tables, 'jobs'>, deploy: Queued): Promise<void> =>
  jobs.add({ task: 'apply', deploy: deploy.id }, { key: `apply:${deploy.id}`, ...inLine(deploy) });

/** What was asked for now: the apply itself, or a reminder for when it is due. */
export async function queueAsked(tables: Pick<Tables, 'jobs'>, deploy: Deploy, now: Date): Promise<void> {
  const { due } = ('terms' in deploy.state && deploy.state.terms) || {};
  if (isAskOpen(deploy, now)) await queueApply(tables, deploy);
  else if (due && due > now)
    await tables.jobs.add({ task: 'due', deploy: deploy.id }, { key: `due:${deploy.id}`, runAt: due });
}

/** A look into the state, or a change of it, in the same line. */
export const queueState = (
  { jobs }: Pick<Tables, 'jobs'>,
  deploy: Queued,
  what: { run: RunId; act: StateAct },
): Promise<void> =>
  jobs.add({ task: 'state', deploy: deploy.id, ...what }, { key: `state:${what.run}`, ...inLine(deploy) });

/** A look in the same line, so that it runs beside no apply. */
export const queueValidation = ({ jobs }: Pick<Tables, 'jobs'>, deploy: Queued, item: string): Promise<void> =>
  jobs.add({ task: 'validate', deploy: deploy.id, item }, { key: `validate:${item}`, ...inLine(deploy) });

/** Beside the queue of the state, in which the apply that it is about is running. */
export const queueStop = ({ jobs }: Pick<Tables, 'jobs'>, { id }: Pick<Deploy, 'id'>): Promise<void> =>
  jobs.add({ task: 'stop', deploy: id }, { key: `stop:${id}` });

/** Makes branch and pull request; what one repository is given is given in order. */
export const queueSubmit = ({ jobs }: Pick<Tables, 'jobs'>, { id, repo }: Pick<Deploy, 'id' | 'repo'>): Promise<void> =>
  jobs.add({ task: 'submit', deploy: id }, { key: `submit:${id}`, queue: `repo:${repo}` });

/** Closes a pull request of ours whose deploy has ended; a person's stays open. */
export const queueClose = async (
  { jobs }: Pick<Tables, 'jobs'>,
  { id, pull, origin }: Pick<Deploy, 'id' | 'pull' | 'origin'>,
): Promise<void> => {
  if (pull && origin !== 'pull') await jobs.add({ task: 'close-pull', deploy: id }, { key: `close:${id}` });
};

/** After the last apply of a pull request; one merge at a time for each. */
export const queueMerge = (
  { jobs }: Pick<Tables, 'jobs'>,
  { id, repo, pull }: Pick<Deploy, 'id' | 'repo' | 'pull'>,
): Promise<void> =>
  jobs.add({ task: 'merge', deploy: id }, { key: `merge:${id}`, queue: `merge:${repo}#${pull?.number}` });

/** A plan without changes is as good as applied for whoever depends on its project. */
function isEmptied(deploy: Deploy): boolean {
  const plan = deploy.state.at === 'plan_ready' || deploy.state.at === 'approved' ? planOf(deploy) : undefined;
  return plan !== undefined && isEmptyPlan(plan);
}

/** Gives the lock back and wakes who stands in line, in order: the first takes it, the others learn whom they wait for now. */
export async function passLock(tables: Tables, { stateId, id }: Pick<Deploy, 'stateId' | 'id'>): Promise<void> {
  await tables.locks.release(stateId, id);
  for (const next of await tables.deploys.waiting(stateId)) await queuePlan(tables, next);
  await wakeBehind(tables, id);
}

/** Who depends on its project in the same pull request. Others wait for its lock, and are not woken before it is given back. */
async function wakeNeighbours(tables: Tables, { id, repo, pull }: Deploy): Promise<void> {
  const behind = await tables.deploys.behind(id);
  for (const next of behind)
    if (next.repo === repo && next.pull?.number === pull?.number) await queuePlan(tables, next);
}

/** Also who waits for it in the line of another state. */
async function wakeBehind(tables: Tables, id: DeployId): Promise<void> {
  for (const next of await tables.deploys.behind(id)) await queuePlan(tables, next);
}

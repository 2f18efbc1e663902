import { type Deploy, isLockFree, isWhollyApplied, planOf } from '../core/deploy.ts';
import type { StateName } from '../core/deploy-state.ts';
import type { DeployId, ProjectId } from '../core/ids.ts';
import { SYSTEM } from '../core/person.ts';
import { isEmptyPlan } from '../core/plan.ts';
import { cycleOf } from '../core/project.ts';
import { projectOf } from './authority.ts';
import type { Ports, Tables } from './ports.ts';
import { besideOf, foreignHolder } from './pull-locks.ts';
import { passLock, queuePlan, record } from './record.ts';

/**
 * Takes the locks of a deploy's whole pull request, as far as they are free, and answers the deploy when it may be planned; else it stands in
 * line, and is woken when its turn comes.
 *
 * Locks are taken in one order for everybody, and who cannot have one holds none after it: so no two pull requests ever wait for each
 * other. What depends on another project of the pull request has its lock from the beginning, and waits until that one is applied.
 *
 * Where states are locked from the apply on, a plan takes nothing; it only waits while somebody else applies.
 */
export async function lineUp(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  id: DeployId,
): Promise<Deploy | undefined> {
  return store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (!isOnItsWay(deploy)) return undefined;
    const at = clock.now();
    const { lock } = cycleOf(await projectOf(tables, deploy.guild, deploy.project));
    const holder = lock === 'apply' ? await whoApplies(tables, deploy) : await lineUpForLocks(tables, deploy, at);
    const behind = holder ?? (await firstUnapplied(tables, deploy));
    const now = await tables.deploys.get(id); // it may have stepped back itself
    if (behind === undefined) return now;
    await standInLine(tables, now, behind, at);
    return undefined;
  });
}

/** Whom the deploy waits for, after the locks of its pull request were taken as far as they are free. */
async function lineUpForLocks(tables: Tables, deploy: Deploy, at: Date): Promise<DeployId | undefined> {
  const beside = await besideOf(tables, deploy);
  const together = beside.filter((each) => !isLockFree(each));
  const blocked = await takeLocks(tables, together, at);
  if (blocked.size === 0) await wakeOthers(tables, deploy, beside);
  return blocked.get(deploy.id);
}

/** Who changes the state at this moment; once the apply is asked for, who changes any that the pull request needs. */
async function whoApplies(tables: Tables, deploy: Deploy): Promise<DeployId | undefined> {
  if ('carried' in deploy.state && deploy.state.carried.asked) return foreignHolder(tables, deploy);
  const holder = (await tables.locks.of(deploy.stateId))?.holder;
  return holder === deploy.id ? undefined : holder;
}

const ON_ITS_WAY: readonly StateName[] = ['validating', 'planning'];
const isOnItsWay = ({ state }: Deploy): boolean => ON_ITS_WAY.includes(state.at);

/** Who does not get a lock, and whom they wait for. What was begun to be applied keeps its own in any case. */
async function takeLocks(tables: Tables, together: readonly Deploy[], at: Date): Promise<Map<DeployId, DeployId>> {
  const blocked = new Map<DeployId, DeployId>();
  let behind: DeployId | undefined;
  for (const one of together) {
    if (behind === undefined) {
      const { holder } = await tables.locks.take(one.stateId, one.id, at);
      if (holder === one.id) continue;
      behind = holder;
    } else if (!(await stepBack(tables, one, behind, at))) continue;
    blocked.set(one.id, behind);
  }
  return blocked;
}

/** Gives back what comes later in the order. False for what is being applied, or was. */
async function stepBack(tables: Tables, deploy: Deploy, behind: DeployId, at: Date): Promise<boolean> {
  const isPlanned = deploy.state.at === 'plan_ready' || deploy.state.at === 'approved';
  if (deploy.halfApplied || !(isPlanned || isOnItsWay(deploy))) return false;
  const again = isPlanned ? await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, at) : deploy;
  await standInLine(tables, again, behind, at);
  if ((await tables.locks.of(deploy.stateId))?.holder === deploy.id) await passLock(tables, again);
  return true;
}

/** Waits for another deploy, and is planned anew when that one has given its lock back. */
export async function standInLine(tables: Tables, deploy: Deploy, behind: DeployId, at: Date): Promise<void> {
  const already = deploy.state.at === 'validating' && deploy.state.waitingFor === behind;
  if (!already) await record(tables, deploy, { kind: 'waiting', behind }, at);
}

/**
 * Now that all locks are there, what waited for another pull request's is planned too. What waits for a neighbour goes on waiting, also
 * where that has failed: waking it would only have it wake the others again, and so on for ever.
 */
async function wakeOthers(tables: Tables, deploy: Deploy, beside: readonly Deploy[]): Promise<void> {
  const neighbours = new Set(beside.map(({ id }) => id));
  for (const one of beside) {
    const { state } = one;
    const isWaiting = state.at === 'validating' && state.waitingFor && !neighbours.has(state.waitingFor);
    if (isWaiting && one.id !== deploy.id) await queuePlan(tables, one);
  }
}

/** The first deploy of the same pull request whose project has to be applied before this one is planned. */
async function firstUnapplied(tables: Tables, deploy: Deploy): Promise<DeployId | undefined> {
  const { pull, repo, guild, project } = deploy;
  const row = await tables.projects.find(guild, project);
  if (!pull || !row?.found || row.found.dependsOn.length === 0) return undefined;
  const before = await dependenciesOf(tables, guild, row.found.dependsOn);
  const all = await tables.deploys.byPull(repo, pull.number);
  return all.find((each) => before.has(each.project) && !isDone(each))?.id;
}

/** A plan without changes has nothing that another one could wait for. */
function isDone(deploy: Deploy): boolean {
  const plan = planOf(deploy);
  const isReady = deploy.state.at === 'plan_ready' || deploy.state.at === 'approved';
  return isWhollyApplied(deploy) || (isReady && plan !== undefined && isEmptyPlan(plan));
}

/** Also what those depend on that the pull request does not touch. */
async function dependenciesOf(
  { projects }: Tables,
  guild: Deploy['guild'],
  first: readonly ProjectId[],
): Promise<Set<ProjectId>> {
  const found = new Set<ProjectId>();
  const waiting = [...first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...((await projects.find(guild, id))?.found?.dependsOn ?? []));
  }
  return found;
}

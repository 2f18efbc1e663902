import { type Deploy, isOver, isWithheld } from '../core/deploy.ts';
import type { StateName } from '../core/deploy-state.ts';
import { parseDeployId, type Repo } from '../core/ids.ts';
import { type Person, SYSTEM } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import { adoptHandMade, type FetchedPull, linkOf } from './adopt-pull.ts';
import { isConsented } from './fork-note.ts';
import { isMerged, landPull } from './land-pull.ts';
import type { Ports, PullFacts, Tables } from './ports.ts';
import { deployOfBranch } from './proposal.ts';
import { pushersOf, together } from './pushers.ts';
import { mirrorPull, queueClose, queueMerge, queuePlan, record } from './record.ts';
import { syncProjects } from './sync-projects.ts';
import { touchedProjects } from './touched-projects.ts';
import type { UseCases } from './use-cases.ts';

/**
 * A pull request was opened, pushed, reopened, retargeted or closed: reads what it is now and brings its deploys there. The webhook is only
 * a hint, so this is safe to repeat, late or out of order.
 */
export async function noticePull(ports: Ports, input: Parameters<UseCases['noticePull']>[0]): Promise<void> {
  for (;;) {
    const known = headsOf(await ports.store.deploys.byPull(input.repo, input.number));
    const fetch = fetchNow(ports, input.repo);
    const pull = await ports.pulls.read(input.repo, input.number);
    if (!pull.open) return noticeClosed(ports, pull, fetch, input.cause);
    if (pull.fork && !(await isConsented(ports, pull))) return refuseFork(ports, pull);
    if (await catchUpAll(ports, { ...pull, fetchedAt: await fetch }, known, input)) return;
  }
}

/** What was merged is applied from the default branch where that is the order of things; else nothing is left to plan. */
async function noticeClosed(ports: Ports, pull: PullFacts, fetch: Promise<number>, cause: string): Promise<void> {
  if (isMerged(pull)) await landPull(ports, { ...pull, fetchedAt: await fetch }, cause);
  await endDeploys(ports, pull, pull.merged ? MERGED : CLOSED);
}

/** Fetches while GitHub is asked about the pull request. Answers when it began; that it failed matters only to who needs the commits. */
function fetchNow({ repositories, clock }: Ports, repo: Repo): Promise<number> {
  const fetchedAt = clock.now().getTime();
  const fetch = repositories.refresh(repo).then(() => fetchedAt);
  fetch.catch(() => {});
  return fetch;
}

/** The deploys of a pull request and their heads: what must not have changed while we looked outside. */
const headsOf = (deploys: readonly Deploy[]): string => deploys.map(({ id, head }) => `${id}:${head}`).join();

/** False when somebody else moved a head since the pull request was read: what we know may be older than what is stored. */
async function catchUpAll(
  ports: Ports,
  pull: FetchedPull,
  known: string,
  { cause, pusher }: Parameters<UseCases['noticePull']>[0],
): Promise<boolean> {
  const { repositories, store } = ports;
  await expectHead(ports, pull);
  const repository = await syncProjects(ports, pull.repo);
  if (pull.draft && !repository?.config.drafts) return true;
  const [commits, projects, defaultBranch] = await Promise.all([
    repositories.commits(pull.repo, pull.baseSha, pull.head),
    touchedProjects(ports, pull, repository),
    repositories.defaultBranch(pull.repo),
  ]);
  const pushers = await pushersOf(ports, pull, commits, pusher);
  if (pull.base !== defaultBranch) {
    await refuseBase(ports, pull, projects);
    return true;
  }
  return store.transaction(async (tables) => {
    if (headsOf(await tables.deploys.byPull(pull.repo, pull.number)) !== known) return false;
    await adoptOurs(tables, ports, pull, pushers);
    const present = await tables.deploys.byPull(pull.repo, pull.number);
    for (const deploy of present) await catchUp(tables, ports, deploy, pull, pushers);
    for (const project of projects.filter(({ id }) => present.every((deploy) => deploy.project !== id)))
      await queuePlan(tables, await adoptHandMade(tables, ports, project, pull, pushers, cause), {
        fetchedAt: pull.fetchedAt,
      });
    if (present.length === 0 && projects.length === 0)
      await mirrorPull(tables, { repo: pull.repo, pull: linkOf(pull) });
    return true;
  });
}

/** A push may have come between the fetch and the look at the pull request. @throws Error when the head is nowhere yet */
async function expectHead({ repositories }: Ports, { repo, head, baseSha, number }: PullFacts): Promise<void> {
  const known = await Promise.all([head, baseSha].map((sha) => repositories.has(repo, sha)));
  if (known.every(Boolean)) return;
  await repositories.refresh(repo);
  if (!(await repositories.has(repo, head)))
    throw new Error(`commit ${head} of pull request #${number} is not there yet`);
}

/** Our own pull request may be seen here before the call that opened it has answered, and a person may have pushed to it by then. */
async function adoptOurs(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  pull: PullFacts,
  pushers: readonly Person[],
): Promise<void> {
  const id = pull.ours ? parseDeployId(deployOfBranch(pull.branch) ?? '') : undefined;
  const deploy = id && (await tables.deploys.find(id));
  if (!deploy || deploy.pull || deploy.repo !== pull.repo) return;
  const at = clock.now();
  const linked = await record(tables, deploy, { kind: 'pull-linked', pull: linkOf(pull), head: pull.head }, at);
  if (isOver(linked)) await queueClose(tables, linked);
  else if (pushers.length > 0) await record(tables, linked, { kind: 'pushed', head: pull.head, pushers }, at);
}

/** A new head is planned anew; a head that waits for its first plan gets it; one that ended is brought back by reopening. */
async function catchUp(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  deploy: Deploy,
  pull: FetchedPull,
  pushers: readonly Person[],
): Promise<void> {
  const at = clock.now();
  const { fetchedAt } = pull;
  // Somebody who has pushed stays one of those who did, as long as anything on the branch is not from us.
  const all = pushers.length > 0 ? together(deploy.pushers, pushers) : [];
  const isNews = all.length > deploy.pushers.length && WAITING.includes(deploy.state.at);
  if (deploy.head !== pull.head || isNews) {
    const moved = await record(tables, deploy, { kind: 'pushed', head: pull.head, pushers: all }, at);
    if (moved.state.at === 'validating') await queuePlan(tables, moved, { fetchedAt });
  } else if (deploy.state.at === 'validating') {
    await queuePlan(tables, deploy, { fetchedAt });
  } else if (endedWithPull(deploy)) {
    await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, at), { fetchedAt });
  }
}

/** States in which it still matters who has pushed. */
const WAITING: readonly StateName[] = ['validating', 'planning', 'plan_ready', 'approved'];

/** Ended by nobody's wish but because its pull request was not open: it comes back with it. */
const endedWithPull = ({ state }: Deploy): boolean =>
  (state.at === 'cancelled' && [CLOSED, RETARGETED, UNSEEN].includes(state.why)) ||
  (state.at === 'expired' && state.what === 'pull');

const CLOSED = 'the pull request was closed';
const MERGED = 'the pull request was merged without being applied';
const UNSEEN = 'the fork has code that nobody has let be planned';
const RETARGETED = 'the pull request no longer goes into the default branch';

/**
 * A pull request that is closed or goes elsewhere ends its deploys; one that somebody merged after our apply completes them. What an apply
 * may have left behind is an administrator's to give up.
 */
async function endDeploys({ store, clock }: Ports, pull: PullFacts, why: string): Promise<void> {
  await store.transaction(async (tables) => {
    for (const deploy of await tables.deploys.byPull(pull.repo, pull.number)) {
      const { state } = deploy;
      // Our own merge or a person's: the merge job tags it and deletes the branch, whoever was first.
      if (state.at === 'applied' && state.merge.is !== 'merged' && pull.merged) await queueMerge(tables, deploy);
      else if (endsWithPull(deploy)) await record(tables, deploy, { kind: 'cancelled', by: SYSTEM, why }, clock.now());
    }
  });
}

/** Whatever could still come back, so that it comes back with its pull request; never what was applied, even by half. */
const endsWithPull = ({ state, halfApplied, landed }: Deploy): boolean =>
  !halfApplied &&
  !landed &&
  (isWithheld({ state }) ||
    ['validating', 'planning', 'plan_ready', 'approved', 'failed'].includes(state.at) ||
    (state.at === 'expired' && state.what === 'plan'));

/** What exists is what the default branch says: a change that goes elsewhere would be destroyed by the next plan. */
async function refuseBase(ports: Ports, pull: PullFacts, projects: readonly Project[]): Promise<void> {
  await endDeploys(ports, pull, RETARGETED);
  if (projects.length === 0) return;
  await ports.pulls.reply(
    pull.repo,
    pull.number,
    'base',
    'Only pull requests into the default branch are planned: what is applied has to be there. Change the base of this one, and it is planned.',
  );
}

/** Code of a stranger runs only once somebody has looked at it; a push takes back what was planned before. */
async function refuseFork(ports: Ports, pull: PullFacts): Promise<void> {
  await endDeploys(ports, pull, UNSEEN);
  await ports.pulls.reply(
    pull.repo,
    pull.number,
    'fork',
    'Pull requests from forks are planned only when somebody who may write here has looked at the code and says `guildops plan`, anew after each push; they are never applied. To apply it, push the branch to this repository.',
  );
}

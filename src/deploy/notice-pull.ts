import { type Deploy, isOver } from '../core/deploy.ts';
import type { DeployId } from '../core/ids.ts';
import { parseDeployId } from '../core/ids.ts';
import { type Person, SYSTEM } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import { freshId, newDeploy } from './draft-request.ts';
import type { CommitFacts, Ports, PullFacts, Tables } from './ports.ts';
import { deployOfBranch } from './proposal.ts';
import { mirrorPull, queueMerge, queuePlan, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

/**
 * A pull request was opened, pushed, reopened or closed: reads what it is now and brings its deploys there. The webhook is only a hint,
 * so this is safe to repeat, late or out of order.
 */
export async function noticePull(ports: Ports, input: Parameters<UseCases['noticePull']>[0]): Promise<void> {
  const pull = await ports.pulls.read(input.repo, input.number);
  if (!pull.open) return closePull(ports, pull);
  if (pull.draft) return;
  if (pull.fork) return refuseFork(ports, pull);
  await ports.repositories.refresh(pull.repo);
  if (!(await ports.repositories.has(pull.repo, pull.head)))
    throw new Error(`commit ${pull.head} of pull request #${pull.number} is not there yet`);
  const pushers = pushersOf(await ports.repositories.commits(pull.repo, pull.baseSha, pull.head));
  const projects = await touchedProjects(ports, pull);
  await ports.store.transaction(async (tables) => {
    await adoptOurs(tables, ports, pull);
    const present = await tables.deploys.byPull(pull.repo, pull.number);
    for (const deploy of present) await catchUp(tables, ports, deploy, pull, pushers);
    for (const project of projects.filter(({ id }) => present.every((deploy) => deploy.project !== id)))
      await adoptHandMade(tables, ports, project, pull, pushers, input.cause);
    if (present.length === 0 && projects.length === 0)
      await mirrorPull(tables, { repo: pull.repo, pull: linkOf(pull) });
  });
}

const linkOf = ({ number, branch, base, url, title }: PullFacts) => ({ number, branch, base, url, title });

/** Our own pull request may be seen here before the call that opened it has answered. */
async function adoptOurs(tables: Tables, { clock }: Pick<Ports, 'clock'>, pull: PullFacts): Promise<void> {
  const id = pull.ours ? parseDeployId(deployOfBranch(pull.branch) ?? '') : undefined;
  const deploy = id && (await tables.deploys.find(id));
  if (!deploy || deploy.pull || deploy.repo !== pull.repo) return;
  await record(tables, deploy, { kind: 'pull-linked', pull: linkOf(pull), head: pull.head }, clock.now());
}

/** A new head is planned anew; a head that waits for its first plan gets it; one that ended is brought back by reopening. */
async function catchUp(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  deploy: Deploy,
  pull: PullFacts,
  pushers: readonly Person[],
): Promise<void> {
  const at = clock.now();
  if (deploy.head !== pull.head) {
    const moved = await record(tables, deploy, { kind: 'pushed', head: pull.head, pushers }, at);
    if (moved.state.at === 'validating') await queuePlan(tables, moved);
  } else if (deploy.state.at === 'validating') {
    await queuePlan(tables, deploy);
  } else if (deploy.state.at === 'cancelled' && deploy.state.why === CLOSED) {
    await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, at));
  }
}

async function adoptHandMade(
  tables: Tables,
  ports: Pick<Ports, 'clock'>,
  project: Project,
  pull: PullFacts,
  pushers: readonly Person[],
  cause: string,
): Promise<void> {
  const at = ports.clock.now();
  const author: Person = { surface: 'github', id: pull.author.toLowerCase(), name: pull.author, roles: [] };
  const deploy = newDeploy(project, author, {
    id: await freshId(tables),
    origin: 'pull',
    cause: `${cause}:${project.id}`,
    state: { at: 'validating', carried: { approvals: [] } },
    createdAt: at,
    pushers,
  });
  await queuePlan(
    tables,
    await record(tables, deploy, { kind: 'pull-linked', pull: linkOf(pull), head: pull.head }, at),
  );
}

/** Projects whose folder the pull request changes; facts come from the rows, never from the branch. */
async function touchedProjects(
  { repositories, store }: Pick<Ports, 'repositories' | 'store'>,
  pull: PullFacts,
): Promise<Project[]> {
  const [paths, projects] = await Promise.all([
    repositories.changedPaths(pull.repo, pull.baseSha, pull.head),
    store.projects.inRepo(pull.repo),
  ]);
  return projects.filter(({ directory }) => paths.some((path) => path.startsWith(`${directory}/`)));
}

/** People whose commits are on the branch. GitHub's no-reply address proves a login; any other address is a person of its own. */
function pushersOf(commits: readonly CommitFacts[]): Person[] {
  const people = commits
    .filter(({ ours }) => !ours)
    .map(({ authorName, authorEmail }): Person => {
      const login = /^(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com$/.exec(authorEmail)?.[1];
      return {
        surface: 'github',
        id: login?.toLowerCase() ?? `email:${authorEmail.toLowerCase()}`,
        name: authorName,
        roles: [],
      };
    });
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

const CLOSED = 'the pull request was closed';
const MERGED = 'the pull request was merged without being applied';

/** A closed pull request ends its deploys; one that somebody merged after our apply completes it. */
async function closePull({ store, clock }: Ports, pull: PullFacts): Promise<void> {
  await store.transaction(async (tables) => {
    for (const deploy of await tables.deploys.byPull(pull.repo, pull.number)) {
      const at = clock.now();
      const { state } = deploy;
      // Our own merge or a person's: the merge job tags it and deletes the branch, whoever was first.
      if (state.at === 'applied' && state.merge.is !== 'merged' && pull.merged) await queueMerge(tables, deploy);
      else if (state.at !== 'applying' && !isOver(deploy))
        await record(tables, deploy, { kind: 'cancelled', by: SYSTEM, why: pull.merged ? MERGED : CLOSED }, at);
    }
  });
}

async function refuseFork({ pulls }: Ports, { repo, number }: PullFacts): Promise<void> {
  await pulls.reply(
    repo,
    number,
    'fork',
    'Pull requests from forks are not planned: their code would run beside your credentials. Push the branch to this repository instead.',
  );
}

/** The default branch moved: a ready plan whose project was changed there is made anew at once, the others when they are applied. */
export async function noticePush(ports: Ports, { repo, branch }: Parameters<UseCases['noticePush']>[0]): Promise<void> {
  const { repositories, store, clock } = ports;
  if (branch !== (await repositories.defaultBranch(repo))) return;
  const ready = (await store.deploys.inStates(['plan_ready', 'approved'])).filter((deploy) => deploy.repo === repo);
  if (ready.length === 0) return;
  await repositories.refresh(repo);
  const tip = await repositories.branch(repo, branch);
  const projects = await store.projects.inRepo(repo);
  const stale: DeployId[] = [];
  for (const { id, project, state } of ready) {
    const directory = projects.find((row) => row.id === project)?.directory;
    if (!tip || !directory || !('plan' in state) || state.plan?.base === tip || !state.plan) continue;
    const changed = await repositories.changedPaths(repo, state.plan.base, tip);
    if (changed.some((path) => path.startsWith(`${directory}/`))) stale.push(id);
  }
  await store.transaction(async (tables) => {
    for (const id of stale) {
      const deploy = await tables.deploys.get(id);
      if (deploy.state.at !== 'plan_ready' && deploy.state.at !== 'approved') continue;
      await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, clock.now()));
    }
  });
}

import type { Deploy } from '../core/deploy.ts';
import type { StateName } from '../core/deploy-state.ts';
import { explain } from '../core/explain.ts';
import type { Repo } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { isMerged, isToLand, RECENT_MS } from './land-pull.ts';
import { countPresent } from './limits/count-present.ts';
import { noticePull } from './notice-pull.ts';
import type { Ports, PullFacts } from './ports.ts';
import type { Repository } from './read-repository.ts';
import { syncProjects } from './sync-projects.ts';

const NEEDS_PULL: readonly StateName[] = ['validating', 'planning', 'plan_ready', 'approved'];
/** In these the webhook of an open pull request may still have something to say. */
const OPEN_QUESTION: readonly StateName[] = ['validating', 'cancelled', 'expired'];

/**
 * Reads the default branch of the bound repositories, every open pull request of theirs, those that our deploys believe to be open, and
 * those that were merged within a day, and catches up with what no webhook told us: GitHub sends each once, and we may have been away. Runs at start and by `guildops sync`.
 * @returns how many pull requests were looked at
 * @throws AggregateError when some could not be; the others were
 */
export async function sync(ports: Ports): Promise<number> {
  // Of what has landed GitHub has nothing more to tell.
  const believed = (await ports.store.deploys.inStates(NEEDS_PULL)).filter(({ pull, landed }) => pull && !landed);
  let looked = 0;
  const looks = [...boundRepos(ports)].flatMap((repo) => [
    async () => syncMerged(ports, repo, await syncCode(ports, repo)),
    () => syncOpen(ports, repo, believed),
  ]);
  await forAll(looks, async (look) => {
    looked += await look();
  });
  return looked;
}

async function syncOpen(ports: Ports, repo: Repo, believed: readonly Deploy[]): Promise<number> {
  const open = await ports.pulls.listOpen(repo);
  const news = await Promise.all(open.map(async (pull) => ((await isCaughtUp(ports, pull)) ? [] : [pull.number])));
  const closed = believed
    .flatMap(({ repo: of, pull }) => (of === repo && pull ? [pull.number] : []))
    .filter((number) => open.every((pull) => pull.number !== number));
  const heads = new Map(open.map(({ number, head }) => [number, head]));
  await forAll(new Set([...news.flat(), ...closed]), (number) =>
    catchUp(ports, repo, number, heads.get(number) ?? 'closed'),
  );
  return open.length;
}

/** What the default branch says of its projects, and what those have that we know nothing of. */
async function syncCode(ports: Ports, repo: Repo): Promise<Repository | undefined> {
  await ports.repositories.refresh(repo);
  const repository = await syncProjects(ports, repo);
  if (repository) await countPresent(ports, { guild: repository.guild, repo });
  return repository;
}

/**
 * Where the apply follows the merge, a merge that nobody told us of leaves code that is not applied. What each is about is read from git;
 * GitHub is asked only about those that are still to land.
 */
async function syncMerged(ports: Ports, repo: Repo, repository: Repository | undefined): Promise<number> {
  const { pulls, clock } = ports;
  const merged = await pulls.listMerged(repo, new Date(clock.now().getTime() - RECENT_MS));
  await forAll(merged.filter(isMerged), async (pull) => {
    if (await isToLand(ports, pull, repository)) await catchUp(ports, repo, pull.number, pull.mergeSha);
  });
  return merged.length;
}

/** Does all of them, whatever befalls one. */
async function forAll<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const faults: unknown[] = [];
  for (const item of items) await work(item).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw new AggregateError(faults, 'some pull requests could not be looked at');
}

async function isCaughtUp({ store }: Ports, { repo, number, head }: PullFacts): Promise<boolean> {
  const deploys = await store.deploys.byPull(repo, number);
  const knows = (deploy: Deploy) => deploy.head === head && !OPEN_QUESTION.includes(deploy.state.at);
  return deploys.length > 0 && deploys.every(knows);
}

async function catchUp(ports: Ports, repo: Repo, number: number, what: string): Promise<void> {
  try {
    await noticePull(ports, { repo, number, cause: `sync:${repo}#${number}:${what}` });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    ports.log.warn({ reasons: error.problems.map((problem) => explain(problem).what) }, 'pull request refused');
  }
}

const boundRepos = ({ rules }: Ports): Set<Repo> => new Set([...rules.guilds.values()].flatMap(({ repos }) => repos));

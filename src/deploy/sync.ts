import type { Deploy, StateName } from '../core/deploy.ts';
import { explain } from '../core/explain.ts';
import type { Repo } from '../core/ids.ts';
import { Refusal } from '../core/refusal.ts';
import { noticePull } from './notice-pull.ts';
import type { Ports, PullFacts } from './ports.ts';

const NEEDS_PULL: readonly StateName[] = ['validating', 'planning', 'plan_ready', 'approved'];

/**
 * Reads every open pull request of the bound repositories, and those that our deploys believe to be open, and catches up with what no
 * webhook told us: GitHub sends each once, and we may have been away. Runs at start and by `guildops sync`.
 * @returns how many pull requests were looked at
 */
export async function sync(ports: Ports): Promise<number> {
  let looked = 0;
  const waiting = await ports.store.deploys.inStates(NEEDS_PULL);
  for (const repo of boundRepos(ports)) {
    const open = await ports.pulls.listOpen(repo);
    const closed = waiting
      .flatMap(({ repo: of, pull }) => (of === repo && pull ? [pull.number] : []))
      .filter(isNotIn(open));
    for (const pull of open) if (!(await isCaughtUp(ports, pull))) await catchUp(ports, repo, pull.number, pull.head);
    for (const number of new Set(closed)) await catchUp(ports, repo, number, 'closed');
    looked += open.length;
  }
  return looked;
}

const isNotIn = (open: readonly PullFacts[]) => (number: number) => open.every((pull) => pull.number !== number);

/** Whether a pull request's deploys know its head, and none still waits for its webhook. */
async function isCaughtUp({ store }: Ports, { repo, number, head }: PullFacts): Promise<boolean> {
  const deploys = await store.deploys.byPull(repo, number);
  const knows = (deploy: Deploy) => deploy.head === head && deploy.state.at !== 'validating';
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

const boundRepos = ({ rules }: Ports): Repo[] => [...new Set([...rules.guilds.values()].flatMap(({ repos }) => repos))];

import type { Repo } from '../../core/ids.ts';
import type { Unmet } from '../../core/requirement.ts';
import type { Standing } from '../../deploy/ports.ts';
import type { GitHub } from '../app.ts';
import { toSha } from '../pulls/facts.ts';
import { toRepoParams } from '../repo.ts';
import { obstaclesOfBlocked } from './blocked.ts';

/** GitHub finds out in the background; then it is asked again: 1 + 2 + 4 + 8 s = 15 s at most. */
const POLL_MS = [1_000, 2_000, 4_000, 8_000];

export interface StandingNeeds {
  github: GitHub;
  pause(ms: number): Promise<void>;
}

/**
 * What keeps GitHub from merging a pull request at this moment. Its own word is believed where it says that nothing does. `blocked` is also its
 * word while our required check waits for the apply, so then its rules are read, and everything but our own checks has to be there.
 */
export async function standingOf({ github, pause }: StandingNeeds, repo: Repo, number: number): Promise<Standing> {
  const pull = await readSettled({ github, pause }, repo, number);
  const head = toSha(pull.head.sha);
  const state = pull.mergeable_state;
  if (GO.has(state)) return { head, obstacles: [] };
  if (state === 'blocked')
    return { head, obstacles: await obstaclesOfBlocked(github, { repo, number, head, base: pull.base.ref }) };
  return { head, obstacles: [STOPS[state] ?? UNKNOWN] };
}

async function readSettled({ github, pause }: StandingNeeds, repo: Repo, number: number) {
  const client = await github.client(repo);
  const read = async () => (await client.rest.pulls.get({ ...toRepoParams(repo), pull_number: number })).data;
  let pull = await read();
  for (const wait of POLL_MS) {
    if (pull.state !== 'open' || (pull.mergeable !== null && pull.mergeable_state !== 'unknown')) break;
    await pause(wait);
    pull = await read();
  }
  return pull;
}

/** `unstable`: a check fails that nobody requires. `has_hooks`: enterprise servers with hooks before a merge. */
const GO: ReadonlySet<string> = new Set(['clean', 'unstable', 'has_hooks']);

const STOPS: Readonly<Record<string, Unmet>> = {
  dirty: { why: 'it conflicts with its base branch', wayOn: 'Merge the base into the branch, resolve, and push.' },
  draft: { why: 'it is a draft', wayOn: 'Mark it as ready for review.' },
  behind: {
    why: 'its base went on, and may be merged into only by branches that have all of it',
    wayOn: 'Update the branch: merge the base into it and push.',
  },
};

const UNKNOWN: Unmet = {
  why: 'GitHub has not found out yet whether it can be merged',
  wayOn: 'Ask again in a moment.',
};

import type { RefMove } from '../events/refs-moved.ts';
import { git } from '../git/git.ts';
import { branchTip, isAncestor, setRef, zeroSha } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import type { Pull } from '../state/conversation.ts';
import { pullsOf, type Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';
import { announcePull } from './announce.ts';
import { dismissReview } from './reviews.ts';
import { measure } from './size.ts';

/** What a moved branch does to the open pull requests from it and into it. */
export async function followBranch(hub: Hub, repo: Repository, move: RefMove, by: User): Promise<void> {
  const branch = move.name.replace('refs/heads/', '');
  const open = pullsOf(repo).filter(({ state }) => state === 'open');
  for (const pull of open.filter(({ from, headRef }) => !from && headRef === branch)) {
    if (move.after === zeroSha) closePull(hub, repo, pull, by);
    else await headMoved(hub, repo, pull, move, by);
  }
  const { forkOf } = repo;
  if (forkOf) await forkOf.exclusively(() => followFork(hub, forkOf, repo, { ...move, name: branch }, by));
  for (const pull of open.filter(({ baseRef, state }) => baseRef === branch && state === 'open')) {
    if (move.after === zeroSha) closePull(hub, repo, pull, by);
    else await baseMoved(hub, repo, pull, move.after, by);
  }
}

/** The same for the pull requests that a fork has at the repository it is a copy of. */
async function followFork(hub: Hub, repo: Repository, fork: Repository, move: RefMove, by: User): Promise<void> {
  const own = pullsOf(repo).filter(
    ({ state, from, headRef }) => state === 'open' && from === fork && headRef === move.name,
  );
  for (const pull of own) {
    if (move.after === zeroSha) closePull(hub, repo, pull, by);
    else {
      await bringFromFork(repo, fork, move.name);
      await headMoved(hub, repo, pull, move, by);
    }
  }
}

/** The commits of a fork's branch, as GitHub has them in both repositories once there is a pull request. */
export async function bringFromFork(repo: Repository, fork: Repository, branch: string): Promise<void> {
  if ((await branchTip(fork.gitDir, branch)) === undefined) return;
  await git(repo.gitDir, ['fetch', '--quiet', '--no-tags', fork.gitDir, `refs/heads/${branch}`]);
}

export function closePull(hub: Hub, repo: Repository, pull: Pull, by: User): void {
  Object.assign(pull, { state: 'closed', closedAt: hub.now(), updatedAt: hub.now() });
  announcePull(hub, repo, pull, { action: 'closed', by });
}

async function headMoved(hub: Hub, repo: Repository, pull: Pull, { before, after }: RefMove, by: User): Promise<void> {
  pull.headSha = after;
  pull.updatedAt = hub.now();
  await settleOnTips(repo, pull);
  announcePull(hub, repo, pull, { action: 'synchronize', by, extra: { before, after } });
  if (pull.size.commits === 0) return closePull(hub, repo, pull, by); // set back to the base: nothing is left to merge
  if (!repo.protections.get(pull.baseRef)?.dismissStale) return;
  for (const review of pull.reviews.filter(({ state }) => state === 'APPROVED'))
    dismissReview(hub, repo, pull, review, by);
}

/** Takes head and base as they are now: sizes, GitHub's own reference to the head, mergeability from anew. */
export async function settleOnTips(repo: Repository, pull: Pull): Promise<void> {
  const { gitDir } = repo;
  pull.baseSha = (await branchTip(gitDir, pull.baseRef)) ?? pull.baseSha;
  pull.mergeability = { at: 'unknown' };
  await setRef(gitDir, `refs/pull/${pull.number}/head`, pull.headSha);
  pull.size = await measure(gitDir, pull.baseSha, pull.headSha).catch(() => pull.size); // histories may have parted
}

async function baseMoved(hub: Hub, repo: Repository, pull: Pull, tip: string, by: User): Promise<void> {
  pull.mergeability = { at: 'unknown' };
  if (!(await isAncestor(repo.gitDir, pull.headSha, tip))) return;
  pull.merged = { at: hub.now(), by, sha: tip }; // somebody pushed the very commits: GitHub calls that merged
  closePull(hub, repo, pull, by);
}

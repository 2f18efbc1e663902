import { branchTip } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import { ApiError, invalid } from '../rest/api-error.ts';
import type { Pull } from '../state/conversation.ts';
import { nextNumber, pullsOf, type Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';
import { announcePull } from './announce.ts';
import { bringFromFork, settleOnTips } from './follow-branch.ts';
import { measure } from './size.ts';

export interface NewPull {
  readonly title: string;
  readonly body: string | null;
  /** Branch names, without owner. */
  readonly head: string;
  /** The fork that the head is in. */
  readonly from?: Repository;
  readonly base: string;
  readonly draft: boolean;
  readonly by: User;
}

/** @throws ApiError 422 for branches that do not exist, hold nothing new, or have a pull request already */
export function openPull(hub: Hub, repo: Repository, wish: NewPull): Promise<Pull> {
  return repo.exclusively(async () => {
    if (wish.from) await bringFromFork(repo, wish.from, wish.head);
    const { headSha, baseSha } = await findBranches(repo, wish);
    const size = await measure(repo.gitDir, baseSha, headSha).catch(() => undefined);
    if (!size)
      throw invalid('PullRequest', 'base', `The ${wish.head} branch has no history in common with ${wish.base}`);
    if (size.commits === 0) throw noCommits(wish);
    const at = hub.now();
    const pull: Pull = {
      kind: 'pull',
      id: hub.nextId(),
      number: nextNumber(repo),
      author: wish.by,
      title: wish.title,
      body: wish.body,
      state: 'open',
      draft: wish.draft,
      labels: [],
      reactions: [],
      headRef: wish.head,
      ...(wish.from && { from: wish.from }),
      headSha,
      baseRef: wish.base,
      baseSha,
      size,
      mergeability: { at: 'unknown' },
      merged: null,
      reviews: [],
      threads: [],
      lineComments: [],
      createdAt: at,
      updatedAt: at,
      closedAt: null,
    };
    repo.topics.set(pull.number, pull);
    await settleOnTips(repo, pull);
    announcePull(hub, repo, pull, { action: 'opened', by: wish.by });
    return pull;
  });
}

const noCommits = ({ head, base }: NewPull) =>
  new ApiError(422, 'Validation Failed', [
    { resource: 'PullRequest', code: 'custom', message: `No commits between ${base} and ${head}` },
  ]);

async function findBranches(
  repo: Repository,
  { head, base, from }: NewPull,
): Promise<{ headSha: string; baseSha: string }> {
  const headSha = await branchTip((from ?? repo).gitDir, head);
  if (headSha === undefined) throw invalid('PullRequest', 'head', 'head is invalid', 'invalid');
  const baseSha = await branchTip(repo.gitDir, base);
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'base is invalid', 'invalid');
  const twin = pullsOf(repo).find(
    (pull) => pull.state === 'open' && pull.from === from && pull.headRef === head && pull.baseRef === base,
  );
  if (!twin) return { headSha, baseSha };
  const message = `A pull request already exists for ${(from ?? repo).owner.login}:${head}.`;
  throw new ApiError(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }]);
}

import { refsMoved } from '../events/refs-moved.ts';
import { commitsBetween, writeCommit } from '../git/commits.ts';
import { mergedTree, replayCommits } from '../git/merging.ts';
import { branchTip, setRef } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import { ApiError } from '../rest/api-error.ts';
import type { Pull } from '../state/conversation.ts';
import type { MergeMethod, Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';
import { closePull } from './follow-branch.ts';
import { allowedMethods, obstacles } from './gates.ts';
import { signatureOf, webSignature } from './web-signature.ts';

export interface MergeWish {
  readonly method: MergeMethod;
  /** Merge only while this is the head. */
  readonly sha: string | undefined;
  readonly title: string | undefined;
  readonly message: string | undefined;
  readonly by: User;
}

/**
 * Merges and returns the new tip of the base branch.
 * @throws ApiError 405 when it cannot be merged as it is, 409 when the head moved
 */
export function mergePull(hub: Hub, repo: Repository, pull: Pull, wish: MergeWish): Promise<string> {
  return repo.exclusively(async () => {
    await refuseUnmergeable(repo, pull, wish);
    const before = await branchTip(repo.gitDir, pull.baseRef);
    const after = before && (await writeMerge(hub, repo, pull, before, wish));
    if (!before || !after) throw notMergeable();
    await setRef(repo.gitDir, `refs/heads/${pull.baseRef}`, after, before);
    pull.merged = { at: hub.now(), by: wish.by, sha: after };
    closePull(hub, repo, pull, wish.by);
    await refsMoved(hub, repo, [{ name: `refs/heads/${pull.baseRef}`, before, after }], wish.by);
    return after;
  });
}

const notMergeable = () => new ApiError(405, 'Pull Request is not mergeable');

const methodNames = { merge: 'Merge commits', squash: 'Squash merges', rebase: 'Rebase merges' } as const;

async function refuseUnmergeable(repo: Repository, pull: Pull, { sha, method, by }: MergeWish): Promise<void> {
  if (pull.state === 'closed') throw notMergeable();
  if (!allowedMethods(repo, pull.baseRef).includes(method))
    throw new ApiError(405, `${methodNames[method]} are not allowed on this repository.`);
  if (pull.draft) throw new ApiError(405, 'Pull Request is still a draft');
  if (sha !== undefined && sha !== pull.headSha)
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  if (by.type === 'Bot' && repo.protections.get(pull.baseRef)?.appBypasses) return;
  const [obstacle] = await obstacles(repo, pull);
  if (obstacle !== undefined) throw new ApiError(405, obstacle);
}

/** The commit that becomes the tip of the base, or undefined on conflict. */
async function writeMerge(
  hub: Hub,
  repo: Repository,
  pull: Pull,
  base: string,
  wish: MergeWish,
): Promise<string | undefined> {
  const { gitDir } = repo;
  const head = pull.headSha;
  const committer = webSignature(hub);
  if (wish.method === 'rebase') {
    const rebased = await replayCommits(gitDir, { base, head, committer });
    if (rebased === undefined) throw new ApiError(405, "This branch can't be rebased");
    return rebased;
  }
  const tree = await mergedTree(gitDir, base, head);
  if (tree === undefined) return undefined;
  const message = await mergeMessage(repo, pull, base, wish);
  if (wish.method === 'merge')
    return writeCommit(gitDir, { tree, parents: [base, head], message, author: signatureOf(hub, wish.by), committer });
  return writeCommit(gitDir, { tree, parents: [base], message, author: signatureOf(hub, pull.author), committer });
}

async function mergeMessage(repo: Repository, pull: Pull, base: string, wish: MergeWish): Promise<string> {
  const source = `${repo.owner.login}/${pull.headRef}`;
  const isMerge = wish.method === 'merge';
  const title =
    wish.title ?? (isMerge ? `Merge pull request #${pull.number} from ${source}` : `${pull.title} (#${pull.number})`);
  const body = wish.message ?? (isMerge ? pull.title : await squashedMessages(repo, pull, base));
  return `${title}\n\n${body}`;
}

/** One commit keeps its body; of several, each message becomes a point of a list. */
async function squashedMessages({ gitDir }: Repository, pull: Pull, base: string): Promise<string> {
  const commits = await commitsBetween(gitDir, base, pull.headSha);
  const [only] = commits;
  if (commits.length === 1 && only) return only.message.split('\n').slice(2).join('\n');
  return commits.map(({ message }) => `* ${message}`).join('\n\n');
}

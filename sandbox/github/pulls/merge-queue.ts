import { emit } from '../events/emit.ts';
import { refsMoved } from '../events/refs-moved.ts';
import { readCommit, writeCommit } from '../git/commits.ts';
import { mergedTree } from '../git/merging.ts';
import { branchTip, deleteRef, setRef } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import { ApiError } from '../rest/api-error.ts';
import type { Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';
import { closePull } from './follow-branch.ts';
import { obstacles, signalsOf } from './gates.ts';
import { webSignature } from './web-signature.ts';

const QUEUE_ONLY = 'Changes must be made through the merge queue';

/**
 * Puts a pull request into the merge queue of its base: a branch with what the merge would be, for which checks are requested; the base moves
 * there once the required ones have passed on it. Answers the head of that group.
 * @throws ApiError 422 for what may not be queued: its own required checks have to have passed
 */
export async function enqueue(hub: Hub, repo: Repository, pull: Pull, by: User): Promise<string> {
  const [obstacle] = (await obstacles(repo, pull)).filter((words) => words !== QUEUE_ONLY);
  if (obstacle !== undefined) throw new ApiError(422, obstacle);
  const base = (await branchTip(repo.gitDir, pull.baseRef)) ?? pull.baseSha;
  const tree = await mergedTree(repo.gitDir, base, pull.headSha);
  if (tree === undefined) throw new ApiError(422, 'Pull request has merge conflicts');
  const committer = webSignature(hub);
  const message = `Merge pull request #${pull.number} from ${repo.owner.login}/${pull.headRef}`;
  const parents = [base, pull.headSha];
  const head = await writeCommit(repo.gitDir, { tree, parents, message, author: committer, committer });
  const ref = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${pull.number}-${base}`;
  await setRef(repo.gitDir, ref, head);
  await announceGroup(hub, repo, { base, head, ref, baseRef: `refs/heads/${pull.baseRef}`, by });
  const { requiredChecks = [] } = repo.protections.get(pull.baseRef) ?? {};
  const passed = () => requiredChecks.every((name) => signalsOf(repo, head).get(name) === 'passed') || undefined;
  const land = async () => {
    await hub.changes.until(passed, `the checks of the merge group of #${pull.number} have passed`, 20_000);
    await repo.exclusively(() => mergeGroup(hub, repo, pull, { base, head, ref, by }));
  };
  hub.background(land());
  return head;
}

interface Group {
  base: string;
  head: string;
  ref: string;
  by: User;
}

async function announceGroup(
  hub: Hub,
  repo: Repository,
  { base, head, ref, baseRef, by }: Group & { baseRef: string },
): Promise<void> {
  const { tree, message, author, committer } = await readCommit(repo.gitDir, head);
  const head_commit = { id: head, tree_id: tree, message, timestamp: committer.date, author, committer };
  const merge_group = { head_sha: head, head_ref: ref, base_sha: base, base_ref: baseRef, head_commit };
  emit(hub, { event: 'merge_group', action: 'checks_requested', repo, by, body: { merge_group } });
}

async function mergeGroup(hub: Hub, repo: Repository, pull: Pull, { base, head, ref, by }: Group): Promise<void> {
  const name = `refs/heads/${pull.baseRef}`;
  await setRef(repo.gitDir, name, head, base);
  await deleteRef(repo.gitDir, ref);
  pull.merged = { at: hub.now(), by, sha: head };
  closePull(hub, repo, pull, by);
  await refsMoved(hub, repo, [{ name, before: base, after: head }], by);
}

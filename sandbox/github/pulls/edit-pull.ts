import { branchTip } from '../git/refs.ts';
import type { Hub } from '../hub.ts';
import { ApiError, invalid } from '../rest/api-error.ts';
import type { Pull } from '../state/conversation.ts';
import { pullsOf, type Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';
import { announcePull } from './announce.ts';
import { bringFromFork, closePull, settleOnTips } from './follow-branch.ts';

export interface PullEdit {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly base?: string;
}

/** @throws ApiError 422 for a base that does not exist, and for reopening what cannot be opened again */
export function editPull(hub: Hub, repo: Repository, pull: Pull, edit: PullEdit, by: User): Promise<void> {
  return repo.exclusively(async () => {
    await editWords(hub, repo, pull, edit, by);
    if (edit.state === undefined || edit.state === pull.state) return;
    if (edit.state === 'closed') closePull(hub, repo, pull, by);
    else await reopen(hub, repo, pull, by);
  });
}

async function editWords(
  hub: Hub,
  repo: Repository,
  pull: Pull,
  { title, body, base }: PullEdit,
  by: User,
): Promise<void> {
  const changes = {
    ...(title !== undefined && title !== pull.title ? { title: { from: pull.title } } : {}),
    ...(body !== undefined && body !== pull.body ? { body: { from: pull.body ?? '' } } : {}),
    ...(base !== undefined && base !== pull.baseRef
      ? { base: { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } } }
      : {}),
  };
  if (Object.keys(changes).length === 0) return;
  if (base !== undefined && base !== pull.baseRef) await changeBase(repo, pull, base);
  Object.assign(pull, { title: title ?? pull.title, body: body ?? pull.body, updatedAt: hub.now() });
  announcePull(hub, repo, pull, { action: 'edited', by, extra: { changes } });
}

async function changeBase(repo: Repository, pull: Pull, base: string): Promise<void> {
  if (pull.state === 'closed') throw new ApiError(422, 'Cannot change the base branch of a closed pull request.');
  if ((await branchTip(repo.gitDir, base)) === undefined)
    throw invalid('PullRequest', 'base', 'base is invalid', 'invalid');
  pull.baseRef = base;
  await settleOnTips(repo, pull);
}

async function reopen(hub: Hub, repo: Repository, pull: Pull, by: User): Promise<void> {
  const tip = await branchTip((pull.from ?? repo).gitDir, pull.headRef);
  if (pull.from && tip !== undefined) await bringFromFork(repo, pull.from, pull.headRef);
  const twin = pullsOf(repo).some(
    (other) => other.state === 'open' && other.from === pull.from && other.headRef === pull.headRef,
  );
  if (pull.merged || tip === undefined || twin)
    throw invalid('PullRequest', 'state', 'state cannot be changed. The head branch is gone, merged or taken.');
  Object.assign(pull, { state: 'open', closedAt: null, updatedAt: hub.now(), headSha: tip });
  await settleOnTips(repo, pull);
  announcePull(hub, repo, pull, { action: 'reopened', by });
}

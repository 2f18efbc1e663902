import { refsMoved } from '../events/refs-moved.ts';
import { writeCommit } from '../git/commits.ts';
import { mergedTree } from '../git/merging.ts';
import { branchTip, setRef } from '../git/refs.ts';
import { topicPage } from '../json/links.ts';
import { type MergeWish, mergePull } from '../pulls/merge-pull.ts';
import { signatureOf, webSignature } from '../pulls/web-signature.ts';
import { ApiError, notFound } from './api-error.ts';
import { noContent, ok, pullIn, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/pulls/{pull_number}';

export const mergeRoutes: readonly RepoRoute[] = [
  { on: `GET ${base}/merge`, needs: 'contents:read', role: 'read', run: isMerged },
  { on: `PUT ${base}/merge`, needs: 'contents:write', role: 'write', run: merge },
  { on: `PUT ${base}/update-branch`, needs: 'pull_requests:write', role: 'write', run: updateBranch },
];

function isMerged(call: RepoCall) {
  if (!pullIn(call).merged) throw notFound();
  return noContent;
}

async function merge(call: RepoCall) {
  const wish = (call.input ?? {}) as MergeInput;
  const { sha, commit_title: title, commit_message: message, merge_method: method = 'merge' } = wish;
  const merged = await mergePull(call.hub, call.repo, pullIn(call), {
    sha,
    title,
    message,
    method,
    by: call.caller.user,
  });
  return ok({ sha: merged, merged: true, message: 'Pull Request successfully merged' });
}

interface MergeInput {
  readonly sha?: string;
  readonly commit_title?: string;
  readonly commit_message?: string;
  readonly merge_method?: MergeWish['method'];
}

/** Merges the base into the head branch. GitHub does it after its answer; here it is done before, which no client can tell. */
async function updateBranch(call: RepoCall) {
  const { hub, repo, caller } = call;
  const pull = pullIn(call);
  const { expected_head_sha: expected = pull.headSha } = (call.input ?? {}) as { expected_head_sha?: string };
  await repo.exclusively(async () => {
    if (expected !== pull.headSha) throw new ApiError(422, 'expected head sha didn’t match current head ref.');
    const tip = await branchTip(repo.gitDir, pull.baseRef);
    const tree = tip && (await mergedTree(repo.gitDir, pull.headSha, tip));
    if (!tip || !tree) throw new ApiError(422, 'merge conflict between base and head');
    const before = pull.headSha;
    const message = `Merge branch '${pull.baseRef}' into ${pull.headRef}`;
    const signatures = { author: signatureOf(hub, caller.user), committer: webSignature(hub) };
    const after = await writeCommit(repo.gitDir, { tree, parents: [before, tip], message, ...signatures });
    await setRef(repo.gitDir, `refs/heads/${pull.headRef}`, after, before);
    await refsMoved(hub, repo, [{ name: `refs/heads/${pull.headRef}`, before, after }], caller.user);
  });
  return { status: 202, body: { message: 'Updating pull request branch.', url: topicPage(hub, repo, pull) } };
}

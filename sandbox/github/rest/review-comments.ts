import { toReviewComment } from '../json/review-comment.ts';
import type { Pull, ReviewComment } from '../state/conversation.ts';
import { atLeast, pullsOf, roleOf } from '../state/repository.ts';
import { ApiError, notFound } from './api-error.ts';
import { pageOf } from './paging.ts';
import { noContent, numberIn, pullIn, type RepoCall, type RepoRoute } from './route.ts';

/** Comments at lines; they are made by reviews. */
export const reviewCommentRoutes: readonly RepoRoute[] = [
  {
    on: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    ...{ needs: 'pull_requests:read', role: 'read', run: list },
  },
  {
    on: 'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}',
    needs: 'pull_requests:write',
    role: 'read',
    run: remove,
  },
];

async function list(call: RepoCall) {
  const pull = pullIn(call);
  const { items, headers } = pageOf(call, pull.lineComments);
  const body = await Promise.all(items.map((comment) => toReviewComment(call.hub, call.repo, pull, comment)));
  return { status: 200, body, headers };
}

function remove(call: RepoCall) {
  const { pull, comment } = found(call);
  pull.lineComments = pull.lineComments.filter((other) => other !== comment);
  pull.threads = pull.threads.filter(({ id }) => id !== comment.id);
  return noContent;
}

/** @throws ApiError 404, or 403 for other people's words without the right to maintain them */
function found(call: RepoCall): { pull: Pull; comment: ReviewComment } {
  const wanted = numberIn(call, 'comment_id');
  for (const pull of pullsOf(call.repo)) {
    const comment = pull.lineComments.find(({ id }) => id === wanted);
    if (!comment) continue;
    const { caller, repo } = call;
    if (comment.author !== caller.user && !(caller.kind === 'person' && atLeast(roleOf(repo, caller.user), 'write')))
      throw new ApiError(403, 'Resource not accessible by integration');
    return { pull, comment };
  }
  throw notFound();
}

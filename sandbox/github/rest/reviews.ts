import { findCommit } from '../git/refs.ts';
import { toReview } from '../json/review.ts';
import { type LineCommentInput, placed } from '../pulls/line-comments.ts';
import { announceReview, dismissReview } from '../pulls/reviews.ts';
import type { Review, ReviewState } from '../state/conversation.ts';
import { ApiError, notFound } from './api-error.ts';
import { refuseLongText } from './limits.ts';
import { listReply } from './paging.ts';
import { numberIn, ok, pullIn, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';

export const reviewRoutes: readonly RepoRoute[] = [
  { on: `GET ${base}`, needs: 'pull_requests:read', role: 'read', run: list },
  { on: `POST ${base}`, needs: 'pull_requests:write', role: 'read', run: submit },
  { on: `PUT ${base}/{review_id}/dismissals`, needs: 'pull_requests:write', role: 'write', run: dismiss },
];

function list(call: RepoCall) {
  const pull = pullIn(call);
  return listReply(call, pull.reviews, (review) => toReview(call.hub, call.repo, pull, review));
}

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

interface ReviewInput {
  readonly event?: keyof typeof states;
  readonly body?: string;
  readonly commit_id?: string;
  readonly comments?: readonly LineCommentInput[];
}

async function submit(call: RepoCall) {
  const { hub, repo, caller } = call;
  const pull = pullIn(call);
  const { event, body = '', commit_id: commit = pull.headSha, comments = [] } = call.input as ReviewInput;
  const state: ReviewState = event ? states[event] : 'PENDING';
  refuseLongText('PullRequestReview', 'body', body);
  if (pull.author === caller.user && state === 'APPROVED') throw unprocessable('Can not approve your own pull request');
  if (pull.author === caller.user && state === 'CHANGES_REQUESTED')
    throw unprocessable('Can not request changes on your own pull request');
  if (['CHANGES_REQUESTED', 'COMMENTED'].includes(state) && body === '' && comments.length === 0)
    throw unprocessable('Body cannot be blank');
  if ((await findCommit(repo.gitDir, commit)) === undefined)
    throw unprocessable('Commit is not part of the pull request');
  const lines = await placed(repo, pull, commit, comments);
  const review: Review = { id: hub.nextId(), author: caller.user, body, commit, at: hub.now(), state };
  pull.reviews.push(review);
  for (const line of lines) {
    const [id, at] = [hub.nextId(), hub.now()];
    pull.lineComments.push({
      ...line,
      id,
      review: review.id,
      author: caller.user,
      commit,
      createdAt: at,
      updatedAt: at,
    });
    pull.threads.push({ id, isResolved: false });
  }
  if (state !== 'PENDING') announceReview(hub, repo, pull, review, { action: 'submitted', by: caller.user });
  return ok(toReview(hub, repo, pull, review));
}

const unprocessable = (words: string) => new ApiError(422, 'Unprocessable Entity', [words]);

function dismiss(call: RepoCall) {
  const { hub, repo, caller } = call;
  const pull = pullIn(call);
  const review = pull.reviews.find(({ id }) => id === numberIn(call, 'review_id'));
  if (!review) throw notFound();
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
    throw unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  dismissReview(hub, repo, pull, review, caller.user);
  return ok(toReview(hub, repo, pull, review));
}

import { emit } from '../events/emit.ts';
import type { Hub } from '../hub.ts';
import { toSimplePull } from '../json/pull.ts';
import { toReviewEvent } from '../json/review.ts';
import type { Pull, Review } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';

export interface ReviewNews {
  readonly action: 'submitted' | 'dismissed';
  readonly by: User;
}

/** The `pull_request_review` webhook. */
export function announceReview(
  hub: Hub,
  repo: Repository,
  pull: Pull,
  review: Review,
  { action, by }: ReviewNews,
): void {
  const body = { review: toReviewEvent(hub, repo, pull, review), pull_request: toSimplePull(hub, repo, pull) };
  emit(hub, { event: 'pull_request_review', action, repo, by, body });
}

export function dismissReview(hub: Hub, repo: Repository, pull: Pull, review: Review, by: User): void {
  review.state = 'DISMISSED';
  announceReview(hub, repo, pull, review, { action: 'dismissed', by });
}

import type { Hub } from '../hub.ts';
import type { Pull, Review } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import { instant, nodeId, repoApi, topicPage } from './links.ts';
import { authorAssociation } from './topic.ts';
import { toSimpleUser } from './user.ts';

/** `pull-request-review`. The API shouts the state, webhooks whisper it: see `toReviewEvent`. */
export function toReview(hub: Hub, repo: Repository, pull: Pull, review: Review) {
  const page = `${topicPage(hub, repo, pull)}#pullrequestreview-${review.id}`;
  const pullUrl = `${repoApi(hub, repo)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: toSimpleUser(hub, review.author),
    body: review.body,
    state: review.state as string,
    commit_id: review.commit,
    submitted_at: instant(review.at),
    html_url: page,
    pull_request_url: pullUrl,
    author_association: authorAssociation(repo, review.author),
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
  };
}

/** A review in a webhook: the same with the state in lower case, and null for no words. */
export function toReviewEvent(hub: Hub, repo: Repository, pull: Pull, review: Review) {
  const json = toReview(hub, repo, pull, review);
  return { ...json, state: json.state.toLowerCase(), body: review.body || null };
}

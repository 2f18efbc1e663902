import { lineIn } from '../git/lines.ts';
import type { Hub } from '../hub.ts';
import type { Pull, ReviewComment } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import { instant, nodeId, repoApi, topicPage } from './links.ts';
import { authorAssociation, toReactionRollup } from './topic.ts';
import { toSimpleUser } from './user.ts';

/** `pull-request-review-comment`. Once its line is another one GitHub says null for `line`, which its description does not know: here it is left out. */
export async function toReviewComment(hub: Hub, repo: Repository, pull: Pull, comment: ReviewComment) {
  const { id, commit, path, startLine } = comment;
  const url = `${repoApi(hub, repo)}/pulls/comments/${id}`;
  const pullUrl = `${repoApi(hub, repo)}/pulls/${pull.number}`;
  const page = `${topicPage(hub, repo, pull)}#discussion_r${id}`;
  const now = async (line: number) => (await lineIn(repo.gitDir, { commit, path, line }, pull.headSha)) ?? null;
  const line = await now(comment.line);
  return {
    ...{ url, id, path, body: comment.body, pull_request_review_id: comment.review },
    node_id: nodeId('PullRequestReviewComment', id),
    diff_hunk: comment.hunk,
    ...{ commit_id: line === null ? commit : pull.headSha, original_commit_id: commit },
    user: toSimpleUser(hub, comment.author),
    created_at: instant(comment.createdAt),
    updated_at: instant(comment.updatedAt),
    ...{ html_url: page, pull_request_url: pullUrl },
    author_association: authorAssociation(repo, comment.author),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pullUrl } },
    reactions: toReactionRollup(url, []),
    ...(line !== null && { line }),
    ...{ original_line: comment.line, side: 'RIGHT', subject_type: 'line' },
    start_line: startLine === undefined || line === null ? null : await now(startLine),
    original_start_line: startLine ?? null,
    start_side: startLine === undefined ? null : 'RIGHT',
  };
}

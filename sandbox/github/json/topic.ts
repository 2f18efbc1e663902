import type { Hub } from '../hub.ts';
import { type Comment, type Issue, type Pull, type Reaction, reactionContents } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import { roleOf } from '../state/repository.ts';
import type { User } from '../state/user.ts';
import { instant, maybeInstant, nodeId, repoApi, topicPage } from './links.ts';
import { toSimpleUser } from './user.ts';

/** How an author relates to the repository. It says nothing about rights, and nobody should ask it for them. */
export function authorAssociation(repo: Repository, author: User): string {
  if (author === repo.owner) return 'OWNER';
  return roleOf(repo, author) === undefined ? 'NONE' : 'COLLABORATOR';
}

/** Counts by kind, as GitHub adds them to everything people react to. */
export function toReactionRollup(url: string, reactions: readonly Reaction[]) {
  const count = (wanted: string) => reactions.filter(({ content }) => content === wanted).length;
  const counts = Object.fromEntries(reactionContents.map((content) => [content, count(content)]));
  return { url: `${url}/reactions`, total_count: reactions.length, ...counts };
}

export const toReaction = (hub: Hub, reaction: Reaction) => ({
  id: reaction.id,
  node_id: nodeId('Reaction', reaction.id),
  user: toSimpleUser(hub, reaction.author),
  content: reaction.content,
  created_at: instant(reaction.at),
});

export const toLabel = (hub: Hub, repo: Repository, name: string) => ({
  id: [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7),
  node_id: nodeId('Label', name),
  url: `${repoApi(hub, repo)}/labels/${encodeURIComponent(name)}`,
  name,
  description: null,
  color: 'ededed',
  default: false,
});

/** `issue`: an issue, or a pull request seen as one (then it has `pull_request`). */
export function toIssue(hub: Hub, repo: Repository, topic: Issue | Pull) {
  const repository = repoApi(hub, repo);
  const url = `${repository}/issues/${topic.number}`;
  const page = topicPage(hub, repo, topic);
  return {
    id: topic.id,
    node_id: nodeId('Issue', topic.id),
    number: topic.number,
    title: topic.title,
    body: topic.body,
    state: topic.state,
    state_reason: null,
    locked: false,
    user: toSimpleUser(hub, topic.author),
    labels: topic.labels.map((name) => toLabel(hub, repo, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    comments: [...repo.comments.values()].filter(({ number }) => number === topic.number).length,
    created_at: instant(topic.createdAt),
    updated_at: instant(topic.updatedAt),
    closed_at: maybeInstant(topic.closedAt),
    author_association: authorAssociation(repo, topic.author),
    active_lock_reason: null,
    url,
    repository_url: repository,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    reactions: toReactionRollup(url, topic.reactions),
    ...(topic.kind === 'pull' ? { draft: topic.draft, pull_request: pullMention(repository, page, topic) } : {}),
  };
}

const pullMention = (repository: string, page: string, pull: Pull) => ({
  url: `${repository}/pulls/${pull.number}`,
  html_url: page,
  diff_url: `${page}.diff`,
  patch_url: `${page}.patch`,
  merged_at: maybeInstant(pull.merged?.at ?? null),
});

/** `issue-comment`. */
export function toComment(hub: Hub, repo: Repository, comment: Comment) {
  const url = `${repoApi(hub, repo)}/issues/comments/${comment.id}`;
  const kind = repo.topics.get(comment.number)?.kind ?? 'issue';
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${topicPage(hub, repo, { kind, number: comment.number })}#issuecomment-${comment.id}`,
    issue_url: `${repoApi(hub, repo)}/issues/${comment.number}`,
    body: comment.body,
    user: toSimpleUser(hub, comment.author),
    created_at: instant(comment.createdAt),
    updated_at: instant(comment.updatedAt),
    author_association: authorAssociation(repo, comment.author),
    reactions: toReactionRollup(url, comment.reactions),
    performed_via_github_app: null,
  };
}

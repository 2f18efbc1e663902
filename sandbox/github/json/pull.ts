import type { Hub } from '../hub.ts';
import type { Mergeability, Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import { instant, maybeInstant, nodeId, repoApi, topicPage } from './links.ts';
import { toRepository } from './repository.ts';
import { authorAssociation, toLabel, toReactionRollup } from './topic.ts';
import { toSimpleUser } from './user.ts';

/** `pull-request-simple`: a pull request in a list. */
export function toSimplePull(hub: Hub, repo: Repository, pull: Pull) {
  return {
    ...pullLinks(hub, repo, pull),
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: pull.state,
    locked: false,
    active_lock_reason: null,
    title: pull.title,
    body: pull.body,
    user: toSimpleUser(hub, pull.author),
    labels: pull.labels.map((name) => toLabel(hub, repo, name)),
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: pull.draft,
    created_at: instant(pull.createdAt),
    updated_at: instant(pull.updatedAt),
    closed_at: maybeInstant(pull.closedAt),
    merged_at: maybeInstant(pull.merged?.at ?? null),
    merge_commit_sha: pull.merged?.sha ?? testMerge(pull.mergeability),
    head: toSide(hub, pull.from ?? repo, pull.headRef, pull.headSha),
    base: toSide(hub, repo, pull.baseRef, pull.baseSha),
    author_association: authorAssociation(repo, pull.author),
    auto_merge: null,
  };
}

/** `pull-request`: all of it. `state` is GitHub's summary of what stands between it and the merge. */
export function toPull(hub: Hub, repo: Repository, pull: Pull, state: string) {
  return {
    ...toSimplePull(hub, repo, pull),
    merged: pull.merged !== null,
    mergeable: pull.merged ? null : isMergeable(pull.mergeability),
    rebaseable: pull.merged || pull.mergeability.at !== 'known' ? null : pull.mergeability.rebases,
    mergeable_state: state,
    merged_by: pull.merged ? toSimpleUser(hub, pull.merged.by) : null,
    comments: [...repo.comments.values()].filter(({ number }) => number === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pull.size.commits,
    additions: pull.size.additions,
    deletions: pull.size.deletions,
    changed_files: pull.size.files,
  };
}

const testMerge = (mergeability: Mergeability) => (mergeability.at === 'known' ? mergeability.testMerge : null);

/** Null as long as GitHub has not found out. */
export const isMergeable = (mergeability: Mergeability): boolean | null =>
  mergeability.at === 'known' ? mergeability.testMerge !== null : null;

function toSide(hub: Hub, repo: Repository, ref: string, sha: string) {
  const user = toSimpleUser(hub, repo.owner);
  return { label: `${repo.owner.login}:${ref}`, ref, sha, user, repo: toRepository(hub, repo) };
}

function pullLinks(hub: Hub, repo: Repository, pull: Pull) {
  const repository = repoApi(hub, repo);
  const url = `${repository}/pulls/${pull.number}`;
  const page = topicPage(hub, repo, pull);
  const links = {
    url,
    html_url: page,
    issue_url: `${repository}/issues/${pull.number}`,
    comments_url: `${repository}/issues/${pull.number}/comments`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repository}/pulls/comments{/number}`,
    commits_url: `${url}/commits`,
    statuses_url: `${repository}/statuses/${pull.headSha}`,
  };
  const _links = {
    self: { href: links.url },
    html: { href: links.html_url },
    issue: { href: links.issue_url },
    comments: { href: links.comments_url },
    review_comments: { href: links.review_comments_url },
    review_comment: { href: links.review_comment_url },
    commits: { href: links.commits_url },
    statuses: { href: links.statuses_url },
  };
  return {
    ...links,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    _links,
    reactions: toReactionRollup(url, pull.reactions),
  };
}

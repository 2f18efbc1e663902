import { emit } from '../events/emit.ts';
import { toComment, toIssue } from '../json/topic.ts';
import type { Comment } from '../state/conversation.ts';
import { atLeast, roleOf } from '../state/repository.ts';
import { ApiError } from './api-error.ts';
import { refuseBlank, refuseLongText } from './limits.ts';
import { listReply } from './paging.ts';
import { created, noContent, ok, pick, type RepoCall, type RepoRoute, refuseForeignTopic, topicIn } from './route.ts';

const below = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const one = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const read = ['issues:read', 'pull_requests:read'] as const;
const write = ['issues:write', 'pull_requests:write'] as const;

export const commentRoutes: readonly RepoRoute[] = [
  { on: `GET ${below}`, needs: read, role: 'read', run: list },
  { on: `POST ${below}`, needs: write, role: 'read', run: add },
  { on: `GET ${one}`, needs: read, role: 'read', run: get },
  { on: `PATCH ${one}`, needs: write, role: 'read', run: edit },
  { on: `DELETE ${one}`, needs: write, role: 'read', run: remove },
];

function list(call: RepoCall) {
  const topic = topicIn(call);
  const since = typeof call.query.since === 'string' ? new Date(call.query.since) : new Date(0);
  const found = [...call.repo.comments.values()].filter(
    ({ number, updatedAt }) => number === topic.number && updatedAt >= since,
  );
  return listReply(call, found, (comment) => toComment(call.hub, call.repo, comment));
}

function add(call: RepoCall) {
  const { hub, repo, caller } = call;
  const topic = topicIn(call);
  refuseForeignTopic(call, topic);
  const body = bodyIn(call);
  const at = hub.now();
  const id = hub.nextId();
  const comment: Comment = {
    id,
    number: topic.number,
    author: caller.user,
    body,
    createdAt: at,
    updatedAt: at,
    reactions: [],
  };
  repo.comments.set(comment.id, comment);
  topic.updatedAt = at;
  announce(call, comment, 'created');
  return created(toComment(hub, repo, comment));
}

function get(call: RepoCall) {
  return ok(toComment(call.hub, call.repo, commentIn(call)));
}

function edit(call: RepoCall) {
  const comment = commentIn(call);
  refuseStrangers(call, comment);
  const from = comment.body;
  Object.assign(comment, { body: bodyIn(call), updatedAt: call.hub.now() });
  announce(call, comment, 'edited', { changes: { body: { from } } });
  return ok(toComment(call.hub, call.repo, comment));
}

function remove(call: RepoCall) {
  const comment = commentIn(call);
  refuseStrangers(call, comment);
  call.repo.comments.delete(comment.id);
  announce(call, comment, 'deleted');
  return noContent;
}

export const commentIn = (call: RepoCall): Comment => pick(call, 'comment_id', call.repo.comments);

function bodyIn({ input }: RepoCall): string {
  const { body } = input as { body: string };
  refuseBlank('IssueComment', 'body', body);
  refuseLongText('IssueComment', 'body', body);
  return body;
}

/** One's own words, or the right to maintain other people's. An App may change comments of others too, as on GitHub. */
function refuseStrangers({ caller, repo }: RepoCall, { author }: Comment): void {
  const isOwn = author === caller.user;
  if (caller.kind === 'person' && !isOwn && !atLeast(roleOf(repo, caller.user), 'write'))
    throw new ApiError(403, 'Must have admin rights to Repository.');
}

type CommentAction = 'created' | 'edited' | 'deleted';

function announce({ hub, repo, caller }: RepoCall, comment: Comment, action: CommentAction, extra: object = {}): void {
  const topic = repo.topics.get(comment.number);
  if (!topic) return;
  const body = { issue: toIssue(hub, repo, topic), comment: toComment(hub, repo, comment), ...extra };
  emit(hub, { event: 'issue_comment', action, repo, by: caller.user, body });
}

import { toReaction } from '../json/topic.ts';
import type { Reaction, ReactionContent } from '../state/conversation.ts';
import { ApiError, notFound } from './api-error.ts';
import { commentIn } from './comments.ts';
import { listReply } from './paging.ts';
import { created, noContent, numberIn, ok, type RepoCall, type RepoRoute, topicIn } from './route.ts';

const comment = '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
const read = ['issues:read', 'pull_requests:read'] as const;
const write = ['issues:write', 'pull_requests:write'] as const;

export const reactionRoutes: readonly RepoRoute[] = [
  { on: `GET ${comment}`, needs: read, role: 'read', run: list },
  { on: `POST ${comment}`, needs: write, role: 'read', run: (call) => react(call, commentIn(call)) },
  { on: `DELETE ${comment}/{reaction_id}`, needs: write, role: 'read', run: remove },
  {
    on: 'POST /repos/{owner}/{repo}/issues/{issue_number}/reactions',
    needs: write,
    role: 'read',
    run: (call) => react(call, topicIn(call)),
  },
];

function list(call: RepoCall) {
  return listReply(call, commentIn(call).reactions, (reaction) => toReaction(call.hub, reaction));
}

/** 201 the first time; the same reaction again changes nothing and is 200. */
function react({ hub, caller, input }: RepoCall, { reactions }: { reactions: Reaction[] }) {
  const { content } = input as { content: ReactionContent };
  const earlier = reactions.find((reaction) => reaction.author === caller.user && reaction.content === content);
  if (earlier) return ok(toReaction(hub, earlier));
  const reaction: Reaction = { id: hub.nextId(), author: caller.user, content, at: hub.now() };
  reactions.push(reaction);
  return created(toReaction(hub, reaction));
}

function remove(call: RepoCall) {
  const { reactions } = commentIn(call);
  const id = numberIn(call, 'reaction_id');
  const index = reactions.findIndex((reaction) => reaction.id === id);
  if (index < 0) throw notFound();
  if (reactions[index]?.author !== call.caller.user) throw new ApiError(403, 'Resource not accessible');
  reactions.splice(index, 1);
  return noContent;
}

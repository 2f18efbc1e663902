import type { Context } from 'probot';
import { parseRepo, parseSha } from '../core/ids.ts';
import type { HintOf } from './hints.ts';
import { parseExternalId, parseWhole } from './render/external-id.ts';

/*
 * GitHub's shapes end in this file: each function keeps the few fields that a hint has, or answers undefined for what is not for us.
 * The payloads are verified, but what people wrote in them is still only text.
 */

/** GitHub's own limit for a comment; longer ones do not exist. */
const MAX_BODY = 65_536;
const NOTICED = new Set(['opened', 'reopened', 'synchronize', 'ready_for_review', 'closed']);
const BRANCH = 'refs/heads/';

const isPerson = (sender: { type?: string } | null | undefined): boolean => sender?.type === 'User';

export function fromPull(payload: Context<'pull_request'>['payload']): HintOf<'pull'> | undefined {
  const repo = parseRepo(payload.repository.full_name);
  const retargeted = payload.action === 'edited' && payload.changes.base !== undefined;
  if (!repo || !(NOTICED.has(payload.action) || retargeted)) return undefined;
  const pusher = payload.action === 'synchronize' && isPerson(payload.sender) ? payload.sender.login : undefined;
  return { kind: 'pull', repo, number: payload.number, action: payload.action, ...(pusher && { pusher }) };
}

export function fromPush({ ref, repository, deleted }: Context<'push'>['payload']): HintOf<'push'> | undefined {
  const repo = parseRepo(repository.full_name);
  if (!repo || deleted || !ref.startsWith(BRANCH)) return undefined;
  return { kind: 'push', repo, branch: ref.slice(BRANCH.length) };
}

/** What a merge queue has built and asks checks for; one that was given up needs none. */
export function fromMergeGroup(payload: Context<'merge_group'>['payload']): HintOf<'merge-group'> | undefined {
  const repo = parseRepo(payload.repository?.full_name ?? '');
  const head = parseSha(payload.merge_group.head_sha);
  if (!repo || !head || payload.action !== 'checks_requested') return undefined;
  return { kind: 'merge-group', repo, head };
}

/** A new comment of a person on a pull request. Bots, ourselves among them, are not listened to; edits never arrive here. */
export function fromComment(payload: Context<'issue_comment.created'>['payload']): HintOf<'comment'> | undefined {
  const { repository, issue, comment, sender } = payload;
  const repo = parseRepo(repository.full_name);
  const isByPerson = isPerson(sender) && isPerson(comment.user);
  if (!repo || !issue.pull_request || !comment.user || !isByPerson) return undefined;
  return {
    kind: 'comment',
    repo,
    number: issue.number,
    comment: comment.id,
    login: comment.user.login,
    body: comment.body.slice(0, MAX_BODY),
    at: comment.created_at,
  };
}

export function fromReview(payload: Context<'pull_request_review'>['payload']): HintOf<'review'> | undefined {
  const { repository, pull_request: pull, review, sender } = payload;
  const repo = parseRepo(repository.full_name);
  const head = parseSha(review.commit_id ?? '');
  const state = payload.action === 'dismissed' ? 'dismissed' : review.state.toLowerCase();
  const isForUs = payload.action === 'submitted' || payload.action === 'dismissed';
  if (!repo || !head || !isForUs || !isPerson(sender)) return undefined;
  if (state !== 'approved' && state !== 'changes_requested' && state !== 'dismissed') return undefined;
  const body = review.body?.slice(0, MAX_BODY);
  const by = { review: review.id, login: sender.login };
  return { kind: 'review', repo, number: pull.number, state, head, ...by, ...(body && { body }) };
}

/** A button under a check run of ours, or its "Re-run". */
export function fromCheck(payload: Context<'check_run'>['payload'], appId: number): HintOf<'check'> | undefined {
  const { repository, check_run: check, sender } = payload;
  const repo = parseRepo(repository.full_name);
  const head = parseSha(check.head_sha);
  const action = actionOf(payload);
  if (!repo || !head || !action || check.app?.id !== appId || !isPerson(sender)) return undefined;
  const number = check.pull_requests[0]?.number;
  const whole = parseWhole(check.external_id ?? '');
  return {
    kind: 'check',
    repo,
    ids: parseExternalId(check.external_id ?? ''),
    ...(whole && { whole }),
    check: check.id,
    head,
    ...(number !== undefined && { number }),
    login: sender.login,
    action,
  };
}

function actionOf(payload: Context<'check_run'>['payload']): string | undefined {
  if (payload.action === 'rerequested') return 'plan';
  return payload.action === 'requested_action' ? payload.requested_action?.identifier : undefined;
}

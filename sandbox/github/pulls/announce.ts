import { emit } from '../events/emit.ts';
import type { Hub } from '../hub.ts';
import { toPull } from '../json/pull.ts';
import type { Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';

export type PullAction = 'opened' | 'reopened' | 'closed' | 'edited' | 'synchronize' | 'labeled';

export interface PullNews {
  readonly action: PullAction;
  readonly by: User;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The `pull_request` webhook. Its `mergeable_state` is as vague as GitHub's: whoever needs it has to ask. */
export function announcePull(hub: Hub, repo: Repository, pull: Pull, { action, by, extra = {} }: PullNews): void {
  const body = { number: pull.number, pull_request: toPull(hub, repo, pull, 'unknown'), ...extra };
  emit(hub, { event: 'pull_request', action, repo, by, body });
}

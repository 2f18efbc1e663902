import type { Hub } from '../hub.ts';
import { toCheckRunEvent } from '../json/check-run.ts';
import type { Repository } from '../state/repository.ts';
import type { CheckRun } from '../state/signals.ts';
import type { User } from '../state/user.ts';
import { emit } from './emit.ts';

export interface CheckNews {
  readonly action: 'created' | 'completed' | 'rerequested' | 'requested_action';
  readonly by: User;
  /** Which button, for `requested_action`. */
  readonly identifier?: string;
}

/** The `check_run` webhook. */
export function announceCheck(hub: Hub, repo: Repository, run: CheckRun, { action, by, identifier }: CheckNews): void {
  const pressed = identifier === undefined ? {} : { requested_action: { identifier } };
  emit(hub, { event: 'check_run', action, repo, by, body: { check_run: toCheckRunEvent(hub, repo, run), ...pressed } });
}

const STATE_WORDS: Record<string, string> = {
  draft: 'still a draft',
  validating: 'being checked or waiting in line',
  planning: 'being planned',
  plan_ready: 'waiting for approval',
  approved: 'approved',
  applying: 'being applied',
  applied: 'already applied',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
};
/** A deploy's state in the words people see. */
export const stateWords = (state: string): string => STATE_WORDS[state] ?? state;

const NOT_NOW: Record<string, string> = {
  draft: 'Submit it first.',
  validating: 'Wait for the plan.',
  planning: 'Wait for the plan.',
  plan_ready: 'Approve the plan first.',
  applying: 'Wait until the apply has ended.',
  applied:
    'If its pull request is still open, merge it by hand: only that completes it. To take it back once it is merged, use /cloud-rollback.',
  failed: 'Push a correction, or plan again.',
  cancelled: 'Plan again to bring it back.',
  expired: 'Plan again to bring it back.',
};
/** What to do where a state is not the right one. */
export const notNowWayOn = (state: string): string => NOT_NOW[state] ?? 'Wait a moment and look again.';

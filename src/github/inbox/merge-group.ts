import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';

/**
 * A merge queue asks for the checks of what it has built. A pull request comes into a queue with its own checks passed, so all that was to be
 * planned and applied was; nothing of it is planned again, and a queue must not wait for checks that never come.
 */
export async function answerMergeGroup(
  { pulls, log }: InboxNeeds,
  { repo, head }: HintOf<'merge-group'>,
): Promise<void> {
  await pulls.passMergeGroup(repo, head);
  log.info({ repo, head }, 'merge group answered');
}

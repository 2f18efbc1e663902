import { planOf } from '../../core/deploy.ts';
import { onGitHub } from '../../core/person.ts';
import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { actOn } from './act.ts';
import { resultText } from './answers.ts';

/**
 * A review of a pull request. An approval counts for every plan of the commit that was reviewed and waits for one; a change request
 * takes the person's approval back, a dismissal takes back the approval that the review was.
 */
export async function countReview({ useCases, pulls, log }: InboxNeeds, hint: HintOf<'review'>): Promise<void> {
  const { repo, number, review, state, login, head } = hint;
  const by = onGitHub(login);
  const deploys = await useCases.deploysOfPull(repo, number);
  if (state !== 'approved') {
    for (const { id } of deploys)
      await useCases.withdrawApproval({ deploy: id, by, ...(state === 'dismissed' && { review }) });
    return;
  }
  const ready = deploys.filter(
    (deploy) => ['plan_ready', 'approved'].includes(deploy.state.at) && planOf(deploy)?.head === head,
  );
  const where = `by a review of #${number}`;
  const results = await actOn(
    useCases,
    ready.map((deploy) => ({ deploy })),
    { act: 'approve', by, where, head, review },
  );
  log.info({ repo, pull: number, review, plans: ready.length }, 'review counted');
  const reply = resultText('approve', results);
  if (reply !== undefined) await pulls.reply(repo, number, `review-${review}`, reply);
}

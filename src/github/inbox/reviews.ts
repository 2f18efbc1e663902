import { planOf } from '../../core/deploy.ts';
import type { DeployId } from '../../core/ids.ts';
import { onGitHub, type Person } from '../../core/person.ts';
import { Refusal } from '../../core/refusal.ts';
import type { InboxNeeds, Story } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { actOn } from './act.ts';
import { resultText } from './answers.ts';

/**
 * A review of a pull request. An approval counts for every plan of the commit that was reviewed and waits for one; a change request
 * holds every plan up and takes the person's approval back, a dismissal takes back what the review was.
 */
export async function countReview({ useCases, pulls, log }: InboxNeeds, hint: HintOf<'review'>): Promise<void> {
  const { repo, number, review, state, login, head } = hint;
  const by = onGitHub(login);
  const deploys = await useCases.deploysOfPull(repo, number);
  if (state !== 'approved') {
    for (const { id } of deploys) await (state === 'dismissed' ? dismiss : object)(useCases, id, { by, hint });
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

interface Said {
  by: Person;
  hint: HintOf<'review'>;
}

async function dismiss(useCases: Story, deploy: DeployId, { by, hint: { review } }: Said): Promise<void> {
  await useCases.withdrawApproval({ deploy, by, review });
  await useCases.withdrawRequest({ deploy, by, review });
}

/** Anybody may review what is public: whoever has no say here holds nothing up, and still takes back what they had approved. */
async function object(useCases: Story, deploy: DeployId, { by, hint: { review, body = '' } }: Said): Promise<void> {
  try {
    await useCases.requestChanges({ deploy, by, text: body, review });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await useCases.withdrawApproval({ deploy, by });
  }
}

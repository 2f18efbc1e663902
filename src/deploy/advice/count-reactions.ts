import { type Deploy, isOver, planOf } from '../../core/deploy.ts';
import { onGitHub } from '../../core/person.ts';
import type { Ports } from '../ports.ts';

/** GitHub tells nobody of a reaction, so they are looked at while a deploy that has ended is drawn, and no more after that. */
const LOOKED_AT_MS = 24 * 3_600_000;
/** Whoever may write to the repository might have clicked in Discord, too; that was so a moment ago. */
const PERMISSION_AGE_MS = 10 * 60_000;

type Needs = Pick<Ports, 'store' | 'pulls' | 'clock'>;

/**
 * Thumbs under the pull request's comment count as thumbs under the advice in it: those of people who may write, given since that plan was
 * made. One call, and only where a model has said something. Repeating it counts nobody twice.
 */
export async function countReactions(
  { store, pulls, clock }: Needs,
  deploys: readonly Deploy[],
  comment: number,
): Promise<void> {
  const now = clock.now().getTime();
  const ended = deploys.filter((deploy) => isOver(deploy) && now - deploy.changedAt.getTime() < LOOKED_AT_MS);
  const advised = (await Promise.all(ended.map((deploy) => advisedPlan({ store }, deploy)))).flat();
  const [first] = advised;
  if (!first) return;
  for (const { login, up, at } of await pulls.thumbs(first.repo, comment)) {
    const permission = await pulls.permission(first.repo, login, PERMISSION_AGE_MS);
    if (permission !== 'write' && permission !== 'admin') continue;
    for (const { plan, since } of advised)
      if (at >= since) await store.advices.vote({ plan, by: onGitHub(login), up, at });
  }
}

async function advisedPlan({ store }: Pick<Needs, 'store'>, deploy: Deploy) {
  const plan = planOf(deploy);
  const advice = plan && (await store.advices.of(plan.id));
  return plan && advice?.said ? [{ repo: deploy.repo, plan: plan.id, since: plan.plannedAt }] : [];
}

import { planOf } from '../../core/deploy.ts';
import { planId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import type { ActionContext, ActionHandler } from '../context.ts';
import { CONFIRM_PROJECT } from '../opening/confirm-form.ts';
import { destroyedBy } from '../render/plan-lines.ts';

/**
 * A plan that destroys goes on only from the form that says so, with the project's name typed.
 * @throws Refusal `bad-input` for another name, `stale-card` for a card that did not know of the destruction
 */
export function assertConfirmed({ asked, deploy, id }: ActionContext): void {
  const plan = planOf(deploy);
  if (!plan || plan.n !== id.at || destroyedBy(plan.counts) === 0) return;
  if (asked.kind !== 'form') throw new Refusal({ code: 'stale-card' });
  const typed = asked.fields[CONFIRM_PROJECT];
  if (typeof typed === 'string' && typed.trim() === deploy.project) return;
  throw new Refusal({
    code: 'bad-input',
    field: 'name of the project',
    why: `"${String(typed ?? '')}" is not it, so nothing was done`,
    expected: deploy.project,
  });
}

/** The plan that a card showed. */
export const planOfCard = ({ deploy, id }: ActionContext) => planId(deploy.id, id.at);

/** Says yes to exactly the plan that the card showed. */
export const approve: ActionHandler = async (context) => {
  const { needs, deploy, by } = context;
  await needs.useCases.approveDeploy({ deploy: deploy.id, by, plan: planOfCard(context) });
  return undefined;
};

/** Asks for the apply of exactly the plan that the card showed. */
export const deploy: ActionHandler = async (context) => {
  assertConfirmed(context);
  const { needs, deploy, by } = context;
  await needs.useCases.askApply({ deploy: deploy.id, by, plan: planOfCard(context) });
  return undefined;
};

/** Both. The ask stands until the plan is void, so it may come before the last approval. */
export const approveAndDeploy: ActionHandler = async (context) => {
  assertConfirmed(context);
  await approve(context);
  return deploy(context);
};

import type { ActionHandler } from '../context.ts';
import { assertConfirmed, planOfCard } from './decide.ts';

export const fieldOf = ({ asked }: Parameters<ActionHandler>[0], name: string): string =>
  asked.kind === 'form' ? String(asked.fields[name] ?? '') : '';

/** Asks for the apply of the plan that the card showed, not before a time. */
export const deployAt: ActionHandler = async (context) => {
  assertConfirmed(context);
  const { needs, deploy, by } = context;
  await needs.useCases.askApply({ deploy: deploy.id, by, plan: planOfCard(context), at: fieldOf(context, 'when') });
  return undefined;
};

/** Past a freeze and missing approvals: an administrator, with a reason. */
export const breakGlass: ActionHandler = async (context) => {
  assertConfirmed(context);
  const { needs, deploy, by } = context;
  await needs.useCases.askApply({
    ...{ deploy: deploy.id, by, plan: planOfCard(context) },
    breakGlass: fieldOf(context, 'reason'),
  });
  return undefined;
};

/** Takes an ask back that waits. */
export const unask: ActionHandler = async ({ needs, deploy, by }) => {
  await needs.useCases.withdrawAsk({ deploy: deploy.id, by });
  return undefined;
};

import type { ActionHandler } from '../context.ts';
import { fieldOf } from './when.ts';

/** Holds up the plan that the card shows until something is changed. */
export const requestChanges: ActionHandler = async (context) => {
  const { needs, deploy, by } = context;
  await needs.useCases.requestChanges({ deploy: deploy.id, by, text: fieldOf(context, 'text') });
  return undefined;
};

/** Takes one's own wish back; an administrator goes past those of others. */
export const withdrawRequest: ActionHandler = async ({ needs, deploy, by }) => {
  await needs.useCases.withdrawRequest({ deploy: deploy.id, by });
  return undefined;
};

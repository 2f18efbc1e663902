import type { Deploy } from './deploy.ts';

/** Whether an apply is asked for and nothing but the gates is in its way: it is approved, or an administrator goes past that; and it is due. */
export function isAskOpen({ state }: Pick<Deploy, 'state'>, now: Date): boolean {
  if ((state.at !== 'approved' && state.at !== 'plan_ready') || !state.asked) return false;
  const { due, breakGlass } = state.terms ?? {};
  return (state.at === 'approved' || breakGlass !== undefined) && (due === undefined || due <= now);
}

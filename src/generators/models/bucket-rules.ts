import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';

interface LifecycleRule {
  action: 'move' | 'delete';
  class?: string | undefined;
}

/** A problem of one rule, counted as people count. */
export const wrongRule = (at: number, why: string, expected: string): Problem[] =>
  wrong('lifecycle', `entry ${at + 1} ${why}`, expected);

/** Rules that move without a class to move to, or delete into one. */
export const actionProblems = (rules: readonly LifecycleRule[] = []): Problem[] =>
  rules.flatMap(({ action, class: to }, at) => {
    if ((action === 'move') === (to !== undefined)) return [];
    const expected = action === 'move' ? 'the class to move to' : 'no class, because what is deleted is in none';
    return wrongRule(at, `does not fit its action ${action}`, expected);
  });

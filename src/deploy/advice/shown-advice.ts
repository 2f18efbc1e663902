import { type Advice, type Hint, hintKey, type Thumbs } from '../../core/advice.ts';
import { type Deploy, planOf } from '../../core/deploy.ts';
import type { Store } from '../ports.ts';

/** Advice as people see it: without the hints that somebody has hidden in the project. */
export interface ShownAdvice extends Advice {
  thumbs: Thumbs;
  /** With their places among all of them, by which they can be hidden. */
  hints: readonly (Hint & { n: number })[];
  hidden: number;
}

/** The advice on the plan that a deploy is at. */
export async function shownAdvice(
  { advices }: Pick<Store, 'advices'>,
  deploy: Deploy,
): Promise<ShownAdvice | undefined> {
  const plan = planOf(deploy);
  const advice = plan && (await advices.of(plan.id));
  if (!advice) return undefined;
  const [thumbs, dismissed] = await Promise.all([
    advices.thumbs(advice.plan),
    advices.dismissed(deploy.guild, deploy.project),
  ]);
  const all = (advice.said?.steps.hints ?? []).map((hint, n) => ({ ...hint, n }));
  const hints = all.filter((hint) => !dismissed.has(hintKey(hint)));
  return { ...advice, thumbs, hints, hidden: all.length - hints.length };
}

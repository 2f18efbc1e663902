import type { Problem } from '../../core/refusal.ts';
import { Refusal } from '../../core/refusal.ts';
import { type ActionContext, lobbyLink } from '../context.ts';
import type { Card } from '../message.ts';
import { refusalCard, refusalLines } from '../refusal-text.ts';
import { done } from '../render/answers.ts';
import { button, buttons } from '../render/components.ts';
import { monthly } from '../render/money.ts';
import { clip, lines } from '../render/text.ts';

export const priceWords = (monthlyUsd: number | undefined): string =>
  monthlyUsd === undefined ? 'price unknown' : `**${monthly(monthlyUsd)}**`;

/** What became of the draft, in words of the caller, and what the rules say of it. */
export async function draftAnswer(context: ActionContext, head: string, problems: readonly Problem[]): Promise<Card> {
  const rules =
    problems.length === 0
      ? '✅ The request keeps every rule.'
      : clip(
          problems.map((problem) => refusalLines(problem, '⚠️', context.link)),
          2500,
        );
  return done(lines(head, rules), { url: await lobbyLink(context, context.deploy) });
}

/** The work's answer; a refusal with every reason, and one click to the same form again. */
export async function orAnotherTry({ link }: ActionContext, form: string, work: () => Promise<Card>): Promise<Card> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { components } = refusalCard(error, link);
    const again = button({ id: form, text: 'Change and try again', style: 'primary' });
    return { components: [...components, ...buttons(again)] };
  }
}

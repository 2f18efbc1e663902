import type { Deploy } from '../../core/deploy.ts';
import { Refusal } from '../../core/refusal.ts';
import type { DraftAnswer } from '../../deploy/use-cases.ts';
import { interrupts } from '../../generators/gist.ts';
import { type Context, lobbyLink } from '../context.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { refusalCard, refusalLines } from '../refusal-text.ts';
import { button, buttons, container, link as linkButton, text } from '../render/components.ts';
import { savingLines } from '../render/lobby/cost.ts';
import { addedMonthly, priceText } from '../render/money.ts';
import { announcedLines } from '../render/plan-lines.ts';
import { GOOD_COLOUR } from '../render/states.ts';
import { clip, lines } from '../render/text.ts';
import type { Translate } from '../words/t.ts';

export const priceWords = (monthlyUsd: number | undefined, t: Translate): string =>
  monthlyUsd === undefined ? priceText(undefined, t) : `**${priceText(monthlyUsd, t)}**`;

/** Whoever answers about a draft: a click, a form, or a command. */
export type Answering = Context & { deploy: Deploy };

/**
 * What became of the draft, in words of the caller: what the change does to what is there, what it costs, what the rules say. `key`: of the
 * line that it is about, which can then be changed again or taken back, or planned at once.
 */
export async function draftAnswer(context: Answering, head: string, answer: DraftAnswer, key?: string): Promise<Card> {
  const { deploy, problems, announced = [], addedUsd, savings } = answer;
  const { t } = context;
  const rules =
    problems.length === 0
      ? `✅ ${t('answer.rules-kept')}`
      : clip(
          problems.map((problem) => refusalLines(problem, '⚠️', context)),
          2000,
          t,
        );
  const about = announced.filter(({ of }) => key === undefined || of.replace(' ', '-') === key);
  const url = await lobbyLink(context, deploy);
  return {
    components: [
      container(GOOD_COLOUR, [
        text(
          lines(
            head,
            announcedLines({ announced: about }, { max: 800, all: true }, t),
            interrupts(about) && `-# ⏰ ${t('answer.quiet-hour')}`,
            addedUsd !== undefined &&
              addedUsd !== 0 &&
              t('answer.whole-request', { amount: addedMonthly(addedUsd, t.locale) }),
            savingLines(savings, t),
            rules,
          ),
        ),
        ...wayOn(answer, key),
        ...buttons(url !== undefined && linkButton(url, 'Open the card')),
      ]),
    ],
  };
}

/** What was submitted already is planned by itself; a draft when somebody says so. */
function wayOn({ deploy, problems, announced = [], savings = [] }: DraftAnswer, key: string | undefined) {
  if (key === undefined || deploy.state.at !== 'draft') return [];
  const { id, revision } = deploy;
  const isRemoval = announced.some(({ of, effect }) => effect === 'removed' && of.replace(' ', '-') === key);
  return buttons(
    announced.length > 0 &&
      problems.length === 0 &&
      button({ id: cardId('plan', id, revision), text: 'Confirm and plan', style: 'primary' }),
    !isRemoval &&
      button({ id: cardId('edit', id, revision, key), text: savings.length > 0 ? 'Change it…' : 'Change…' }),
    button({ id: cardId('drop-line', id, revision, key), text: 'Take it back' }),
  );
}

/** The work's answer; a refusal with every reason, and one click to the same form again. */
export async function orAnotherTry(context: Answering, form: string, work: () => Promise<Card>): Promise<Card> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { components } = refusalCard(error, context);
    const again = button({ id: form, text: 'Change and try again', style: 'primary' });
    return { components: [...components, ...buttons(again)] };
  }
}

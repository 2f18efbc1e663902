import type { Problem, Refusal } from '../core/refusal.ts';
import type { Card } from './message.ts';
import { buttons, container, text } from './render/components.ts';
import { moreQuotaButton } from './render/more-quota.ts';
import { REFUSAL_COLOUR } from './render/states.ts';
import { clip, inline } from './render/text.ts';
import { explainIn } from './words/explain-in.ts';
import { translateTo } from './words/t.ts';

/** Turns `/cloud-list` into something to click, where the command's id is known. */
export type LinkCommands = (text: string) => string;

/** For whom it is said: in their language, with the commands of their server to click. */
export interface Reader {
  link?: LinkCommands;
  locale?: string | undefined;
}

const asWritten: LinkCommands = (text) => text;

/** People by their ids as mentions, which Discord draws as names and which ping nobody. */
const mentioned = (words: string): string => words.replace(/@\u200b(\d{17,20})(?!\d)/g, '<@$1>');

/** One reason and the way on, inert: its words may hold names that somebody chose. */
export function refusalLines(problem: Problem, icon: string, { link = asWritten, locale }: Reader = {}): string {
  const { what, wayOn } = explainIn(locale, problem);
  const words = link(inline(wayOn, 400));
  return `${icon} ${inline(what, 500)}\n→ ${'askAlso' in problem ? mentioned(words) : words}`;
}

/** A refusal as the person reads it who asked: every reason, each with what would make it legal. */
export const refusalCard = ({ problems }: Refusal, reader: Reader): Card => ({
  components: [
    container(REFUSAL_COLOUR, [
      text(
        clip(
          problems.map((problem) => refusalLines(problem, '✋', reader)),
          3500,
          translateTo(reader.locale),
        ),
      ),
      ...buttons(moreQuotaButton(problems)),
    ]),
  ],
});

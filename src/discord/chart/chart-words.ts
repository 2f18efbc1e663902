import type { Bar, BarChart } from '../../core/chart.ts';
import { usd } from '../render/money.ts';
import { inEnglish, type Translate } from '../words/t.ts';

const LONGEST_NAME = 30;
/** Discord takes 1024 characters. */
const MOST_LETTERS = 1000;

/** A name that is too long without its middle: addresses differ at both ends. */
export function shortName(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  const head = Math.ceil((LONGEST_NAME - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(head + 1 - LONGEST_NAME).join('')}`;
}

/** What stands beside a bar. */
export const barWords = ({ value, more = 0 }: Bar, locale?: string): string =>
  more > 0 ? `${usd(value, locale)} +${usd(more, locale)}` : usd(value, locale);

/** The picture in words, for who cannot see it. */
export function altText({ title, unit, bars }: BarChart, t: Translate = inEnglish): string {
  const said = bars.map((bar) => {
    const limit = bar.limit === undefined ? '' : ` ${t('cost.of-limit', { amount: usd(bar.limit, t.locale) })}`;
    return `${shortName(bar.name)} ${barWords(bar, t.locale)}${limit}`;
  });
  return clipped(`${title}, ${unit}: ${said.join('; ')}`);
}

/** As much of a description as Discord takes. */
export const clipped = (text: string): string =>
  text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS - 1)}…`;

import { type AlertPoint, BEYOND_BUDGET, type BeyondBudget } from '../../core/budget.ts';
import { Refusal } from '../../core/refusal.ts';

/** Takes something away again. */
const NONE = 'none';
const MOST_USD = 1e9;
const MOST_PERCENT = 1000;
const MOST_POINTS = 10;

const NUMBER = String.raw`(\d{1,10}(?:\.\d{1,2})?)`;
const DOLLARS = new RegExp(`^\\$?\\s*${NUMBER}\\s*\\$?$`);
const PERCENT = new RegExp(`^${NUMBER}\\s*%?$`);

const wrong = (field: string, why: string, expected: string): Refusal =>
  new Refusal({ code: 'bad-input', field, why, expected });

/** `500`, `$500`; undefined for `none`. @throws Refusal `bad-input` */
export function budgetUsd(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  if (text === NONE) return undefined;
  const usd = Number(DOLLARS.exec(text)?.[1] ?? Number.NaN);
  if (usd > 0 && usd < MOST_USD) return usd;
  throw wrong('limit', `"${typed.slice(0, 40)}" is no amount`, `US dollars a month, more than 0, or ${NONE}`);
}

/** `50%, 80, $400`: a number alone is a percentage. @throws Refusal `bad-input` */
export function alertPoints(typed: string): AlertPoint[] {
  if (typed.trim().toLowerCase() === NONE) return [];
  const words = typed.split(/[,;]/).map((word) => word.trim());
  const points = words.map(pointOf);
  if (points.length > MOST_POINTS) throw wrong('alerts', `there are ${points.length}`, `at most ${MOST_POINTS}`);
  return [...new Map(points.map((point) => [JSON.stringify(point), point])).values()];
}

function pointOf(word: string): AlertPoint {
  const isDollars = word.startsWith('$') || word.endsWith('$');
  const amount = Number((isDollars ? DOLLARS : PERCENT).exec(word)?.[1] ?? Number.NaN);
  if (isDollars && amount > 0 && amount < MOST_USD) return { usd: amount };
  if (!isDollars && amount > 0 && amount <= MOST_PERCENT) return { percent: amount };
  throw wrong('alerts', `"${word.slice(0, 40)}" is no point`, `shares and amounts such as 50%, 80%, $400, or ${NONE}`);
}

/** @throws Refusal `bad-input` */
export function beyondOf(typed: string): BeyondBudget {
  const found = BEYOND_BUDGET.find((word) => word === typed.trim().toLowerCase());
  if (found) return found;
  throw wrong('over', `"${typed.slice(0, 40)}" is not one of them`, BEYOND_BUDGET.join(' or '));
}

import type { Sha } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { PlanCounts } from '../../core/plan.ts';
import { text } from './markdown.ts';

/** `2026-11-20 15:04 UTC`. */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const shortSha = (sha: Sha): string => sha.slice(0, 7);

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
export const usd = (amount: number): string => dollars.format(amount);

/** `1 reason`, `2 reasons`. */
export const countOf = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** A difference with its sign, `+$61.20`; nothing is `±$0.00`. */
export function usdChange(amount: number): string {
  const cents = Math.round(amount * 100);
  return `${cents > 0 ? '+' : cents < 0 ? '−' : '±'}${usd(Math.abs(amount))}`;
}

/** `2 to add, 1 to change, 0 to destroy, 1 to replace`: the same words in check titles and headlines. */
export const countWords = ({ add, change, destroy, replace }: PlanCounts): string[] => [
  `${add} to add`,
  `${change} to change`,
  `${destroy} to destroy`,
  ...(replace > 0 ? [`${replace} to replace`] : []),
];

const SURFACES = { discord: ' in Discord', github: ' on GitHub', system: '' } as const;

/** A person in bold with where they act; never a mention. */
export const personText = ({ name, id, surface }: Person): string => `**${text(name || id, 80)}**${SURFACES[surface]}`;

export const sum = (counts: readonly PlanCounts[]): PlanCounts =>
  counts.reduce(
    (total, one) => ({
      add: total.add + one.add,
      change: total.change + one.change,
      destroy: total.destroy + one.destroy,
      replace: total.replace + one.replace,
    }),
    { add: 0, change: 0, destroy: 0, replace: 0 },
  );

/** The first `max` items, and a last one that says how many more there are. */
export function firstOf<T>(
  items: readonly T[],
  max: number,
  toText: (item: T) => string,
  more: (n: number) => string,
): string[] {
  const shown = items.slice(0, max).map(toText);
  return items.length > max ? [...shown, more(items.length - max)] : shown;
}

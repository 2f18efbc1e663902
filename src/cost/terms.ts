import { HOURS_PER_MONTH } from '../catalog/prices.ts';
import { derived } from '../catalog/quote.ts';
import type { Part } from './part.ts';

/** What a project pays differently from the public lists. */
export interface Terms {
  /** Per cent off, by what a part's words begin with (`machine`, `database`), a terraform type, or `*` for all; the most exact one counts. */
  discounts?: Readonly<Record<string, number>>;
  /** Dollars for one unit in place of the list's, by a part's exact words: `machine m7i.large`. */
  overrides?: Readonly<Record<string, number>>;
  /** Day they were agreed on. */
  asOf?: string;
}

/** What is wrong with terms, in words, so that they can be refused before they are stored. */
export function termProblems({ discounts = {}, overrides = {} }: Terms): string[] {
  return [
    ...Object.entries(discounts).flatMap(([of, percent]) =>
      percent >= 0 && percent <= 100 ? [] : [`a discount of ${percent} % on ${of} is not from 0 to 100`],
    ),
    ...Object.entries(overrides).flatMap(([of, usd]) =>
      usd >= 0 && Number.isFinite(usd) ? [] : [`a price of ${usd} dollars for ${of} is none`],
    ),
  ];
}

/**
 * Parts at a project's own prices: an override first, else the discount of the most exact name. A price that was not known becomes known by
 * an override alone; a discount on nothing known stays unknown. Pass it to `costOfPlan` and `estimateResource` through {@link adjustBy}.
 */
export const withTerms = (parts: readonly Part[], terms: Terms, type?: string): Part[] =>
  parts.map((part) => overridden(part, terms) ?? discounted(part, terms, type));

/** Terms in the form that `costOfPlan` takes. */
export const adjustBy =
  (terms: Terms) =>
  (parts: readonly Part[], type?: string): Part[] =>
    withTerms(parts, terms, type);

/** `2 x machine m7i.large` is about `machine m7i.large`. */
const subjectOf = ({ what }: Part): string => what.replace(/^\d+ x /, '');

function overridden(part: Part, { overrides = {}, asOf = 'undated' }: Terms): Part | undefined {
  const subject = subjectOf(part);
  const usd = Object.hasOwn(overrides, subject) ? overrides[subject] : undefined;
  if (usd === undefined) return undefined;
  const unit = part.quote?.unit ?? 'hour';
  return {
    ...part,
    // A part whose price was not known may not have known its quantity either; then it is one that runs all month.
    quantity: part.quote || part.quantity > 0 ? part.quantity : HOURS_PER_MONTH,
    quote: { usd, unit, confidence: 'measured', asOf, source: "the project's own price" },
  };
}

function discounted(part: Part, { discounts = {} }: Terms, type?: string): Part {
  const subject = subjectOf(part);
  const named = Object.keys(discounts)
    .filter((name) => name !== '*' && subject.startsWith(name))
    .sort((a, b) => b.length - a.length)[0];
  const name = named ?? (type !== undefined && Object.hasOwn(discounts, type) ? type : '*');
  const percent = Object.hasOwn(discounts, name) ? discounts[name] : undefined;
  if (!part.quote || !percent) return part;
  return { ...part, quote: derived(part.quote, 1 - percent / 100, `less ${percent} %, the project's discount`) };
}

import { z } from 'zod';
import { nearest } from '../catalog/nearest.ts';
import { HOURS_PER_MONTH } from '../catalog/prices.ts';
import { derived } from '../catalog/quote.ts';
import type { Terms } from '../core/terms.ts';
import type { Adjust, Part } from './part.ts';
import { isPricedType } from './plan/types.ts';

/** What parts are called that discounts are given on; the amount of a disk comes first in its words, so it is known by a number. */
const SUBJECTS = [
  'machine',
  'spot machine',
  'database',
  'control plane',
  'load balancer',
  'NAT gateway',
  'forwarding rule',
];

const isSubject = (name: string): boolean =>
  name === '*' || /^\d/.test(name) || isPricedType(name) || SUBJECTS.some((subject) => name.startsWith(subject));

/** What is wrong with terms, in words, so that they can be refused before they are stored. */
export function termProblems({ discounts = {}, overrides = {}, asOf }: Terms): string[] {
  return [
    ...Object.entries(discounts).flatMap(([of, percent]) => [
      ...(isSubject(of) ? [] : [`nothing has a price by the name ${of}${meantBy(of)}`]),
      ...(percent >= 0 && percent <= 100 ? [] : [`a discount of ${percent} % on ${of} is not from 0 to 100`]),
    ]),
    ...Object.entries(overrides).flatMap(([of, usd]) =>
      usd >= 0 && Number.isFinite(usd) ? [] : [`a price of ${usd} dollars for ${of} is none`],
    ),
    ...(asOf === undefined || z.iso.date().safeParse(asOf).success ? [] : [`${asOf} is no day such as 2026-11-20`]),
  ];
}

function meantBy(name: string): string {
  const meant = nearest(name, SUBJECTS);
  return meant ? `; did you mean ${meant}?` : `; there are ${SUBJECTS.join(', ')}, terraform's types and * for all`;
}

/**
 * Parts at a project's own prices: an override first, else the discount of the most exact name. A price that was not known becomes known by
 * an override alone; a discount on nothing known stays unknown. Pass it to `costOfPlan` and `estimateResource` through {@link adjustBy}.
 */
export const withTerms = (parts: readonly Part[], terms: Terms, type?: string): Part[] =>
  parts.map((part) => overridden(part, terms) ?? discounted(part, terms, type));

/** Terms in the form that `costOfPlan` takes; a project without any pays what the lists say. */
export const adjustBy =
  (terms: Terms = {}): Adjust =>
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

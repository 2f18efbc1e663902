import { HOURS_PER_MONTH, toCents } from '../catalog/prices.ts';
import type { Quote } from '../catalog/quote.ts';
import type { Project } from '../core/project.ts';

/** Where something is bought. */
export type Place = Pick<Project, 'provider' | 'region'>;

/** Where, and at whose prices. */
export type Buyer = Place & Pick<Project, 'terms'>;

/** One part of what something costs: so many units a month at a price that may not be known. */
export interface Part {
  what: string;
  /** Units a month: 730 for what is billed by the hour and runs all month. */
  quantity: number;
  quote: Quote | undefined;
  /** What was taken for granted to know the quantity or the price. */
  assumes?: string | undefined;
  /** Depends on use alone: its price is told, and not part of any sum. */
  isByUse?: boolean;
}

/** Something that is billed by the hour and runs all month, `count` times. */
export const allMonth = (what: string, quote: Quote | undefined, count = 1, assumes?: string): Part => ({
  what: count === 1 || !Number.isInteger(count) ? what : `${count} x ${what}`,
  quantity: HOURS_PER_MONTH * count,
  quote,
  assumes,
});

export const byUse = (what: string, quote: Quote | undefined): Part => ({ what, quantity: 0, quote, isByUse: true });

/** A part whose price nobody knows. */
export const unknown = (what: string): Part => ({ what, quantity: 0, quote: undefined });

/** Changes prices before they are summed, such as by a project's terms; `type` is terraform's, where there is one. */
export type Adjust = (parts: readonly Part[], type?: string) => readonly Part[];

/** A part with its price worked out, in dollars. */
export interface Component extends Omit<Quote, 'usd'> {
  what: string;
  quantity: number;
  unitUsd: number;
  hourlyUsd: number;
  /** Rounded to cents. */
  monthlyUsd: number;
  assumes?: string;
}

/** What something costs in all, with what is behind the sum and what is missing from it. */
export interface Costing {
  /** Sum of the components, a month of 730 hours. */
  monthlyUsd: number;
  hourlyUsd: number;
  components: readonly Component[];
  /** What has no known price, in words; not in the sum. */
  unpriced: readonly string[];
  /** What was taken for granted, and what depends on use and is not in the sum. */
  notes: readonly string[];
}

export function costingOf(parts: readonly Part[]): Costing {
  const counted = parts.filter(({ isByUse }) => !isByUse);
  const components = counted.flatMap(componentOf);
  const monthlyUsd = toCents(components.reduce((sum, one) => sum + one.monthlyUsd, 0));
  return {
    monthlyUsd,
    hourlyUsd: monthlyUsd / HOURS_PER_MONTH,
    components,
    unpriced: counted.filter(({ quote }) => !quote).map(({ what }) => what),
    notes: [...new Set([...counted.flatMap(assumption), ...parts.flatMap(useNote)])],
  };
}

function componentOf({ what, quantity, quote, assumes }: Part): Component[] {
  if (!quote) return [];
  const { usd: unitUsd, ...about } = quote;
  const usd = quantity * unitUsd;
  const monthlyUsd = toCents(usd);
  return [
    { what, quantity, unitUsd, hourlyUsd: usd / HOURS_PER_MONTH, monthlyUsd, ...about, ...(assumes && { assumes }) },
  ];
}

const assumption = ({ what, assumes, quote }: Part): string[] => (assumes && quote ? [`${what}: ${assumes}.`] : []);

const useNote = ({ what, quote, isByUse }: Part): string[] => {
  if (!isByUse) return [];
  return [quote ? `${what}: by use, ${unitPrice(quote.usd)} per ${quote.unit}; not in the sum.` : `${what}: by use.`];
};

/** A unit price with the digits it needs: `$0.005`, `$0.0004`, `$12.50`. */
export const unitPrice = (usd: number): string => `$${usd >= 1 ? usd.toFixed(2) : Number(usd.toPrecision(4))}`;

import type { Provider } from '../core/project.ts';
import { dayOf, type PriceBook } from './book.ts';
import { providers } from './clouds.ts';
import { catalogOf } from './load.ts';
import type { Catalog } from './model.ts';

/** Which machine prices of a provider are in force. Where a fetched book says nothing, the bundled ones hold. */
export interface PriceState {
  provider: Provider;
  /** The address a book was fetched from, or `bundled`. */
  from: string;
  /** Day of the newest and of the oldest prices in it. */
  asOf: string;
  earliest: string;
  prices: number;
  regions: number;
  bundledAsOf: string;
}

export const pricesInForce = (): PriceState[] =>
  providers().flatMap((provider) => {
    const catalog = catalogOf(provider);
    if (!catalog) return [];
    return [{ provider, bundledAsOf: catalog.asOf, ...(catalog.book ? ofBook(catalog.book) : ofBundled(catalog)) }];
  });

type Extent = Omit<PriceState, 'provider' | 'bundledAsOf'>;

function ofBook(book: PriceBook): Extent {
  const regions = Object.keys(book.prices);
  const prices = Object.values(book.prices).reduce((sum, types) => sum + Object.keys(types).length, 0);
  const [earliest = book.asOf] = regions.map((region) => dayOf(book, region)).sort();
  return { from: book.source, asOf: book.asOf, earliest, prices, regions: regions.length };
}

function ofBundled({ asOf, hourlyUsd }: Catalog): Extent {
  const rows = hourlyUsd.map((row) => row.filter((usd) => usd !== null).length);
  const prices = rows.reduce((sum, count) => sum + count, 0);
  return { from: 'bundled', asOf, earliest: asOf, prices, regions: rows.filter((count) => count > 0).length };
}

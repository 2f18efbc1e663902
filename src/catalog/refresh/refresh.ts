import type { Provider } from '../../core/project.ts';
import { changesOf, knownPart, type PriceBook, type PriceChange } from '../book.ts';
import { hourlyUsd } from '../prices.ts';
import { regions as regionsOf } from '../regions.ts';
import { awsPrices } from './aws.ts';
import { azurePrices } from './azure.ts';
import { writeBook } from './files.ts';
import { gcpPrices } from './gcp.ts';
import { type Fetch, PATIENCE, type Patience } from './retry.ts';
import type { Collected, Source } from './source.ts';

/** The place where a provider's public price list joins. */
const SOURCES: Record<Provider, { read: Source; origin: string }> = {
  gcp: { read: gcpPrices, origin: 'https://cloudbilling.googleapis.com' },
  aws: { read: awsPrices, origin: 'https://pricing.us-east-1.amazonaws.com' },
  azure: { read: azurePrices, origin: 'https://prices.azure.com' },
};

export interface RefreshNeeds {
  provider: Provider;
  /** Where books are kept. */
  folder: string;
  now: Date;
  fetch: Fetch;
  /** All of the provider's unless some are named. */
  regions?: readonly string[];
  key?: string | undefined;
  patience?: Patience;
  origin?: string;
}

export interface Refreshed {
  file: string;
  book: PriceBook;
  changes: readonly PriceChange[];
  /** Regions that were asked for and of which the list has no machine we know. */
  missing: readonly string[];
}

/**
 * Fetches a provider's official machine prices and keeps them as a new dated book. Everything is read before anything is written: on any
 * error the book in force stays as it is.
 * @throws Error that says what could not be read
 */
export async function refreshPrices(needs: RefreshNeeds): Promise<Refreshed> {
  const { provider, folder, now, fetch, patience = PATIENCE, key } = needs;
  const { read, origin: usual } = SOURCES[provider];
  const origin = needs.origin ?? usual;
  const asked = needs.regions ?? regionsOf(provider).map(({ id }) => id);
  const collected: Collected = new Map();
  await read({ fetch, patience, regions: asked, origin, key }, collected);
  const book = knownPart({
    provider,
    asOf: now.toISOString().slice(0, 10),
    source: origin,
    prices: Object.fromEntries([...collected].map(([region, types]) => [region, Object.fromEntries(types)])),
  });
  if (Object.keys(book.prices).length === 0) throw new Error(`${origin} names no machine of ${provider} that we know`);
  return {
    file: await writeBook(folder, book),
    book,
    changes: changesOf(book, (region, type) => hourlyUsd(provider, region, type)),
    missing: asked.filter((region) => !(region in book.prices)),
  };
}

import type { Provider } from '../../core/project.ts';
import { changesOf, knownPart, type PriceBook, type PriceChange, withEarlier } from '../book.ts';
import { catalogOf } from '../load.ts';
import { hourlyUsd } from '../prices.ts';
import { regions as regionsOf } from '../regions.ts';
import { awsPrices } from './aws.ts';
import { azurePrices } from './azure.ts';
import { writeBook } from './files.ts';
import { gcpPrices } from './gcp.ts';
import { type Fetch, PATIENCE, type Patience } from './retry.ts';
import type { Collected, Source } from './source.ts';

/** The place where a provider's public price list joins. */
const SOURCES: Record<Provider, Source> = { gcp: gcpPrices, aws: awsPrices, azure: azurePrices };

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
  /** Address of the provider's list, without a path. */
  origin: string;
}

export interface Refreshed {
  file: string;
  /** With regions kept from the book in force. */
  book: PriceBook;
  /** How many prices were read. */
  read: number;
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
  const { provider, folder, now, fetch, patience = PATIENCE, key, origin } = needs;
  const asked = needs.regions ?? regionsOf(provider).map(({ id }) => id);
  const collected: Collected = new Map();
  await SOURCES[provider]({ fetch, patience, regions: asked, origin, key }, collected);
  const fetched = knownPart({
    provider,
    asOf: now.toISOString().slice(0, 10),
    source: origin,
    prices: Object.fromEntries([...collected].map(([region, types]) => [region, Object.fromEntries(types)])),
  });
  if (Object.keys(fetched.prices).length === 0)
    throw new Error(`${origin} names no machine of ${provider} that we know`);
  const book = withEarlier(fetched, catalogOf(provider)?.book);
  return {
    file: await writeBook(folder, book),
    book,
    read: Object.values(fetched.prices).reduce((sum, types) => sum + Object.keys(types).length, 0),
    changes: changesOf(fetched, (region, type) => hourlyUsd(provider, region, type)),
    missing: asked.filter((region) => !(region in fetched.prices)),
  };
}

import type { Provider } from '../core/project.ts';
import { dayOf } from './book.ts';
import { catalogOf } from './load.ts';
import type { Catalog, MachineType } from './model.ts';
import { carried, derived, type Quote, quoted, rowOf } from './quote.ts';

export { diskGbMonthUsd, diskTypeOf, diskTypes } from './disks.ts';

/** What cloud price lists call a month. */
export const HOURS_PER_MONTH = 730;

/** Dollars rounded to cents, so that sums of many lines show what they add up to. */
export const toCents = (usd: number): number => Math.round((usd + Number.EPSILON) * 100) / 100;

export const monthly = (usdPerHour: number): number => usdPerHour * HOURS_PER_MONTH;

/** Column of each machine type in the table of prices. */
const columns = new WeakMap<Catalog, ReadonlyMap<string, number>>();

export function columnOf(catalog: Catalog, type: string): number {
  const known = columns.get(catalog) ?? new Map(catalog.machineTypes.map(({ id }, column) => [id, column]));
  columns.set(catalog, known);
  return known.get(type) ?? -1;
}

/**
 * The price of an hour of a machine, on demand or as a spot machine; undefined when it is not offered there or has no known price. A type
 * that is newer than the price lists of the region is estimated: its price in the reference region times the region's factor for its family.
 */
export function machineQuote(provider: Provider, region: string, type: string, spot = false): Quote | undefined {
  const catalog = catalogOf(provider);
  const found = catalog?.machineTypes[columnOf(catalog, type)];
  if (!catalog || !found) return undefined;
  const full =
    bookQuote(catalog, region, type) ?? listedQuote(catalog, region, found) ?? estimatedQuote(catalog, region, found);
  if (!spot || !full) return full;
  return found.spotShare === undefined ? undefined : derived(full, found.spotShare, 'share of a spot machine');
}

function bookQuote({ book }: Catalog, region: string, type: string): Quote | undefined {
  const inRegion = book && Object.hasOwn(book.prices, region) ? book.prices[region] : undefined;
  const usd = inRegion && Object.hasOwn(inRegion, type) ? inRegion[type] : undefined;
  if (!book || usd === undefined) return undefined;
  return { usd, unit: 'hour', confidence: 'measured', asOf: dayOf(book, region), source: book.source };
}

function listedQuote(catalog: Catalog, region: string, { id }: MachineType): Quote | undefined {
  const price = catalog.hourlyUsd[rowOf(catalog, region)]?.[columnOf(catalog, id)];
  const from = catalog.hourlyFrom[region] ?? catalog.hourlyFrom.default ?? '';
  return typeof price === 'number' ? quoted(catalog, from, price, 'hour') : undefined;
}

function estimatedQuote(catalog: Catalog, regionId: string, type: MachineType): Quote | undefined {
  const region = catalog.regions[rowOf(catalog, regionId)];
  const { referenceRegion: home } = catalog;
  const reference = bookQuote(catalog, home, type.id) ?? listedQuote(catalog, home, type);
  if (!type.isNewer || !region || !reference) return undefined;
  return carried(reference, region.factors?.[type.family.charAt(0)] ?? region.factor, region);
}

/** Dollars an hour of a machine; see {@link machineQuote}. */
export const hourlyUsd = (provider: Provider, region: string, type: string, spot = false): number | undefined =>
  machineQuote(provider, region, type, spot)?.usd;

/** Day the prices are of, for the small print. */
export const pricesAsOf = (provider: Provider): string | undefined => {
  const catalog = catalogOf(provider);
  return catalog?.book?.asOf ?? catalog?.asOf;
};

import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import type { StorageClass } from './model.ts';
import { type Quote, quoted, regionalQuote } from './quote.ts';

/** Classes of object storage, most often read first. */
export const storageClasses = (provider: Provider): readonly StorageClass[] => catalogOf(provider)?.storage ?? [];

export const storageClassOf = (provider: Provider, id: string): StorageClass | undefined =>
  storageClasses(provider).find((one) => one.id === id);

/** The price of a GB for a month; `place` is a region or, where the provider has them, a location of several: `EU`. */
export function storageQuote(provider: Provider, place: string, id: string): Quote | undefined {
  const catalog = catalogOf(provider);
  const found = storageClassOf(provider, id);
  if (!catalog || !found) return undefined;
  const { usdPerGbMonth: usd, from, byRegion, at, byLocation = {} } = found;
  const location = place.toUpperCase();
  const wide = Object.hasOwn(byLocation, location) ? byLocation[location] : undefined;
  if (wide !== undefined) return quoted(catalog, from, wide, 'GB-month');
  return regionalQuote(catalog, place.toLowerCase(), { usd, unit: 'GB-month', from, byRegion, ...(at && { at }) });
}

import type { Provider } from '../core/project.ts';
import type { PriceBook } from './book.ts';
import { CLOUDS, isProvider } from './clouds.ts';
import type { Catalog } from './model.ts';

const loaded = new Map<Provider, Catalog>();

/** A provider's facts, read once and only when asked for; undefined for a name that is no provider's. */
export function catalogOf(provider: Provider): Catalog | undefined {
  const known = loaded.get(provider);
  if (known || !isProvider(provider)) return known;
  const catalog = CLOUDS.of(provider).facts();
  loaded.set(provider, catalog);
  return catalog;
}

/** Puts newer prices in force, for as long as the program runs; undefined: the bundled ones again. */
export function useBook(provider: Provider, book: PriceBook | undefined): void {
  const catalog = catalogOf(provider);
  if (!catalog) return;
  const { book: _before, ...bundled } = catalog;
  // A new object, so that everything worked out from the old one is worked out again.
  loaded.set(provider, { ...bundled, ...(book && { book }) });
}

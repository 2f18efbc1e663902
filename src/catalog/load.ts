import { readFileSync } from 'node:fs';
import { PROVIDERS, type Provider } from '../core/project.ts';
import type { PriceBook } from './book.ts';
import type { Catalog } from './model.ts';

/** The place where a provider joins: its facts in `data/`, made by `scripts/import-catalog.mjs`, and its name here. */
const FILES: Partial<Record<Provider, string>> = { gcp: 'gcp.json', aws: 'aws.json', azure: 'azure.json' };

const loaded = new Map<Provider, Catalog>();

/** A provider's facts, read once and only when asked for; undefined for a provider that has none. */
export function catalogOf(provider: Provider): Catalog | undefined {
  const known = loaded.get(provider);
  const file = FILES[provider];
  if (known || !file) return known;
  const catalog = JSON.parse(readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8')) as Catalog;
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

/** Providers whose regions, machines and prices are known. */
export const providersWithCatalog = (): Provider[] => PROVIDERS.filter((provider) => FILES[provider] !== undefined);

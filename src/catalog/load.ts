import { readFileSync } from 'node:fs';
import { PROVIDERS, type Provider } from '../core/project.ts';
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

/** Providers whose regions, machines and prices are known. */
export const providersWithCatalog = (): Provider[] => PROVIDERS.filter((provider) => FILES[provider] !== undefined);

import type { Catalog, Confidence, Region, Unit } from './model.ts';

/** A price with all that is known of it. */
export interface Quote {
  usd: number;
  /** What one of it is: an hour of a machine, a GB for a month. */
  unit: Unit;
  confidence: Confidence;
  /** Day or time the price is of. */
  asOf: string;
  source: string;
}

/** A price as its source gives it. */
export function quoted(catalog: Catalog, from: string, usd: number, unit: Unit): Quote {
  const { confidence, asOf, text } = catalog.sources[from] ?? { confidence: 'recalled', asOf: '', text: from };
  return { usd, unit, confidence, asOf, source: text };
}

/** A price computed from another one; what was only recalled stays so. */
export const derived = (quote: Quote, factor: number, how: string): Quote => ({
  ...quote,
  usd: Number((quote.usd * factor).toFixed(6)),
  confidence: quote.confidence === 'recalled' ? 'recalled' : 'derived',
  source: `${quote.source}; ${how}`,
});

/** A price of the reference region carried to another by that region's factor; undefined where no factor is known. */
export function carried(quote: Quote, factor: number | undefined, region: Region): Quote | undefined {
  if (factor === undefined) return undefined;
  return factor === 1 ? quote : derived(quote, factor, `times ${factor}, the usual ratio of prices in ${region.id}`);
}

/** Row of a region in tables that go by region; -1: unknown. */
export function rowOf(catalog: Catalog, region: string): number {
  const rows = rowsByCatalog.get(catalog) ?? new Map(catalog.regions.map(({ id }, row) => [id, row]));
  rowsByCatalog.set(catalog, rows);
  return rows.get(region) ?? -1;
}
const rowsByCatalog = new WeakMap<Catalog, ReadonlyMap<string, number>>();

/** What a price that may be listed by region is in one of them: listed there, else carried from the reference region. */
export function regionalQuote(
  catalog: Catalog,
  regionId: string,
  price: { usd: number; unit: Unit; from: string; byRegion?: readonly (number | null)[] | undefined; at?: string },
  factorOf = (region: Region): number | undefined => region.factor,
): Quote | undefined {
  const row = rowOf(catalog, regionId);
  const region = catalog.regions[row];
  if (!region) return undefined;
  const listed = price.byRegion?.[row];
  if (typeof listed === 'number') return quoted(catalog, price.from, listed, price.unit);
  const base = quoted(catalog, price.from, price.usd, price.unit);
  const home = price.at ?? catalog.referenceRegion;
  if (home === regionId) return base;
  const there = catalog.regions[rowOf(catalog, home)];
  const [here, from] = [factorOf(region), there && factorOf(there)];
  return carried(base, here && from && Number((here / from).toFixed(4)), region);
}

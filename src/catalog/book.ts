import { z } from 'zod';
import { providerSchema } from './clouds.ts';
import { catalogOf } from './load.ts';

const price = z.number().positive().max(100_000);

const book = z.strictObject({
  provider: providerSchema,
  /** Day it was fetched. */
  asOf: z.iso.date(),
  /** Where from. */
  source: z.string().min(1),
  /** Dollars an hour, on demand with Linux, by region and machine type. */
  prices: z.record(z.string(), z.record(z.string(), price)),
  /** Regions that were fetched on an earlier day and kept, with that day. */
  earlier: z.record(z.string(), z.iso.date()).optional(),
});

/** Newer machine prices than the bundled ones; what it does not name keeps its bundled price. */
export type PriceBook = z.output<typeof book>;

/** @throws Error when the text is no book: better the bundled prices than half of newer ones */
export function parseBook(text: string): PriceBook {
  const result = book.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`this is no price book: ${issue?.path.join('.')} ${issue?.message}`);
}

/** The day the prices of a region are of. */
export const dayOf = ({ asOf, earlier = {} }: PriceBook, region: string): string =>
  (Object.hasOwn(earlier, region) ? earlier[region] : undefined) ?? asOf;

/** A book with the regions that only the older one has: fetching one region again forgets no other. */
export function withEarlier(book: PriceBook, older: PriceBook | undefined): PriceBook {
  const kept = Object.keys(older?.prices ?? {}).filter((region) => !Object.hasOwn(book.prices, region));
  if (!older || kept.length === 0) return book;
  return {
    ...book,
    prices: { ...Object.fromEntries(kept.map((region) => [region, older.prices[region] ?? {}])), ...book.prices },
    earlier: Object.fromEntries(kept.map((region) => [region, dayOf(older, region)])),
  };
}

export interface PriceChange {
  region: string;
  type: string;
  /** Absent: it had no price before. */
  beforeUsd?: number;
  afterUsd: number;
}

/** What a book changes against the prices in force; those `before` it by region and type. */
export const changesOf = (
  { prices }: PriceBook,
  before: (region: string, type: string) => number | undefined,
): PriceChange[] =>
  Object.entries(prices).flatMap(([region, types]) =>
    Object.entries(types).flatMap(([type, afterUsd]) => {
      const beforeUsd = before(region, type);
      if (beforeUsd === afterUsd) return [];
      return [{ region, type, afterUsd, ...(beforeUsd !== undefined && { beforeUsd }) }];
    }),
  );

/** The part of a book that is about regions and types the catalog knows; the rest has no vCPUs and memory to go by. */
export function knownPart({ prices, ...about }: PriceBook): PriceBook {
  const catalog = catalogOf(about.provider);
  const types = new Set(catalog?.machineTypes.map(({ id }) => id));
  const regions = catalog?.regions.map(({ id }) => id) ?? [];
  const kept = regions.flatMap((region) => {
    const inRegion = Object.entries(prices[region] ?? {}).filter(([type]) => types.has(type));
    return inRegion.length > 0 ? [[region, Object.fromEntries(inRegion)] as const] : [];
  });
  return { ...about, prices: Object.fromEntries(kept) };
}

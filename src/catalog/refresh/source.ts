import type { Fetch, Patience } from './retry.ts';

/** Dollars an hour by region and machine type, as they come in. */
export type Collected = Map<string, Map<string, number>>;

export interface SourceNeeds {
  fetch: Fetch;
  patience: Patience;
  /** Regions to ask for. */
  regions: readonly string[];
  /** Of the provider's price list; the public one unless a test says otherwise. */
  origin: string;
  /** GCP asks for an API key. */
  key?: string | undefined;
}

/** Fetches one provider's machine prices into `prices`. @throws Error when any part of the list could not be read to its end */
export type Source = (needs: SourceNeeds, prices: Collected) => Promise<void>;

/** Several prices for one type are variants of it that we could not tell apart: the lowest is the plain one. */
export function note(prices: Collected, region: string, type: string, usd: number): void {
  if (!Number.isFinite(usd) || usd <= 0) return;
  const inRegion = prices.get(region) ?? new Map<string, number>();
  prices.set(region, inRegion);
  inRegion.set(type, Math.min(usd, inRegion.get(type) ?? Number.POSITIVE_INFINITY));
}

import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import type { DiskType } from './model.ts';
import { type Quote, regionalQuote } from './quote.ts';

export const diskTypes = (provider: Provider): readonly DiskType[] => catalogOf(provider)?.disks ?? [];

export const diskTypeOf = (provider: Provider, id: string): DiskType | undefined =>
  diskTypes(provider).find((disk) => disk.id === id);

/** The price of a GB for a month, or of a whole step of a disk that is sold by steps; undefined when none is known or none is that large. */
export function diskQuote(provider: Provider, region: string, type: string, gb: number): Quote | undefined {
  const catalog = catalogOf(provider);
  const disk = diskTypeOf(provider, type);
  if (!catalog || !disk) return undefined;
  if (disk.tiers) {
    const step = disk.tiers.find(({ upToGb }) => gb <= upToGb);
    return step && regionalQuote(catalog, region, { usd: step.usdMonth, unit: 'month', from: step.from });
  }
  if (disk.usdPerGbMonth === undefined) return undefined;
  const { usdPerGbMonth: usd, from, byRegion } = disk;
  return regionalQuote(catalog, region, { usd, unit: 'GB-month', from, byRegion });
}

/** The price of one operation or MB a second for a month, beyond what the disk includes. */
export function diskExtraQuote(
  provider: Provider,
  region: string,
  type: string,
  extra: 'iops' | 'mbps',
): Quote | undefined {
  const catalog = catalogOf(provider);
  const disk = diskTypeOf(provider, type);
  const price = disk?.[extra];
  if (!catalog || !disk || !price) return undefined;
  const unit = extra === 'iops' ? 'IOPS-month' : 'MB/s-month';
  return regionalQuote(catalog, region, { usd: price.usd, unit, from: disk.from });
}

/** Dollars a GB and month of a disk that is sold by the GB. */
export function diskGbMonthUsd(provider: Provider, region: string, type: string): number | undefined {
  const quote = diskQuote(provider, region, type, 1);
  return quote?.unit === 'GB-month' ? quote.usd : undefined;
}

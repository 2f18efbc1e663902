import { diskExtraQuote, diskQuote, diskTypeOf } from '../../catalog/disks.ts';
import { machineQuote } from '../../catalog/prices.ts';
import type { Quote } from '../../catalog/quote.ts';
import { allMonth, type Part, type Place, unknown } from '../part.ts';

export interface Machine {
  type: string | undefined;
  spot?: boolean;
  count?: number;
}

/** Machines of one type. Where spot prices are not known the full price is counted, which a spot machine never passes. */
export function machineParts({ provider, region }: Place, { type, spot = false, count = 1 }: Machine): Part[] {
  if (type === undefined) return [unknown('machine of a type that is not known yet')];
  const what = `${spot ? 'spot ' : ''}machine ${type}`;
  const quote = machineQuote(provider, region, type, spot);
  const full = spot && !quote && provider !== 'gcp' ? machineQuote(provider, region, type) : undefined;
  return [
    allMonth(what, quote ?? full, count, full && 'a spot machine costs at most the full price, which is counted'),
  ];
}

export interface Disk {
  type: string | undefined;
  gb: number | undefined;
  iops?: number | undefined;
  mbps?: number | undefined;
  count?: number;
  assumes?: string;
}

/** Disks of one kind, and the operations and MB per second bought beyond what they include. */
export function diskParts({ provider, region }: Place, disk: Disk): Part[] {
  const { type, gb, count = 1, assumes } = disk;
  if (type === undefined || gb === undefined) return [unknown('disk of a type or size that is not known yet')];
  const quote = diskQuote(provider, region, type, gb);
  const what = `${count > 1 ? `${count} x ` : ''}${gb} GB ${type}`;
  const quantity = quote?.unit === 'month' ? count : gb * count;
  return [
    { what, quantity, quote, assumes },
    ...extra({ provider, region }, disk, 'iops', 'operations a second'),
    ...extra({ provider, region }, disk, 'mbps', 'MB a second'),
  ];
}

function extra({ provider, region }: Place, disk: Disk, of: 'iops' | 'mbps', words: string): Part[] {
  const { type = '', count = 1 } = disk;
  const included = diskTypeOf(provider, type)?.[of]?.included;
  const more = (disk[of] ?? 0) - (included ?? Number.POSITIVE_INFINITY);
  if (more <= 0) return [];
  const quote: Quote | undefined = diskExtraQuote(provider, region, type, of);
  return [{ what: `${more} ${words} of ${type} beyond ${included}`, quantity: more * count, quote }];
}

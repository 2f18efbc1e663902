import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import type { Catalog, DiskType, NetworkPrices } from './model.ts';

/** What cloud price lists call a month. */
export const HOURS_PER_MONTH = 730;

/** Dollars rounded to cents, so that sums of many lines show what they add up to. */
export const toCents = (usd: number): number => Math.round((usd + Number.EPSILON) * 100) / 100;

export const monthly = (usdPerHour: number): number => usdPerHour * HOURS_PER_MONTH;

/** Hourly prices of one catalog by region and type. */
const tables = new WeakMap<Catalog, ReadonlyMap<string, ReadonlyMap<string, number>>>();

function tableOf(catalog: Catalog): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = tables.get(catalog) ?? new Map(catalog.regions.map(({ id }, row) => [id, rowOf(catalog, row)]));
  tables.set(catalog, table);
  return table;
}

const rowOf = ({ machineTypes, hourlyUsd: prices }: Catalog, row: number): ReadonlyMap<string, number> =>
  new Map(
    machineTypes.flatMap(({ id }, column): [string, number][] => {
      const price = prices[row]?.[column];
      return typeof price === 'number' ? [[id, price]] : [];
    }),
  );

/** Dollars an hour of a machine, on demand or as a spot machine; undefined when it is not offered there or has no known price. */
export function hourlyUsd(provider: Provider, region: string, type: string, spot = false): number | undefined {
  const catalog = catalogOf(provider);
  const price = catalog && tableOf(catalog).get(region)?.get(type);
  if (!spot || price === undefined) return price;
  const share = catalog?.machineTypes.find(({ id }) => id === type)?.spotShare;
  return share === undefined ? undefined : price * share;
}

export const diskTypes = (provider: Provider): readonly DiskType[] => catalogOf(provider)?.disks ?? [];

export const diskTypeOf = (provider: Provider, id: string): DiskType | undefined =>
  diskTypes(provider).find((disk) => disk.id === id);

/** Dollars a GB and month. A type whose price is known in one region only has that price everywhere. */
export function diskGbMonthUsd(provider: Provider, region: string, type: string): number | undefined {
  const disk = diskTypeOf(provider, type);
  const row = catalogOf(provider)?.regions.findIndex(({ id }) => id === region) ?? -1;
  if (!disk || row === -1) return undefined;
  return disk.byRegion ? (disk.byRegion[row] ?? undefined) : disk.usdPerGbMonth;
}

export const networkPrices = (provider: Provider): NetworkPrices | undefined => catalogOf(provider)?.network;

/** Day the prices are of, for the small print. */
export const pricesAsOf = (provider: Provider): string | undefined => catalogOf(provider)?.asOf;

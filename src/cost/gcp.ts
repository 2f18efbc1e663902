import { diskGbMonthUsd, hourlyUsd, monthly, networkPrices } from '../catalog/prices.ts';
import { regionOfZone } from '../catalog/regions.ts';
import { type Price, priceOf, UNKNOWN } from './price.ts';

/** Google's price list, by what we know of a thing; all a month. */

export const machinePrice = (region: string, type: unknown, spot: boolean): Price => {
  const hourly = typeof type === 'string' ? hourlyUsd('gcp', region, type, spot) : undefined;
  return priceOf(hourly === undefined ? undefined : monthly(hourly));
};

export function diskPrice(region: string, type: unknown, gb: unknown): Price {
  if (typeof type !== 'string' || typeof gb !== 'number') return UNKNOWN;
  const perGb = diskGbMonthUsd('gcp', region, type);
  return priceOf(perGb === undefined ? undefined : perGb * gb);
}

const hourlyOf = (pick: (prices: NonNullable<ReturnType<typeof networkPrices>>) => number): Price => {
  const prices = networkPrices('gcp');
  return priceOf(prices && monthly(pick(prices)));
};

/** A public address that a machine uses. */
export const addressPrice = (): Price => hourlyOf(({ addressInUseHourUsd }) => addressInUseHourUsd);

/** One NAT gateway with `machines` behind it; traffic comes on top and is not known beforehand. */
export const natPrice = (machines: number): Price =>
  hourlyOf(({ natPerVmHourUsd, natMaxHourUsd }) => Math.min(machines * natPerVmHourUsd, natMaxHourUsd));

/** `us-central1-a` lies in `us-central1`, also where the zone is one the catalog does not know. */
export const regionFromZone = (zone: unknown): string | undefined =>
  typeof zone === 'string' ? (regionOfZone('gcp', zone)?.id ?? zone.replace(/-[a-z]$/, '')) : undefined;

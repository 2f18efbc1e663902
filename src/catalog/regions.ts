import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import type { Region } from './model.ts';
import { nearest } from './nearest.ts';

/** Every region of a provider; none for a provider without a catalog. */
export const regions = (provider: Provider): readonly Region[] => catalogOf(provider)?.regions ?? [];

/** A region by its id, or undefined. */
export const regionOf = (provider: Provider, id: string): Region | undefined =>
  regions(provider).find((region) => region.id === id);

/** The region that was probably meant: `us-central-1` is `us-central1`. */
export const nearestRegion = (provider: Provider, text: string): string | undefined =>
  nearest(
    text,
    regions(provider).map(({ id }) => id),
  );

/** Zones of a region, first one first; none when the region is unknown. */
export const zones = (provider: Provider, region: string): readonly string[] => regionOf(provider, region)?.zones ?? [];

/** The region a zone lies in, or undefined. */
export const regionOfZone = (provider: Provider, zone: string): Region | undefined =>
  regions(provider).find((region) => region.zones.includes(zone));

import type { Provider } from '../core/project.ts';
import { catalogOf } from './load.ts';
import { MENU_SIZE } from './machines.ts';
import type { Region } from './model.ts';
import { nearest } from './nearest.ts';

/** Every region of a provider; none for a provider without a catalog. */
export const regions = (provider: Provider): readonly Region[] => catalogOf(provider)?.regions ?? [];

/** A region by its id, or undefined. */
export const regionOf = (provider: Provider, id: string): Region | undefined =>
  regions(provider).find((region) => region.id === id);

/** Parts of the world with regions of the provider, for the first of the menus that lead to a region. */
export const areas = (provider: Provider): string[] =>
  [...new Set(openRegions(provider).map(({ area }) => area))].sort();

/** Regions of an area for a menu, at most 25: those that everyone can use, then those an account must switch on first. */
export const regionsOfArea = (provider: Provider, area: string): Region[] =>
  openRegions(provider)
    .filter((region) => region.area === area)
    .sort((a, b) => Number(a.access !== undefined) - Number(b.access !== undefined) || a.id.localeCompare(b.id))
    .slice(0, MENU_SIZE);

const openRegions = (provider: Provider) => regions(provider).filter(({ access }) => access !== 'restricted');

/** The region that was probably meant: `us-central-1` is `us-central1`. */
export const nearestRegion = (provider: Provider, text: string): string | undefined =>
  nearest(
    text,
    regions(provider).map(({ id }) => id),
  );

/** Zones of a region, first one first; none when the region is unknown. */
export const zones = (provider: Provider, region: string): readonly string[] => regionOf(provider, region)?.zones ?? [];

/** The region a zone lies in, or undefined; Azure's zones are numbers that say nothing of it. */
export const regionOfZone = (provider: Provider, zone: string): Region | undefined =>
  regions(provider).find(({ id, zones: own }) => zone.startsWith(id) && own.includes(zone));

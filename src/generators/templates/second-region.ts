import type { Region } from '../../catalog/model.ts';
import { regionOf, regionsOfArea } from '../../catalog/regions.ts';
import type { ProjectFacts } from '../kind.ts';

/**
 * Regions of the same part of the world, those first that everybody can use, with several zones, and
 * whose names begin alike: a failover stays near people.
 */
export function secondRegions({ provider, region }: Pick<ProjectFacts, 'provider' | 'region'>): Region[] {
  const area = regionOf(provider, region)?.area ?? '';
  const others = regionsOfArea(provider, area).filter(({ id }) => id !== region);
  const country = (id: string) => id.split('-')[0];
  const rank = ({ id, access, zones }: Region) =>
    4 * Number(access !== undefined) + 2 * Number(zones.length < 2) + Number(country(id) !== country(region));
  return others.sort((a, b) => rank(a) - rank(b));
}

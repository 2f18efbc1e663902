import { nearest } from '../../catalog/nearest.ts';
import { zones } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';
import type { Place } from './place.ts';

/** A zone that its region does not have; of a region whose zones are not known, any may be named. */
export function zoneProblems(zone: string, { provider, region }: Place): Problem[] {
  const inRegion = zones(provider, region);
  if (inRegion.length === 0 || inRegion.includes(zone)) return [];
  const meant = nearest(zone, inRegion);
  const expected = meant ? `did you mean ${meant}?` : `one of ${inRegion.join(', ')}`;
  return wrong('zone', `${zone} is no zone of ${region}`, expected);
}

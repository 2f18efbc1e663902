import { nearestRegion, regionOf } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';

/** Where a resource is made. */
export type Place = Pick<ProjectFacts, 'provider' | 'region'>;

/** The region a resource asks for, or its project's; an unknown one is a problem, with what was probably meant. */
export function placeOf(
  { region }: { region?: string | undefined },
  project: Place,
): { place: Place; problems: Problem[] } {
  const place = { provider: project.provider, region: region ?? project.region };
  if (region === undefined || regionOf(project.provider, region)) return { place, problems: [] };
  const meant = nearestRegion(project.provider, region);
  const expected = meant ? `did you mean ${meant}?` : `a region of ${project.provider}`;
  return { place, problems: [{ code: 'bad-input', field: 'region', why: `there is no region ${region}`, expected }] };
}

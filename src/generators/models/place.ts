import { nearestRegion, regionOf } from '../../catalog/regions.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { wrong } from '../settings/wrong.ts';

/** Where a resource is made. */
export type Place = Pick<ProjectFacts, 'provider' | 'region'>;

/** The region a resource asks for, or its project's; an unknown one is a problem, with what was probably meant. */
export function placeOf(
  { region }: { region?: string | undefined },
  project: Place,
): { place: Place; problems: Problem[] } {
  const place = { provider: project.provider, region: region ?? project.region };
  return { place, problems: region === undefined ? [] : unknownRegion('region', region, project) };
}

/** A region that the cloud does not have, with what was probably meant. */
export function unknownRegion(setting: string, region: string, { provider }: Pick<Place, 'provider'>): Problem[] {
  if (regionOf(provider, region)) return [];
  const meant = nearestRegion(provider, region);
  return wrong(setting, `there is no region ${region}`, meant ? `did you mean ${meant}?` : `a region of ${provider}`);
}

/** The project as a resource in another region sees it: that region is its own, and what was the project's is home. */
export const projectIn = (project: ProjectFacts, region: string | undefined): ProjectFacts =>
  region === undefined ? project : { ...project, region, home: homeOf(project) };

export const homeOf = ({ home, region }: Pick<ProjectFacts, 'home' | 'region'>): string => home ?? region;

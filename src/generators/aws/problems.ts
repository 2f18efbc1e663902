import type { Problem } from '../../core/refusal.ts';
import { type Place, placeOf } from '../models/place.ts';
import { wrong } from '../settings/wrong.ts';

/** The region belongs to the provider block, so a project has one. */
export function regionProblems(given: { region?: string | undefined }, project: Place): Problem[] {
  const { problems } = placeOf(given, project);
  if (problems.length > 0 || given.region === undefined || given.region === project.region) return problems;
  return wrong('region', `everything of this project stands in ${project.region}`, 'a project of its own for a region');
}

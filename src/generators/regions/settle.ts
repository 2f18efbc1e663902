import { canonicalJson } from '../../core/json.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';
import type { ProjectFacts, Settings } from '../kind.ts';
import { unknownRegion } from '../models/place.ts';
import { attempt } from '../settings/attempt.ts';
import type { RawSettings } from '../settings/check.ts';
import { wrong } from '../settings/wrong.ts';

/** Complete settings in one region, from raw ones. @throws Refusal `bad-input` */
type CompleteIn = (raw: RawSettings, project: ProjectFacts) => Settings;

/**
 * Complete settings of something in several regions: what is alike in all of them. What each region decides for itself, such as the zone,
 * is left out and comes back for each copy.
 * @throws Refusal `bad-input` when a region lacks something, or when a copy would depend on which other copies there are
 */
export function settle(
  raw: RawSettings,
  regions: readonly string[],
  project: ProjectFacts,
  completeIn: CompleteIn,
): Settings {
  const { regions: _, ...given } = raw;
  const attempts = regions.map((region) => attempt(() => completeIn({ ...given, region }, project)));
  refuseIf(eachOnce(attempts.flatMap((one): readonly Problem[] => (one.ok ? [] : one.problems))));
  const copies = attempts.flatMap((one) => (one.ok ? [one.value] : []));
  const differing = new Set(copies.flatMap((copy) => Object.keys(copy).filter((key) => !isAlike(key, copies))));
  refuseIf(
    [...differing]
      .filter((key) => key !== 'region' && !copies.every((copy) => comesBack(key, copy, project, completeIn)))
      .flatMap((key) => wrong(key, `it would be ${eachValue(key, copies)}`, `one ${key} that every region has`)),
  );
  const alike = Object.entries(copies[0] ?? {}).filter(([key]) => key !== 'region' && !differing.has(key));
  return { ...Object.fromEntries(alike), regions };
}

const sameIn = (key: string, one: Settings, other: Settings): boolean =>
  canonicalJson(one[key] ?? null) === canonicalJson(other[key] ?? null);

const isAlike = (key: string, copies: readonly Settings[]): boolean =>
  copies.every((copy) => sameIn(key, copy, copies[0] ?? copy));

/** Whether a setting that is left out becomes again what it was. */
function comesBack(key: string, copy: Settings, project: ProjectFacts, completeIn: CompleteIn): boolean {
  const { [key]: _, ...without } = copy;
  const again = attempt(() => completeIn(without, project));
  return again.ok && sameIn(key, again.value, copy);
}

const eachValue = (key: string, copies: readonly Settings[]): string =>
  copies.map((copy) => `${JSON.stringify(copy[key] ?? null)} in ${String(copy.region)}`).join(' and ');

/** The same about two regions is told once. */
const eachOnce = (problems: readonly Problem[]): Problem[] => [
  ...new Map(
    problems.map((one) => [one.code === 'bad-input' ? `${one.field} ${one.why}` : JSON.stringify(one), one]),
  ).values(),
];

interface Asked {
  region?: string | undefined;
  regions?: readonly string[] | undefined;
}

/** What is wrong with the regions that were asked for. */
export function regionProblems({ region, regions = [] }: Asked, project: ProjectFacts): Problem[] {
  if (region !== undefined && regions.length > 0)
    return wrong('regions', 'there is a region, too', 'either region or regions');
  const twice = regions.find((one, at) => regions.indexOf(one) !== at);
  if (twice !== undefined) return wrong('regions', `${twice} is there twice`, 'each region once');
  return [
    ...(region === undefined ? [] : unknownRegion('region', region, project)),
    ...regions.flatMap((one) => unknownRegion('regions', one, project)),
  ];
}

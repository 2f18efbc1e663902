import { CLOUDS } from '../../catalog/clouds.ts';
import { regions } from '../../catalog/regions.ts';
import { Block, type Body, reference } from '../hcl.ts';
import type { ProjectFacts } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { inspectFile } from '../ownership.ts';

/*
 * AWS's provider works in one region: another one has a provider of its own, known by an alias, and what stands there says so. Google's and
 * Azure's resources name their region themselves.
 */

const hasAliases = ({ provider }: Pick<ProjectFacts, 'provider'>): boolean =>
  CLOUDS.of(provider).terraform.isRegional === true;

/** `eu_west_1` */
export const aliasOf = identifierOf;

/** Resources and look-ups as what they are in a region: each names the provider of it. */
export function inRegion(body: Body, region: string, project: ProjectFacts): Body {
  if (!hasAliases(project) || region === project.region) return body;
  const provider = reference(CLOUDS.of(project.provider).terraform.name, aliasOf(region));
  return body.map((item) =>
    item instanceof Block && (item.type === 'resource' || item.type === 'data')
      ? new Block(item.type, item.labels, [['provider', provider], ...item.body])
      : item,
  );
}

/**
 * Regions whose providers need an alias: those in use, and those of `present`, the providers file as it is. terraform needs the provider of
 * what it removes, so an alias stays after the last resource of its region has gone.
 */
export function aliasedRegions(used: readonly string[], present: string | undefined, project: ProjectFacts): string[] {
  if (!hasAliases(project)) return [];
  const earlier = present !== undefined && inspectFile(present).kind === 'owned' ? present : '';
  const aliases = new Set(Array.from(earlier.matchAll(/^ {2}alias +?= "(\w+)"$/gm), ([, alias]) => alias));
  const known = regions(project.provider).filter(({ id }) => used.includes(id) || aliases.has(aliasOf(id)));
  return known
    .map(({ id }) => id)
    .filter((id) => id !== project.region)
    .sort();
}

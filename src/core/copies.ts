import type { Resource } from './request.ts';

/*
 * A resource stands in the region of its project, in another one (`region`), or in several (`regions`): then it is one thing to people and
 * several alike to the cloud, its copies.
 */

/** The regions a resource stands in. `home` is the region of its project. */
export function regionsOf({ settings: { region, regions } }: Pick<Resource, 'settings'>, home: string): string[] {
  if (Array.isArray(regions) && regions.length > 0) return regions.map(String);
  return [typeof region === 'string' && region !== '' ? region : home];
}

/**
 * What the copy in a region is called: as its resource at home, with the region behind it elsewhere. Which other copies there are does not
 * matter, so none changes its name when one comes or goes.
 */
export const copyName = (name: string, region: string, home: string): string =>
  region === home ? name : `${name}-${region}`;

/** A resource as the cloud has it: one for each region, with `region` in place of `regions`. */
export function copiesOf(resource: Resource, home: string): Resource[] {
  const { regions, ...settings } = resource.settings;
  if (regions === undefined && settings.region === undefined) return [resource];
  return regionsOf(resource, home).map((region) => ({
    ...resource,
    name: copyName(resource.name, region, home),
    settings: { ...settings, region },
  }));
}

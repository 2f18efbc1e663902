import { type Attribute, type Block, block, type Reference, reference } from '../hcl.ts';
import type { ProjectFacts } from '../kind.ts';
import { type Place, placeOf } from '../models/place.ts';
import { projectTags } from '../models/project-tags.ts';

const ADDRESS = 'project';

const group = (attribute: 'id' | 'name'): Reference => reference('azurerm_resource_group', ADDRESS, attribute);

/** The name of the one group that everything of a project stands in, as others refer to it. */
export const groupName = group('name');
export const groupId = group('id');

/** A subscription's groups share their names, so it says what it is. */
export const groupBlock = (project: ProjectFacts): Block =>
  block(
    'resource',
    ['azurerm_resource_group', ADDRESS],
    [
      ['name', `rg-${project.id}`],
      ['location', project.region],
      ['tags', projectTags(project)],
    ],
  );

/** For parts that Azure puts where their whole is: the group alone. */
export const inGroup: Attribute = ['resource_group_name', groupName];

/** The region of a resource: its own, or its project's. */
export const locationOf = (settings: { region?: string | undefined }, project: Place): string =>
  placeOf(settings, project).place.region;

/** Name, group and region, which nearly everything of Azure begins with. */
export const placed = (
  name: string,
  settings: { region?: string | undefined },
  project: Place,
): [Attribute, Attribute, Attribute] => [['name', name], inGroup, ['location', locationOf(settings, project)]];

import type { ProjectFacts } from '../kind.ts';
import { labelValue } from '../names.ts';

/** What everything in a project carries, written once in the provider block. */
export const projectTags = ({ id, environment }: Pick<ProjectFacts, 'id' | 'environment'>) => ({
  'managed-by': 'guildops',
  project: labelValue(id),
  environment,
});

type Tags = readonly ['tags', Readonly<Record<string, string>>];

/** What one resource carries besides: the name that the console shows, and who asked for it. */
export function tags(name: string, { requested_by: by }: { requested_by: string }): Tags {
  const requester = labelValue(by);
  return ['tags', { Name: name, ...(requester && { 'requested-by': requester }) }];
}

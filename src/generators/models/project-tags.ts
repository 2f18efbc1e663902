import type { ProjectFacts } from '../kind.ts';
import { labelValue } from '../names.ts';

type Tags = Readonly<Record<string, string>>;

/** What everything in a project carries, on every cloud: who manages it, what it belongs to. */
export const projectTags = ({ id, environment }: Pick<ProjectFacts, 'id' | 'environment'>): Tags => ({
  'managed-by': 'guildops',
  project: labelValue(id),
  environment,
});

/** Who asked for one resource; nothing where nobody is noted. */
export function requesterTag({ requested_by: by }: { requested_by: string }): Tags {
  const requester = labelValue(by);
  return requester === '' ? {} : { 'requested-by': requester };
}

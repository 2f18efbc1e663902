import type { ProjectFacts } from '../kind.ts';
import { projectTags, requesterTag } from '../models/project-tags.ts';

type Tags = readonly ['tags', Readonly<Record<string, string>>];

/** What everything we make carries; the provider has no place to say it once. */
export const tags = (settings: { requested_by: string }, project: ProjectFacts): Tags => [
  'tags',
  { ...projectTags(project), ...requesterTag(settings) },
];

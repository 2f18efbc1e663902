import { requesterTag } from '../models/project-tags.ts';

type Tags = readonly ['tags', Readonly<Record<string, string>>];

/** What one resource carries beside the tags of its project: the name that the console shows, and who asked for it. */
export const tags = (name: string, settings: { requested_by: string }): Tags => [
  'tags',
  { Name: name, ...requesterTag(settings) },
];

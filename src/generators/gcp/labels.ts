import type { ProjectFacts } from '../kind.ts';
import { projectTags, requesterTag } from '../models/project-tags.ts';

/** Labels of everything we make: who manages it, what it belongs to, who asked for it. */
export const labelsOf = (project: ProjectFacts, requestedBy: string): Readonly<Record<string, string>> => ({
  ...projectTags(project),
  ...requesterTag({ requested_by: requestedBy }),
});

const LONGEST_DESCRIPTION = 1_000;

/** Free text as a cloud shows it beside a resource: one line, cut, nothing invisible. */
export const descriptionOf = (purpose: string): string =>
  Array.from(purpose.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
    .slice(0, LONGEST_DESCRIPTION)
    .join('');

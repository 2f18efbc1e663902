import { fieldsOf } from '../../core/plan-json/tree.ts';
import type { ProjectFacts } from '../kind.ts';
import { projectTags } from '../models/project-tags.ts';
import type { Difference } from './compare.ts';
import type { StateResource } from './state.ts';

/** Tags that the provider block of a project on AWS gives to everything, where they are not there yet. */
export function defaultTagDifferences({ values }: StateResource, project: ProjectFacts): Difference[] {
  if (project.provider !== 'aws' || values.tags_all === undefined) return [];
  const from = fieldsOf(values.tags_all);
  const to = { ...from, ...projectTags(project) };
  const isThere = Object.entries(to).every(([key, value]) => from[key] === value);
  return isThere ? [] : [{ path: 'tags_all', from, to, replaces: false, interrupts: false }];
}

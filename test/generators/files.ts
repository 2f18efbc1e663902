import type { Resource } from '../../src/core/request.ts';
import { generateProject } from '../../src/generators/generate.ts';
import type { ProjectFacts } from '../../src/generators/kind.ts';

/** Files as terraform wants them in one folder, without the backend, which comes with a run. `before`: what the folder holds. */
export const tfFiles = (
  project: ProjectFacts,
  resources: readonly Resource[],
  before: Readonly<Record<string, string>> = {},
): Record<string, string> =>
  Object.fromEntries(
    [...generateProject({ project, resources, present: inProject(project, before) })]
      .filter(([path, text]) => text !== null && path.endsWith('.tf') && !path.endsWith('backend.tf'))
      .map(([path, text]) => [path.split('/').at(-1) ?? '', text ?? '']),
  );

const inProject = ({ directory }: ProjectFacts, files: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]));

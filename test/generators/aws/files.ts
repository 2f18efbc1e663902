import type { Resource } from '../../../src/core/request.ts';
import { generateProject } from '../../../src/generators/generate.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';

/** Files as terraform wants them in one folder, without the backend, which comes with a run. */
export const tfFiles = (project: ProjectFacts, resources: readonly Resource[]): Record<string, string> =>
  Object.fromEntries(
    [...generateProject({ project, resources })]
      .filter(([path]) => path.endsWith('.tf') && !path.endsWith('backend.tf'))
      .map(([path, text]) => [path.split('/').at(-1) ?? '', text ?? '']),
  );

import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import type { Resource } from '../core/request.ts';
import { readProject } from '../generators/read-project.ts';
import type { Ports } from './ports.ts';

/** A project's folder at the tip of the default branch. */
export interface ProjectAtBase {
  branch: string;
  base: Sha | undefined;
  files: ReadonlyMap<string, string>;
  resources: readonly Resource[];
}

/** Reads the project from the mirror; `refresh` first where being a moment behind would matter. An empty repository has no base. */
export async function projectAtBase(
  { repositories }: Pick<Ports, 'repositories'>,
  project: Project,
): Promise<ProjectAtBase> {
  const { repo, directory } = project;
  const branch = await repositories.defaultBranch(repo);
  const base = await repositories.branch(repo, branch);
  const files = base ? await repositories.files(repo, base, directory) : new Map<string, string>();
  return { branch, base, files, resources: readProject(files, directory, project).resources };
}

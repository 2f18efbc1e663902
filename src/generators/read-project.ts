import { type Problem, Refusal } from '../core/refusal.ts';
import type { Resource } from '../core/request.ts';
import type { ProjectFacts } from './kind.ts';
import { parseProject, projectPath } from './project-file.ts';
import { parseResource } from './resource-file.ts';
import { attempt, refusalOf } from './settings/attempt.ts';

/** A project as its folder in the repository says it. */
export interface ReadProject {
  /** By path, each with complete settings. */
  resources: Resource[];
  /** What `project.yaml` says; undefined when there is none. The project's row decides, this only confirms. */
  facts?: ProjectFacts;
}

/** What `project.yaml` says, or undefined where there is none. @throws Refusal `bad-input` with path and line */
export function readFacts(files: ReadonlyMap<string, string>, directory: string): ProjectFacts | undefined {
  const text = files.get(projectPath(directory));
  return text === undefined ? undefined : parseProject(directory, text);
}

/** Resource files of a project, by path. */
export const resourceFiles = (files: ReadonlyMap<string, string>, directory: string): [path: string, text: string][] =>
  [...files]
    .filter(
      ([path]) => path.startsWith(`${directory}/resources/`) && /^[^/]+\.yaml$/.test(path.slice(directory.length + 11)),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Reads a project from the files of its folder (paths from the repository's root). `project` is its row, where there is one: what people
 * left out is completed by its region, and only without it by what `project.yaml` says.
 * @throws Refusal `bad-input` with path and line for every problem in every file
 */
export function readProject(
  files: ReadonlyMap<string, string>,
  directory: string,
  project?: ProjectFacts,
): ReadProject {
  const facts = readFacts(files, directory);
  const found = resourceFiles(files, directory);
  const known = project ?? facts;
  if (found.length > 0 && !known)
    throw new Refusal({
      code: 'bad-input',
      field: projectPath(directory),
      why: 'it is missing',
      expected: 'the file that says what the project is',
    });
  const attempts = known ? found.map(([path, text]) => attempt(() => parseResource(known, path, text))) : [];
  const problems = attempts.flatMap((one): readonly Problem[] => (one.ok ? [] : one.problems));
  if (problems.length > 0) throw refusalOf(problems);
  return { resources: attempts.flatMap((one) => (one.ok ? [one.value] : [])), ...(facts && { facts }) };
}

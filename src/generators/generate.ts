import { refuseIf } from '../core/refusal.ts';
import { type Resource, resourceKey } from '../core/request.ts';
import { printFile } from './hcl.ts';
import type { ProjectFacts, Surroundings } from './kind.ts';
import { expand, generatorOf, neighbourProblems } from './kinds.ts';
import { inspectFile, isOurs, resourceTfPath, sealFile } from './ownership.ts';
import { projectPath, writeProject } from './project-file.ts';
import { projectFiles } from './project-files.ts';
import { readProject, resourceFiles } from './read-project.ts';
import { inRegion } from './regions/aliases.ts';
import type { Copy } from './regions/copies.ts';
import { resourcePath, writeResource } from './resource-file.ts';

const NOTHING: ReadonlyMap<string, string> = new Map();

/** A project to write: its facts, all its resources, and the files its folder holds now. */
export interface Generation {
  project: ProjectFacts;
  resources: readonly Resource[];
  present?: ReadonlyMap<string, string>;
}

/**
 * Every file a project should have, by path from the repository's root: what was asked for, and the .tf made from it; `null` for a file of
 * ours that is wanted no longer. Files that are as they should be are in it too. What a person edited is left out, and so never overwritten.
 * @throws Refusal `bad-input` when the resources do not fit together
 */
export function generateProject({ project, resources, present = NOTHING }: Generation): Map<string, string | null> {
  refuseIf(neighbourProblems({ project, resources }));
  const sources = new Map<string, string>([
    [projectPath(project.directory), writeProject(project, present.get(projectPath(project.directory)))],
    ...resources.map((resource): [string, string] => {
      const path = resourcePath(project, resourceKey(resource));
      return [path, writeResource(project, resource, present.get(path))];
    }),
  ]);
  const gone = resourceFiles(present, project.directory).filter(([path]) => !sources.has(path));
  return new Map<string, string | null>([
    ...sources,
    ...gone.map(([path]): [string, null] => [path, null]),
    ...generatedFiles(project, resources, present),
  ]);
}

/** The .tf files that are ours to write or to delete. */
function generatedFiles(
  project: ProjectFacts,
  resources: readonly Resource[],
  present: ReadonlyMap<string, string>,
): [path: string, text: string | null][] {
  const wanted = tfOf(project, resources, present);
  const leftOver = ownedFiles(present, project.directory).filter((path) => !wanted.has(path));
  return [
    ...[...wanted].filter(([path]) => isOurs(present, path)),
    ...leftOver.map((path): [string, null] => [path, null]),
  ];
}

/** Every .tf file that the resources make, by path, whoever owns the one that is there. `present`: where earlier providers are found. */
export function tfOf(
  project: ProjectFacts,
  resources: readonly Resource[],
  present: ReadonlyMap<string, string>,
): Map<string, string> {
  const copies = expand({ project, resources });
  const regions = copies.map(({ region }) => region);
  const around = { project, resources: copies.map(({ resource }) => resource) };
  return new Map([
    ...projectFiles(project, regions, present),
    ...resources.map((of) =>
      resourceTf(
        of,
        copies.filter((copy) => copy.of === of),
        around,
      ),
    ),
  ]);
}

/** All copies of a resource in one file. */
function resourceTf(of: Resource, copies: readonly Copy[], around: Surroundings): [path: string, text: string] {
  const key = resourceKey(of);
  const generator = generatorOf(around.project.provider, of.kind);
  const bodies = copies.map(({ resource, region }) =>
    inRegion(generator.body(resource, around), region, around.project),
  );
  return [resourceTfPath(around.project, key), sealFile(`resources/${key}.yaml`, printFile(bodies.flat()))];
}

/** Files right in the folder that are still as we wrote them. */
const ownedFiles = (files: ReadonlyMap<string, string>, directory: string): string[] =>
  [...files]
    .filter(([path]) => path.startsWith(`${directory}/`) && /^[^/]+\.tf$/.test(path.slice(directory.length + 1)))
    .filter(([, text]) => inspectFile(text).kind === 'owned')
    .map(([path]) => path);

/** Whether anything in the folder is of our making. */
export const hasOurs = (files: ReadonlyMap<string, string>, directory: string): boolean =>
  files.has(projectPath(directory)) || ownedFiles(files, directory).length > 0;

/**
 * Generated files that are not what their sources in the same tree make of them: missing, different or left over; `guildops generate`
 * brings them in step. Files that people edited are theirs and never listed; a folder that has nothing of ours is none of our business.
 * @throws Refusal `bad-input` with path and line when a source cannot be read
 */
export function outOfStep(files: ReadonlyMap<string, string>, project: ProjectFacts): string[] {
  if (!hasOurs(files, project.directory)) return [];
  const { resources } = readProject(files, project.directory, project);
  refuseIf(neighbourProblems({ project, resources }));
  return generatedFiles(project, resources, files)
    .filter(([path, text]) => (files.get(path) ?? null) !== text)
    .map(([path]) => path)
    .sort();
}

import { type Problem, refuseIf } from '../core/refusal.ts';
import { applyDeltas, type Delta, deltaKey, type Resource } from '../core/request.ts';
import { hasOurs, tfOf } from './generate.ts';
import type { ProjectFacts, Surroundings } from './kind.ts';
import { neighbourProblems } from './kinds.ts';
import { isOurs, resourceTfPath } from './ownership.ts';
import { readProject } from './read-project.ts';
import { attempt } from './settings/attempt.ts';

type Files = ReadonlyMap<string, string>;

/** Whether a person owns a .tf file here, one that was ours or one that never was. */
export const hasPeoples = (files: Files): boolean =>
  [...files.keys()].some((path) => path.endsWith('.tf') && !isOurs(files, path));

/**
 * @throws Refusal `hand-edited` for every file that a person owns by now and without which the request would be done half or not at all:
 * that of a resource it is about, and that of a neighbour which would change with it
 */
export function refuseHandEdited(files: Files, { project, resources }: Surroundings, deltas: readonly Delta[]): void {
  const own = deltas.map((delta) => resourceTfPath(project, deltaKey(delta))).filter((path) => !isOurs(files, path));
  const neighbours = outOfReach(files, project, resources, applyDeltas(resources, deltas));
  refuseIf([
    ...own.map((path): Problem => ({ code: 'hand-edited', path })),
    ...neighbours.filter((path) => !own.includes(path)).map(neighbourProblem),
  ]);
}

/**
 * The same for what a person pushed: files of people that the branch's sources change, and that it leaves as they are at its base. A
 * branch that touches such a file has done by hand what it wanted there.
 */
export function forgottenFiles(base: Files, files: Files, project: ProjectFacts): Problem[] {
  if (!hasOurs(files, project.directory)) return [];
  const resourcesIn = (some: Files) => readProject(some, project.directory, project).resources;
  const before = attempt(() => resourcesIn(base));
  if (!before.ok) return [];
  return outOfReach(files, project, before.value, resourcesIn(files))
    .filter((path) => base.get(path) === files.get(path))
    .map(neighbourProblem);
}

const neighbourProblem = (path: string): Problem => ({ code: 'hand-edited', path, isNeighbour: true });

/**
 * Files that would change and are not ours to write: a machine's file attaches firewalls, and on Azure that of a network holds their rules.
 * Left as they are, the change would be without effect, and nobody would be told. What did not fit together before is no measure.
 */
function outOfReach(
  files: Files,
  project: ProjectFacts,
  before: readonly Resource[],
  after: readonly Resource[],
): string[] {
  if (!hasPeoples(files) || neighbourProblems({ project, resources: before }).length > 0) return [];
  const was = tfOf(project, before, files);
  return [...tfOf(project, after, was)]
    .filter(([path, text]) => was.get(path) !== text && !isOurs(files, path))
    .map(([path]) => path);
}

import { addressOf } from '../core/backend.ts';
import type { Deploy } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import type { Announced } from '../core/plan.ts';
import { type Project, stateIdOf } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { announce } from '../generators/announce.ts';
import { outOfStep } from '../generators/generate.ts';
import { forgottenFiles, hasPeoples } from '../generators/hand-edited.ts';
import { readFacts, readProject } from '../generators/read-project.ts';
import { attempt } from '../generators/settings/attempt.ts';
import type { Ports } from './ports.ts';

export interface TreeToPlan {
  base: Sha;
  head: Sha;
  tree: Sha;
  /** What the changed settings are to do to what is there. */
  announced?: readonly Announced[];
}

/** What a project is, is decided by its row: a branch that says otherwise is refused. */
function factProblems(project: Project, files: ReadonlyMap<string, string>): Problem[] {
  const facts = readFacts(files, project.directory);
  if (!facts) return [];
  const { id, provider, region, environment, engine, backend } = project;
  const row = { id, provider, region, environment, engine, backend: addressOf(backend) };
  const said: Readonly<Record<string, string>> = { ...facts, backend: addressOf(facts.backend) };
  return Object.entries(row)
    .filter(([field, value]) => said[field] !== value)
    .map(([field, value]) => ({ code: 'project-facts-changed', field, from: value, to: String(said[field]) }));
}

/** Its lock is on the state that it was. */
const STATE_MOVED: Problem = {
  code: 'bad-input',
  field: 'backend',
  why: 'the default branch has moved the state of this project since the pull request was opened',
  expected: 'a new pull request with the same commits',
};

/**
 * merge(base, head): what would be on the default branch after the merge, never the head alone, which may lack what others merged. Once it is
 * merged, the default branch as it is: an older commit of it would lack what was merged since.
 * @throws Refusal `conflict`, `project-facts-changed`, `out-of-step`, `hand-edited`
 */
export async function treeToPlan(
  { repositories }: Pick<Ports, 'repositories'>,
  deploy: Deploy,
  project: Project,
): Promise<TreeToPlan> {
  const { repo, head, pull, landed } = deploy;
  refuseIf(project.found?.problems ?? []);
  refuseIf(stateIdOf(project) === deploy.stateId ? [] : [STATE_MOVED]);
  if (!head || !pull) throw new Error(`deploy ${deploy.id} has no pull request to plan`);
  const base = await repositories.branch(repo, pull.base);
  if (!base) throw new Refusal({ code: 'bad-input', field: 'base', why: `there is no branch ${pull.base}` });
  const merged = await repositories.mergedTree(repo, base, landed ? base : head);
  if (merged.kind === 'conflict') throw new Refusal({ code: 'conflict', paths: merged.paths });
  // What a project that was found is, the default branch has said already; nothing in its folder is of our making.
  if (project.found) return { base, head, tree: merged.tree };
  const files = await repositories.files(repo, merged.tree, project.directory);
  refuseIf(factProblems(project, files));
  const paths = outOfStep(files, project);
  refuseIf(paths.length > 0 ? [{ code: 'out-of-step', paths }] : []);
  const filesAtBase = await repositories.files(repo, landed?.before ?? base, project.directory);
  if (hasPeoples(files)) refuseIf(forgottenFiles(filesAtBase, files, project));
  return { base, head, tree: merged.tree, ...announcement(filesAtBase, files, project) };
}

/** Nothing is announced of a base that cannot be read: whoever repairs it changes everything. */
function announcement(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  project: Project,
): Pick<TreeToPlan, 'announced'> {
  const resources = (files: ReadonlyMap<string, string>) => readProject(files, project.directory, project).resources;
  const was = attempt(() => resources(before));
  const announced = was.ok ? announce(was.value, resources(after), project) : [];
  return announced.length > 0 ? { announced } : {};
}

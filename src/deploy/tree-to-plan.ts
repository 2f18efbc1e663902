import { addressOf } from '../core/backend.ts';
import type { Deploy } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import { type Project, stateIdOf } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { outOfStep } from '../generators/generate.ts';
import { forgottenFiles, hasPeoples } from '../generators/hand-edited.ts';
import { readFacts } from '../generators/read-project.ts';
import type { Ports } from './ports.ts';

export interface TreeToPlan {
  base: Sha;
  head: Sha;
  tree: Sha;
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
 * merge(base, head): what would be on the default branch after the merge, never the head alone, which may lack what others merged.
 * @throws Refusal `conflict`, `project-facts-changed`, `out-of-step`, `hand-edited`
 */
export async function treeToPlan(
  { repositories }: Pick<Ports, 'repositories'>,
  deploy: Deploy,
  project: Project,
): Promise<TreeToPlan> {
  const { repo, head, pull } = deploy;
  refuseIf(project.found?.problems ?? []);
  refuseIf(stateIdOf(project) === deploy.stateId ? [] : [STATE_MOVED]);
  if (!head || !pull) throw new Error(`deploy ${deploy.id} has no pull request to plan`);
  const base = await repositories.branch(repo, pull.base);
  if (!base) throw new Refusal({ code: 'bad-input', field: 'base', why: `there is no branch ${pull.base}` });
  const merged = await repositories.mergedTree(repo, base, head);
  if (merged.kind === 'conflict') throw new Refusal({ code: 'conflict', paths: merged.paths });
  // What a project that was found is, the default branch has said already; nothing in its folder is of our making.
  if (project.found) return { base, head, tree: merged.tree };
  const files = await repositories.files(repo, merged.tree, project.directory);
  refuseIf(factProblems(project, files));
  const paths = outOfStep(files, project);
  refuseIf(paths.length > 0 ? [{ code: 'out-of-step', paths }] : []);
  if (hasPeoples(files))
    refuseIf(forgottenFiles(await repositories.files(repo, base, project.directory), files, project));
  return { base, head, tree: merged.tree };
}

import { posix } from 'node:path';
import type { Problem } from '../core/refusal.ts';
import type { RunProject } from '../deploy/ports.ts';
import type { RunTask } from './command.ts';
import { makeFolders } from './files.ts';
import type { InitOutcome } from './init.ts';
import type { RunnerOptions } from './options.ts';
import type { Folder } from './place.ts';
import { allowedProviders } from './providers.ts';
import type { RuleFacts } from './scan/rules.ts';
import { type Scan, scanProject } from './scan/scan.ts';

/** Code that may run, or why it may not. */
export type Examination = { kind: 'fine'; scan: Scan } | Exclude<InitOutcome, undefined>;

/** What the look at a project's code goes by: its record. */
export const ruleFacts = (project: Pick<RunProject, 'provider' | 'backend' | 'found'>): RuleFacts => ({
  providers: allowedProviders(project),
  backend: project.backend,
  ...(project.found && { found: project.found }),
});

/** Checks a tree out and looks at the project's code, before anything of it runs. */
export async function examine(
  { checkout }: Pick<RunnerOptions, 'checkout'>,
  folder: Folder,
  { project, tree }: RunTask,
): Promise<Examination> {
  const { directory, repo } = project;
  await makeFolders(folder);
  const { removed } = await checkout(repo, tree, folder.tree);
  const scan = await scanProject(folder.tree, directory, ruleFacts(project));
  // What cannot be read is told first: the rest of the look may only be its consequence.
  if (scan.broken.length > 0) return { kind: 'failed', output: scan.broken.join('\n') };
  const root = scan.folders.get(directory);
  if (!root || root.files.length === 0) return { kind: 'failed', output: `There is no code in ${directory}.` };
  const problems = [...linkProblems(directory, removed), ...scan.problems];
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'fine', scan };
}

/** A link that leads out of the tree was left out of the checkout; in a project's own folder that would change what is planned. */
const linkProblems = (directory: string, removed: readonly string[]): Problem[] =>
  removed
    .filter((path) => !posix.relative(directory, path).startsWith('..'))
    .map((at) => ({ code: 'forbidden-code', at, what: 'a symbolic link that leads out of the repository' }));

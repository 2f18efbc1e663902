import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { RepoProject } from './discover.ts';
import { modulesOf, type RepoIndex } from './index-tree.ts';

/** What a change of files means a plan for, when a project says nothing else; seen from its folder. */
export const WHEN_MODIFIED = [
  '**/*.tf',
  '**/*.tofu',
  '**/*.tf.json',
  '**/*.tofu.json',
  '**/*.tfvars',
  '**/*.tfvars.json',
  '.terraform.lock.hcl',
];

/** What decides whether a change is about a project. */
export type Watcher = Pick<RepoProject, 'dir' | 'var_files' | 'when_modified'>;

/** What a module's folder may change without a plan of who uses it. */
const NO_CODE = picomatch(['**/*.md', '**/.git*', '**/LICENSE*'], { dot: true });

/**
 * The projects that changed paths are about: by what a project watches in its folder, by its files of variables, and by the modules of
 * the repository that it uses, also through each other. Both names of a renamed file are among the paths.
 */
export function touchedBy<Watching extends Watcher>(
  paths: readonly string[],
  projects: readonly Watching[],
  index: RepoIndex,
): Watching[] {
  const byFolder = foldersAbove(paths);
  return projects.filter((project) => isTouched(project, byFolder, index));
}

/** The changed paths below each folder, by folder: a thousand projects are looked up, not searched. */
function foldersAbove(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>();
  for (const path of paths)
    for (let at = path; at !== '.'; ) {
      at = posix.dirname(at);
      const known = below.get(at);
      if (known) known.push(path);
      else below.set(at, [path]);
    }
  return below;
}

function isTouched(project: Watcher, below: ReadonlyMap<string, readonly string[]>, index: RepoIndex): boolean {
  const { dir, var_files: files = [] } = project;
  const watched = files.map((file) => posix.join(dir, file));
  return (
    watched.some((file) => below.get(posix.dirname(file))?.includes(file)) ||
    matches(project, below) ||
    [...modulesOf(index, dir)].some((module) => below.get(module)?.some((path) => !NO_CODE(path)))
  );
}

/** Patterns are read from the folder on, `../` leads out of it, and a later `!` takes out what an earlier one took in. */
function matches(
  { dir, when_modified: patterns = WHEN_MODIFIED }: Watcher,
  below: ReadonlyMap<string, readonly string[]>,
): boolean {
  const from = patterns.some((pattern) => /^!?\.\.\//.test(pattern)) ? '.' : dir;
  const changed = below.get(from) ?? [];
  if (changed.length === 0) return false;
  const rules = patterns.map((pattern) => {
    const isOut = pattern.startsWith('!');
    const path = posix.join(dir === '.' ? '' : escaped(dir), isOut ? pattern.slice(1) : pattern);
    return { isOut, fits: matcherOf(path) };
  });
  return changed.some((path) => rules.reduce((isIn, { isOut, fits }) => (fits(path) ? !isOut : isIn), false));
}

/** A folder's name as it is, also with letters that mean something in a pattern. */
const escaped = (dir: string): string => dir.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');

const matchers = new Map<string, picomatch.Matcher>();

/** Compiled once. */
function matcherOf(pattern: string): picomatch.Matcher {
  const known = matchers.get(pattern) ?? picomatch(pattern, { dot: true });
  if (matchers.size > 20_000) matchers.clear();
  matchers.set(pattern, known);
  return known;
}

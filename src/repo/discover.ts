import picomatch from 'picomatch';
import { type ProjectConfig, project, type RepoConfig } from './config.ts';
import type { RepoIndex } from './index-tree.ts';
import { nameOf } from './name.ts';

/** A project as a repository has it: said in its file, or found. */
export type RepoProject = ProjectConfig & { name: string };

/** Folders in which code lies that is no project of its own, whatever it holds. */
const NEVER = ['**/modules/**', '**/.terraform/**', '**/examples/**'];

/**
 * The projects of a repository: those its file names, and, where that is wanted, every other root module. A folder is one when it has a
 * backend or a provider of its own, or when no other folder uses it as a module.
 */
export function projectsOf(config: RepoConfig, index: RepoIndex): RepoProject[] {
  const listed = (config.projects ?? []).map((one) => ({ ...one, name: nameOf(one) }));
  const { enabled = listed.length === 0, ignore = [], environment = 'prod' as const } = config.autodiscover ?? {};
  if (!enabled) return listed;
  const taken = new Set(listed.map(({ dir }) => dir));
  const isIgnored = picomatch([...NEVER, ...ignore.flatMap((pattern) => [pattern, `${pattern}/**`])], { dot: true });
  const used = new Set([...index.folders.values()].flatMap(({ modules }) => modules));
  const found = [...index.folders]
    .filter(
      ([dir, { isRoot }]) => !taken.has(dir) && !isIgnored(`${dir}/x`) && !isIgnored(dir) && (isRoot || !used.has(dir)),
    )
    .map(([dir]) => project.parse({ dir, environment }))
    .map((one) => ({ ...one, name: nameOf(one) }));
  return [...listed, ...found.sort((a, b) => (a.dir < b.dir ? -1 : 1))];
}

import { posix } from 'node:path';
import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { modulesOf } from '../repo/index-tree.ts';
import type { Ports } from './ports.ts';

/**
 * What decides a project's plan at a tree: its folder, every folder of the repository whose modules it uses, directly or through others, and
 * its files of variables.
 */
export async function codeFolders(
  { repositories }: Pick<Ports, 'repositories'>,
  { repo, directory, found }: Pick<Project, 'repo' | 'directory' | 'found'>,
  tree: Sha,
): Promise<string[]> {
  const modules = modulesOf(await repositories.index(repo, tree), directory);
  return [directory, ...modules, ...(found?.varFiles ?? []).map((file) => posix.join(directory, file))];
}

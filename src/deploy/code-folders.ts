import { posix } from 'node:path';
import type { Repo, Sha } from '../core/ids.ts';
import { indexOf, isConfig, readFacts } from '../repo/index-tree.ts';
import type { Ports } from './ports.ts';

/** The folder of a project at a tree, and every folder of the repository whose modules it uses, directly or through others. */
export async function codeFolders(
  { repositories }: Pick<Ports, 'repositories'>,
  { repo, directory }: { repo: Repo; directory: string },
  tree: Sha,
): Promise<string[]> {
  const found = new Set<string>();
  const waiting = [directory];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (found.has(folder)) continue;
    found.add(folder);
    const files = [...(await repositories.files(repo, tree, folder))].filter(
      ([path]) => isConfig(path) && posix.dirname(path) === (folder === '' ? '.' : folder),
    );
    const index = indexOf(new Map(files.map(([path, text]) => [path, readFacts(path, text)])));
    waiting.push(...[...index.folders.values()].flatMap(({ modules }) => modules));
  }
  return [...found];
}

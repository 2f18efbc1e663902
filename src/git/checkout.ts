import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { isAbsolute, join, posix } from 'node:path';
import type { Sha } from '../core/ids.ts';
import type { Mirror } from './mirror.ts';
import { listTree, readBlobs } from './read.ts';

/** What a checkout left out. */
export interface Checkout {
  /** Symbolic links that lead out of the tree, by path from its root. */
  removed: readonly string[];
}

const SYMLINK = '120000';

/**
 * Writes a commit's or tree's files into `into`, an empty folder: no `.git`, no hooks, no filters of the repository's choosing.
 * Links that lead out of the tree are taken out again before this returns, and named.
 */
export async function checkout(mirror: Mirror, tree: Sha, into: string): Promise<Checkout> {
  const index = join(mirror.gitDir, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index, GIT_WORK_TREE: into };
  await mkdir(into, { recursive: true, mode: 0o700 });
  try {
    // Git itself never writes through a link that it has written.
    const written = mirror.git(['read-tree', '--reset', '-u', tree], { env });
    const [removed] = await Promise.all([escapingLinks(mirror, tree), written]);
    await Promise.all(removed.map((path) => rm(join(into, path))));
    return { removed };
  } finally {
    await rm(index, { force: true });
  }
}

async function escapingLinks({ git }: Mirror, tree: Sha): Promise<string[]> {
  const links = (await listTree(git, tree, '')).filter(({ mode }) => mode === SYMLINK);
  const targets = await readBlobs(
    git,
    links.map(({ sha }) => sha),
  );
  const isEscaping = ({ path, sha }: (typeof links)[number]) =>
    leavesTree(path, targets.get(sha)?.toString('utf8') ?? '/');
  return links.filter(isEscaping).map(({ path }) => path);
}

/**
 * True when a link at `path` to `target` may lead out of the tree. A target that climbs after it has descended (`a/../..`) counts,
 * because a folder on its way may be a link itself.
 */
export function leavesTree(path: string, target: string): boolean {
  if (isAbsolute(target) || target === '' || target.includes('\0')) return true;
  if (/(?:^|\/)[^/]+\/+\.\.(?:\/|$)/.test(target.replace(/^(?:\.{1,2}\/+)*/, ''))) return true;
  const end = posix.join(posix.dirname(path), target);
  return end === '..' || end.startsWith('../');
}

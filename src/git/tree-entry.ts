import type { Sha } from '../core/ids.ts';
import type { Git } from './git.ts';
import { checkTreePath } from './paths.ts';
import type { TreeEntry } from './read.ts';

type Named = Omit<TreeEntry, 'bytes' | 'path'>;

/**
 * What lies at exactly that path of a commit or tree, or undefined. Only the folders on the way are read.
 * @throws Refusal `bad-input` for what is no path of a tree
 */
export async function entryAt({ objects }: Git, at: Sha, path: string): Promise<TreeEntry | undefined> {
  checkTreePath(path);
  let found: Named | undefined = { mode: '40000', type: 'tree', sha: `${at}^{tree}` as Sha };
  for (const name of path.split('/')) {
    if (found?.type !== 'tree') return undefined;
    const tree = await objects.contents(found.sha);
    found = tree && namedIn(tree, name, at.length / 2);
  }
  if (!found) return undefined;
  const bytes = found.type === 'blob' ? (await objects.info(found.sha))?.bytes : 0;
  return { ...found, bytes: bytes ?? 0, path };
}

/** A tree is entries of `<mode> <name>`, a NUL and the bytes of an object's name. Source: git-cat-file(1), gitformat-pack. */
function namedIn(tree: Buffer, wanted: string, shaBytes: number): Named | undefined {
  const name = Buffer.from(wanted);
  for (let at = 0; at < tree.length; ) {
    const [space, nul] = [tree.indexOf(0x20, at), tree.indexOf(0, at)];
    const next = nul + 1 + shaBytes;
    if (tree.subarray(space + 1, nul).equals(name))
      return toNamed(tree.toString('latin1', at, space), tree.toString('hex', nul + 1, next) as Sha);
    at = next;
  }
  return undefined;
}

const toNamed = (mode: string, sha: Sha): Named => ({
  mode,
  sha,
  type: mode === '40000' ? 'tree' : mode === '160000' ? 'commit' : 'blob',
});

import { commitsBetween, type NewCommit, readCommit, type Signature, writeCommit } from './commits.ts';
import { askGit } from './git.ts';

/** The tree of both histories together, or undefined where they conflict. */
export async function mergedTree(dir: string, ours: string, theirs: string): Promise<string | undefined> {
  const { code, out, err } = await askGit(dir, ['merge-tree', '--write-tree', ours, theirs]);
  if (code === 0) return out.trim();
  if (code === 1) return undefined;
  throw new Error(`git merge-tree ended with ${code}: ${err.trim()}`);
}

export interface Replay {
  readonly base: string;
  readonly head: string;
  readonly committer: Signature;
}

/** The commits of `head` once more on top of `base`: the hash of the last one, or undefined where one conflicts. */
export async function replayCommits(dir: string, { base, head, committer }: Replay): Promise<string | undefined> {
  let tip = base;
  for (const commit of await commitsBetween(dir, base, head)) {
    if (commit.parents.length !== 1) return undefined; // as GitHub: a history with merges cannot be rebased
    const tree = await pickedTree(dir, tip, commit.sha, committer);
    if (tree === undefined) return undefined;
    tip = await writeCommit(dir, { ...commit, tree, parents: [tip], committer });
  }
  return tip;
}

/** The tree after applying one commit's change to `onto`. */
async function pickedTree(dir: string, onto: string, picked: string, by: Signature): Promise<string | undefined> {
  const { parents } = await readCommit(dir, picked);
  const { tree } = await readCommit(dir, onto);
  // git 2.39 lacks `merge-tree --merge-base`; a commit with the tree of `onto` and the parents of `picked` makes
  // the parent of `picked` the merge base, which is what a cherry-pick needs.
  const bridge: NewCommit = { tree, parents, message: 'bridge', author: by, committer: by };
  return mergedTree(dir, await writeCommit(dir, bridge), picked);
}

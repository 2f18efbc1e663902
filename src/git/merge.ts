import { parseSha, type Sha } from '../core/ids.ts';
import type { UndoingFiles } from '../deploy/ports.ts';
import { type Git, records } from './git.ts';
import { readCommit } from './history.ts';
import { within } from './paths.ts';
import { readBlobs, toText } from './read.ts';

export type Merge = { kind: 'clean'; tree: Sha } | { kind: 'conflict'; paths: readonly string[] };
type Revert = UndoingFiles;

/** The tree of a merge, made without a work tree; conflicts name their paths. */
export async function mergeTrees(git: Git, ours: Sha, theirs: Sha): Promise<Merge> {
  const { code, text } = await git(['merge-tree', '--write-tree', '--no-messages', '--name-only', '-z', ours, theirs], {
    okCodes: [0, 1],
  });
  const [tree = '', ...paths] = records(text);
  const sha = parseSha(tree.trim());
  if (!sha) throw new Error('git merge-tree named no tree');
  return code === 0 ? { kind: 'clean', tree: sha } : { kind: 'conflict', paths: [...new Set(paths)] };
}

/** The empty tree, which git knows without having it. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904' as Sha;

/** Commits that exist only to be merged: nobody sees them, and equal ones must be equal objects. */
const NOBODY = {
  GIT_AUTHOR_NAME: 'merge',
  GIT_AUTHOR_EMAIL: 'merge@localhost',
  GIT_AUTHOR_DATE: '@0 +0000',
  GIT_COMMITTER_NAME: 'merge',
  GIT_COMMITTER_EMAIL: 'merge@localhost',
  GIT_COMMITTER_DATE: '@0 +0000',
};

async function scratchCommit(git: Git, tree: string, parent?: Sha): Promise<Sha> {
  const parents = parent === undefined ? [] : ['-p', parent];
  const { text } = await git(['commit-tree', tree, ...parents, '-m', 'scratch'], { env: NOBODY });
  return text.trim() as Sha;
}

/**
 * Files that take `merge` back on top of `onto`: a three-way merge with the merged state as base, `onto` as ours and what was before it as
 * theirs: its first parent, or `since` where it is the last of several commits. Git 2.39 cannot be told the base of a merge, so two scratch commits are given it as their parent.
 * A path that is not text cannot be undone as text and counts as a conflict.
 */
export async function revertFiles(
  git: Git,
  { merge, onto, since }: { merge: Sha; onto: Sha; since?: Sha | undefined },
): Promise<Revert> {
  const parent = since ?? (await readCommit(git, merge)).parents[0];
  const before = parent === undefined ? EMPTY_TREE : `${parent}^{tree}`;
  const base = await scratchCommit(git, `${merge}^{tree}`);
  const [ours, theirs] = await Promise.all([
    scratchCommit(git, `${onto}^{tree}`, base),
    scratchCommit(git, before, base),
  ]);
  const merged = await mergeTrees(git, ours, theirs);
  return merged.kind === 'conflict' ? merged : filesBetween(git, onto, merged.tree);
}

/** Files that make a folder what it was at `at`, on top of `onto`, whatever came between. */
export const restoreFiles = (git: Git, at: Sha, onto: Sha, directory: string): Promise<Revert> =>
  filesBetween(git, onto, at, directory);

/** What turns the tree of `from` into that of `to`, as whole files; with a directory only what is in it. */
async function filesBetween(git: Git, from: Sha, to: Sha, directory?: string): Promise<Revert> {
  const trees = [from, to].map((sha) => `${sha}^{tree}`);
  const { text } = await git(['diff-tree', '-r', '-z', '--no-renames', ...trees, ...within(directory)]);
  const changes = toChanges(records(text));
  const kept = changes.filter(({ mode }) => mode !== '000000');
  const blobs = await readBlobs(
    git,
    kept.filter(({ mode }) => mode.startsWith('100')).map(({ sha }) => sha),
  );
  const files = new Map<string, string | null>();
  const unreadable: string[] = [];
  for (const { mode, sha, path } of changes) {
    const blob = blobs.get(sha);
    const content = mode === '000000' ? null : blob && toText(blob);
    if (content === undefined) unreadable.push(path);
    else files.set(path, content);
  }
  return unreadable.length > 0 ? { kind: 'conflict', paths: unreadable } : { kind: 'clean', files };
}

/** Pairs of `:<old mode> <new mode> <old> <new> <status>` and path. */
function toChanges(fields: readonly string[]): { mode: string; sha: Sha; path: string }[] {
  const changes = [];
  for (let n = 0; n + 1 < fields.length; n += 2) {
    const [, mode = '', , sha = ''] = (fields[n] ?? '').split(' ');
    changes.push({ mode, sha: sha as Sha, path: fields[n + 1] ?? '' });
  }
  return changes;
}

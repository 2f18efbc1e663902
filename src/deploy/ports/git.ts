import type { Repo, Sha } from '../../core/ids.ts';
import type { RepoIndex } from '../../repo/index-tree.ts';

export interface Signature {
  name: string;
  email: string;
}

/** A commit on its way to a branch of ours. `null` deletes the file. */
export interface ProposedCommit {
  repo: Repo;
  branch: string;
  /** Parent of the commit; the branch is made to hold exactly this one commit on it. */
  onto: Sha;
  files: ReadonlyMap<string, string | null>;
  message: string;
  /** Head we believe the branch has; undefined: it must not exist, or hold the very same tree already. */
  expected?: Sha;
}

export interface CommitFacts {
  sha: Sha;
  /** First parent; undefined for a root commit. */
  parent: Sha | undefined;
  authorName: string;
  authorEmail: string;
  message: string;
  /** Made by GuildOps: author and committer are our bot's. */
  ours: boolean;
}

/** What undoes something on top of a commit, as whole files; or the paths where that cannot be said. */
export type UndoingFiles =
  | { kind: 'clean'; files: Map<string, string | null> }
  | { kind: 'conflict'; paths: readonly string[] };

/** A commit that somebody named, and whether it lies in the history that was asked about. */
export interface Point {
  sha: Sha;
  isBefore: boolean;
}

export type MergedTree = { kind: 'clean'; tree: Sha } | { kind: 'conflict'; paths: readonly string[] };

/** Git, through one bare mirror per repository. Reads come from the mirror; `refresh` brings it up to date. */
export interface Repositories {
  /** Fetches branches, tags and pull request heads. */
  refresh(repo: Repo): Promise<void>;
  /** Commit of a branch in the mirror. */
  branch(repo: Repo, name: string): Promise<Sha | undefined>;
  has(repo: Repo, sha: Sha): Promise<boolean>;
  defaultBranch(repo: Repo): Promise<string>;
  mergedTree(repo: Repo, base: Sha, head: Sha): Promise<MergedTree>;
  /** The tree of a commit with some files replaced; it is in the mirror alone, on no branch. `null` deletes the file. */
  treeWith(repo: Repo, onto: Sha, files: ReadonlyMap<string, string | null>): Promise<Sha>;
  /** Text files below `directory` at a commit or tree, by path from the repository's root; symbolic links and files over 1 MiB are left out. */
  files(repo: Repo, at: Sha, directory: string): Promise<Map<string, string>>;
  /** Text of one file at a commit or tree; undefined where there is none, or none that is text of at most 2 MiB. */
  file(repo: Repo, at: Sha, path: string): Promise<string | undefined>;
  /** The first of these paths that is a file at a commit, and its text where it is text of at most so many bytes. */
  firstFile(
    repo: Repo,
    at: Sha,
    paths: readonly string[],
    mostBytes: number,
  ): Promise<{ path: string; text: string | undefined } | undefined>;
  /** What the folders with code hold at a commit; the same commit is read once. */
  index(repo: Repo, at: Sha): Promise<RepoIndex>;
  /** Paths that differ between merge-base(base, head) and head. */
  changedPaths(repo: Repo, base: Sha, head: Sha): Promise<string[]>;
  /** Paths below some folders that two commits or trees do not have alike. */
  differing(repo: Repo, one: Sha, other: Sha, folders: readonly string[]): Promise<string[]>;
  /** Commits on head that are not on base, oldest first; with a directory only those that change something in it. */
  commits(repo: Repo, base: Sha, head: Sha, directory?: string): Promise<CommitFacts[]>;
  /** The commit that a tag or a commit's name, which may be shortened to seven digits, stands for; a tag goes first. */
  point(repo: Repo, name: string, before: Sha): Promise<Point | undefined>;
  /** Pushes the commit; a branch that already holds the same tree on the same parent with the same message is returned as it is. @throws Refusal `head-moved` when the branch is not where we believed */
  propose(commit: ProposedCommit): Promise<Sha>;
  /**
   * Where the default branch was before the commits of a pull request were put on it one by one, `merge` being the last of them; undefined
   * where its first parent says that, as for a squash or a merge commit. `base` and `head` are of the pull request.
   */
  rebasedOnto(repo: Repo, merge: Sha, pull: { base: Sha; head: Sha }): Promise<Sha | undefined>;
  /** Files that undo `merge` on top of `onto`: what it did to its first parent, or all that came after `since`. */
  revert(repo: Repo, merge: Sha, onto: Sha, since?: Sha): Promise<UndoingFiles>;
  /** Files that make `directory` what it was at `at`, on top of `onto`. A path that is not text counts as a conflict. */
  restore(repo: Repo, at: Sha, onto: Sha, directory: string): Promise<UndoingFiles>;
  /** First commit of an empty repository. Nothing happens when it has one. */
  initialise(repo: Repo, files: ReadonlyMap<string, string>): Promise<void>;
}

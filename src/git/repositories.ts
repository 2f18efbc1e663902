import { resolve as resolvePath } from 'node:path';
import type { Repo, Sha } from '../core/ids.ts';
import type { CommitFacts, Repositories } from '../deploy/ports.ts';
import { type Checkout, checkout } from './checkout.ts';
import { type Signature, writeTree } from './commit.ts';
import type { Remote } from './environment.ts';
import type { Git } from './git.ts';
import { type Commit, commitsBetween, pathsChanged, pathsDiffering } from './history.ts';
import { createIndexer } from './index-tree.ts';
import { mergeTrees, restoreFiles, revertFiles } from './merge.ts';
import { createMirror, type Mirror } from './mirror.ts';
import { checkBranch } from './paths.ts';
import { findPoint } from './point.ts';
import { propose } from './propose.ts';
import { readFile, readFiles, readFirst, resolve } from './read.ts';
import { rebasedOnto } from './rebased.ts';

export interface RepositoriesOptions {
  /** Folder of the mirrors; ours alone. */
  dir: string;
  remote(repo: Repo, use: 'read' | 'write'): Promise<Remote>;
  /** Who our commits are by. */
  signature(): Promise<Signature>;
  /** PATH and proxy variables for git; nothing else of ours reaches it. */
  environment?: Readonly<Record<string, string>>;
  log: { info(fields: object, message: string): void };
}

/** `Repositories`, and the checkout that the runner plans and applies from. */
export interface GitRepositories extends Repositories {
  checkout(repo: Repo, tree: Sha, into: string): Promise<Checkout>;
}

/** Git is found where the program itself finds programs. */
const DEFAULT_ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin' };

/** Git through one bare mirror per repository; there is no work tree but the ones that are asked for by `checkout`. */
export function createRepositories(options: RepositoriesOptions): GitRepositories {
  const { signature, remote, environment = DEFAULT_ENVIRONMENT, log } = options;
  const dir = resolvePath(options.dir);
  const mirrors = new Map<Repo, Mirror>();

  function mirrorOf(repo: Repo): Mirror {
    const known = mirrors.get(repo) ?? createMirror({ dir, repo, environment, remote });
    mirrors.set(repo, known);
    return known;
  }
  const gitOf = (repo: Repo): Git => mirrorOf(repo).git;
  const indexers = new Map<Repo, ReturnType<typeof createIndexer>>();
  function indexerOf(repo: Repo): ReturnType<typeof createIndexer> {
    const known = indexers.get(repo) ?? createIndexer(gitOf(repo));
    indexers.set(repo, known);
    return known;
  }

  return {
    refresh: (repo) => mirrorOf(repo).refresh(),
    branch: (repo, name) => resolve(gitOf(repo), `refs/heads/${name}`),
    has: async (repo, sha) => (await resolve(gitOf(repo), sha)) !== undefined,
    defaultBranch: (repo) => mirrorOf(repo).defaultBranch(),
    mergedTree: (repo, base, head) => mergeTrees(gitOf(repo), base, head),
    treeWith: (repo, onto, files) => writeTree(gitOf(repo), mirrorOf(repo).gitDir, { onto, files }),
    files: (repo, at, directory) => readFiles(gitOf(repo), at, directory),
    file: (repo, at, path) => readFile(gitOf(repo), at, path),
    firstFile: (repo, at, paths, mostBytes) => readFirst(gitOf(repo), at, paths, mostBytes),
    index: (repo, at) => indexerOf(repo)(at),
    changedPaths: (repo, base, head) => pathsChanged(gitOf(repo), base, head),
    differing: (repo, one, other, folders) => pathsDiffering(gitOf(repo), one, other, folders),
    async commits(repo, base, head, directory) {
      const [{ email }, commits] = await Promise.all([signature(), commitsBetween(gitOf(repo), base, head, directory)]);
      return commits.map((commit) => toFacts(commit, email));
    },
    async propose({ repo, ...proposal }) {
      checkBranch(proposal.branch);
      const commit = await propose(mirrorOf(repo), proposal, await signature());
      log.info({ repo, branch: proposal.branch, commit }, 'commit pushed');
      return commit;
    },
    point: (repo, name, before) => findPoint(gitOf(repo), name, before),
    rebasedOnto: (repo, merge, pull) => rebasedOnto(gitOf(repo), merge, pull),
    revert: (repo, merge, onto, since) => revertFiles(gitOf(repo), { merge, onto, since }),
    restore: (repo, at, onto, directory) => restoreFiles(gitOf(repo), at, onto, directory),
    async initialise(repo, files) {
      const mirror = mirrorOf(repo);
      await mirror.refresh();
      const { text } = await mirror.git(['for-each-ref', '--count=1', 'refs/heads/']);
      if (text.trim() !== '') return;
      const branch = await mirror.defaultBranch();
      await propose(mirror, { branch, files, message: 'Begin the infrastructure repository' }, await signature());
    },
    checkout: (repo, tree, into) => checkout(mirrorOf(repo), tree, into),
  };
}

/** A commit is ours when it says so and we remember making it: the name of an author is anybody's to write. */
function toFacts(
  { sha, parents, authorName, authorEmail, committerEmail, isMade, message }: Commit,
  ourEmail: string,
): CommitFacts {
  const ours = isMade && authorEmail === ourEmail && committerEmail === ourEmail;
  return { sha, parent: parents[0], authorName, authorEmail, message, ours };
}

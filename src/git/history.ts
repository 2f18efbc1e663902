import type { Sha } from '../core/ids.ts';
import { type Git, records } from './git.ts';

/** One commit as git has it. */
export interface Commit {
  sha: Sha;
  authorName: string;
  authorEmail: string;
  committerEmail: string;
  tree: Sha;
  parents: Sha[];
  message: string;
}

// Names and addresses of a commit cannot hold a line break, so lines separate them; the message comes last.
const FORMAT = '%H%n%T%n%P%n%an%n%ae%n%ce%n%B';

function toCommit(record: string): Commit {
  const [sha = '', tree = '', parents = '', authorName = '', authorEmail = '', committerEmail = '', ...message] =
    record.split('\n');
  return {
    sha: sha as Sha,
    tree: tree as Sha,
    parents: parents.split(' ').filter(Boolean) as Sha[],
    authorName,
    authorEmail,
    committerEmail,
    message: message.join('\n').trimEnd(),
  };
}

/** Commits that `head` has and `base` has not, oldest first. */
export async function commitsBetween(git: Git, base: Sha, head: Sha): Promise<Commit[]> {
  const { text } = await git(['log', '-z', '--reverse', '--topo-order', `--format=${FORMAT}`, `${base}..${head}`]);
  return records(text).map(toCommit);
}

/** One commit. @throws GitError when the mirror does not have it */
export async function readCommit(git: Git, sha: Sha): Promise<Commit> {
  const { text } = await git(['log', '-z', '-1', `--format=${FORMAT}`, sha]);
  return toCommit(text.replace(/\0$/, ''));
}

/** Paths that differ between the merge base of both and `head`: what a pull request changes. A rename is two paths. */
export async function pathsChanged(git: Git, base: Sha, head: Sha): Promise<string[]> {
  const { text } = await git([
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--name-only',
    '-z',
    `${base}...${head}`,
  ]);
  return records(text);
}

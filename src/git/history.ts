import type { Sha } from '../core/ids.ts';
import { type Git, records } from './git.ts';
import { within } from './paths.ts';

/** Where we note which commits are ours: an author's name is anybody's to write. The remote never sees these. */
const MADE = 'refs/guildops/made/';
export const madeRef = (sha: Sha): string => `${MADE}${sha}`;

/** One commit as git has it. */
export interface Commit {
  sha: Sha;
  authorName: string;
  authorEmail: string;
  /** ISO 8601, in the zone the author was in. */
  authoredAt: string;
  committerEmail: string;
  tree: Sha;
  parents: Sha[];
  /** We noted that we made it. */
  isMade: boolean;
  message: string;
}

// Names and addresses of a commit cannot hold a line break, so lines separate them; the message comes last.
// Of the refs (%D) only ours are asked for.
const FORMAT = '%H%n%T%n%P%n%D%n%an%n%ae%n%aI%n%ce%n%B';
const LOG = ['log', '-z', '--decorate=full', `--decorate-refs=${MADE}`, `--format=${FORMAT}`];

function toCommit(record: string): Commit {
  const [
    sha = '',
    tree = '',
    parents = '',
    refs = '',
    authorName = '',
    authorEmail = '',
    authoredAt = '',
    committerEmail = '',
    ...message
  ] = record.split('\n');
  return {
    sha: sha as Sha,
    tree: tree as Sha,
    parents: parents.split(' ').filter(Boolean) as Sha[],
    isMade: refs.split(', ').includes(madeRef(sha as Sha)),
    authorName,
    authorEmail,
    authoredAt,
    committerEmail,
    message: message.join('\n').trimEnd(),
  };
}

/** Commits that `head` has and `base` has not, oldest first; with a directory only those that change something in it. */
export async function commitsBetween(git: Git, base: Sha, head: Sha, directory?: string): Promise<Commit[]> {
  const { text } = await git([...LOG, '--reverse', '--topo-order', `${base}..${head}`, ...within(directory)]);
  return records(text).map(toCommit);
}

/** One commit. @throws GitError when the mirror does not have it */
export async function readCommit(git: Git, sha: Sha): Promise<Commit> {
  const { text } = await git([...LOG, '-1', sha]);
  return toCommit(text.replace(/\0$/, ''));
}

const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--no-renames', '--name-only', '-z'];

/** Paths that differ between the merge base of both and `head`: what a pull request changes. A rename is two paths. */
export async function pathsChanged(git: Git, base: Sha, head: Sha): Promise<string[]> {
  const { text } = await git([...DIFF, `${base}...${head}`]);
  return records(text);
}

/** Paths below `folders` (`.`: all) in which two commits or trees differ. */
export async function pathsDiffering(git: Git, one: Sha, other: Sha, folders: readonly string[]): Promise<string[]> {
  const below = folders.includes('.') || folders.includes('') ? [] : folders;
  const { text } = await git([...DIFF, one, other, '--', ...below]);
  return records(text);
}

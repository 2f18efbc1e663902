import { git } from './git.ts';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 with the zone the author was in. */
  readonly date: string;
}

export interface GitCommit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

const fields = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];

/** Commits of a revision range, newest first. Arguments are those of `git log`. */
export async function readCommits(dir: string, ...range: string[]): Promise<GitCommit[]> {
  const out = await git(dir, ['log', '-z', `--format=${fields.join('%x00')}`, ...range, '--']);
  const values = out.split('\0');
  const commits: GitCommit[] = [];
  for (let at = 0; at + fields.length <= values.length; at += fields.length)
    commits.push(toCommit(values.slice(at, at + fields.length)));
  return commits;
}

function toCommit(values: string[]): GitCommit {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] =
    values;
  return {
    sha,
    tree,
    parents: parents.split(' ').filter(Boolean),
    author: { name: an, email: ae, date: ad },
    committer: { name: cn, email: ce, date: cd },
    message: message.trimEnd(),
  };
}

export async function readCommit(dir: string, sha: string): Promise<GitCommit> {
  const [commit] = await readCommits(dir, '-1', sha);
  if (!commit) throw new Error(`No commit ${sha}`);
  return commit;
}

/** What `head` adds to `base`, oldest first. */
export const commitsBetween = async (dir: string, base: string, head: string): Promise<GitCommit[]> =>
  (await readCommits(dir, '--topo-order', `${base}..${head}`)).reverse();

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** Writes a commit object and returns its hash; no reference moves. */
export async function writeCommit(dir: string, commit: NewCommit): Promise<string> {
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  const out = await git(dir, ['commit-tree', commit.tree, ...parents], {
    input: `${commit.message.trimEnd()}\n`,
    env: {
      GIT_AUTHOR_NAME: commit.author.name,
      GIT_AUTHOR_EMAIL: commit.author.email,
      GIT_AUTHOR_DATE: commit.author.date,
      GIT_COMMITTER_NAME: commit.committer.name,
      GIT_COMMITTER_EMAIL: commit.committer.email,
      GIT_COMMITTER_DATE: commit.committer.date,
    },
  });
  return out.trim();
}

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha } from '../core/ids.ts';
import type { Git } from './git.ts';
import { checkTreePath } from './paths.ts';

export interface Signature {
  name: string;
  email: string;
}

export interface NewCommit {
  /** Parent; undefined for the first commit of a repository. */
  onto?: Sha;
  /** `null` deletes the file. */
  files: ReadonlyMap<string, string | null>;
  message: string;
}

const NO_OBJECT = '0'.repeat(40);

/**
 * The tree of a parent with some files replaced, written object by object: there is no work tree in which a path could lead astray.
 * @throws Refusal `bad-input` for a path that leaves the repository
 */
export async function writeTree(git: Git, gitDir: string, { onto, files }: Omit<NewCommit, 'message'>): Promise<Sha> {
  for (const path of files.keys()) checkTreePath(path);
  const lines = await Promise.all([...files].map(([path, content]) => indexLine(git, path, content)));
  const index = join(gitDir, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git(onto === undefined ? ['read-tree', '--empty'] : ['read-tree', onto], { env });
    await git(['update-index', '--replace', '-z', '--index-info'], { env, input: lines.join('') });
    return (await git(['write-tree'], { env })).text.trim() as Sha;
  } finally {
    await rm(index, { force: true });
  }
}

/** `<mode> <object>\t<path>`; mode 0 takes the path out. */
async function indexLine(git: Git, path: string, content: string | null): Promise<string> {
  if (content === null) return `0 ${NO_OBJECT}\t${path}\0`;
  const { text } = await git(['hash-object', '-w', '--no-filters', '--stdin'], { input: Buffer.from(content, 'utf8') });
  return `100644 ${text.trim()}\t${path}\0`;
}

/** A commit of that tree by us, not yet on any branch. */
export async function writeCommit(git: Git, tree: Sha, { onto, message }: NewCommit, by: Signature): Promise<Sha> {
  const parents = onto === undefined ? [] : ['-p', onto];
  const env = {
    GIT_AUTHOR_NAME: by.name,
    GIT_AUTHOR_EMAIL: by.email,
    GIT_COMMITTER_NAME: by.name,
    GIT_COMMITTER_EMAIL: by.email,
  };
  return (await git(['commit-tree', tree, ...parents, '-F', '-'], { env, input: message })).text.trim() as Sha;
}

import { askGit, git } from './git.ts';

/** A reference: `sha` is what it points at, `commit` what remains when a tag object is followed. */
export interface Ref {
  readonly name: string;
  readonly sha: string;
  readonly type: 'commit' | 'tag' | 'tree' | 'blob';
  readonly commit: string;
}

/** All references below the prefixes, by full name. */
export async function listRefs(dir: string, ...prefixes: string[]): Promise<Map<string, Ref>> {
  const format = '%(refname) %(objectname) %(objecttype) %(*objectname)';
  const out = await git(dir, ['for-each-ref', `--format=${format}`, ...prefixes]);
  const refs = out.split('\n').filter(Boolean).map(toRef);
  return new Map(refs.map((ref) => [ref.name, ref]));
}

function toRef(line: string): Ref {
  const [name = '', sha = '', type = 'commit', target = ''] = line.split(' ');
  return { name, sha, type: type as Ref['type'], commit: target || sha };
}

export const findRef = async (dir: string, name: string): Promise<Ref | undefined> =>
  (await listRefs(dir, name)).get(name);

/** The commit that a branch, tag, full reference or (shortened) hash means. */
export async function findCommit(dir: string, revision: string): Promise<string | undefined> {
  for (const candidate of [`refs/heads/${revision}`, `refs/tags/${revision}`, revision]) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`];
    const { code, out } = await askGit(dir, args);
    if (code === 0) return out.trim();
  }
  return undefined;
}

export const branchTip = async (dir: string, branch: string): Promise<string | undefined> =>
  (await findRef(dir, `refs/heads/${branch}`))?.sha;

/** Points a reference somewhere; with `expected`, only if it is there now (the zero hash: only if it does not exist). */
export async function setRef(dir: string, name: string, sha: string, expected?: string): Promise<void> {
  await git(dir, ['update-ref', name, sha, ...(expected === undefined ? [] : [expected])]);
}

export const deleteRef = async (dir: string, name: string): Promise<void> => {
  await git(dir, ['update-ref', '-d', name]);
};

export const isRefName = async (dir: string, name: string): Promise<boolean> =>
  (await askGit(dir, ['check-ref-format', name])).code === 0;

export const isAncestor = async (dir: string, older: string, newer: string): Promise<boolean> =>
  (await askGit(dir, ['merge-base', '--is-ancestor', older, newer])).code === 0;

export const zeroSha = '0'.repeat(40);

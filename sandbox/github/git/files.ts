import { askGit, git, gitBytes } from './git.ts';

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Bytes; undefined for folders. */
  readonly size: number | undefined;
  readonly path: string;
}

/** What a folder of a commit holds (`''` is the root), one level deep. */
export async function listFolder(dir: string, commit: string, folder: string): Promise<TreeEntry[]> {
  const { code, out } = await askGit(dir, [
    'ls-tree',
    '-z',
    '-l',
    '--full-tree',
    folder ? `${commit}:${folder}` : commit,
  ]);
  if (code !== 0) return [];
  const prefix = folder ? `${folder}/` : '';
  return out
    .split('\0')
    .filter(Boolean)
    .map((line) => toEntry(line, prefix));
}

/** The entry at a path of a commit. */
export async function findEntry(dir: string, commit: string, path: string): Promise<TreeEntry | undefined> {
  const out = await git(dir, ['ls-tree', '-z', '-l', '--full-tree', commit, '--', `:(literal)${path}`]).catch(() => '');
  const [line] = out.split('\0');
  return line ? toEntry(line, '') : undefined;
}

function toEntry(line: string, prefix: string): TreeEntry {
  const [facts = '', name = ''] = line.split('\t');
  const [mode = '', type = 'blob', sha = '', size = '-'] = facts.split(/ +/);
  return {
    mode,
    type: type as TreeEntry['type'],
    sha,
    size: size === '-' ? undefined : Number(size),
    path: prefix + name,
  };
}

export const readBlob = (dir: string, sha: string): Promise<string> => git(dir, ['cat-file', 'blob', sha]);

export const readBlobAsBase64 = (dir: string, sha: string): Promise<string> => gitBytes(dir, ['cat-file', 'blob', sha]);

/** The text of a file in a commit, or undefined. */
export async function readText(dir: string, commit: string, path: string): Promise<string | undefined> {
  const entry = await findEntry(dir, commit, path);
  return entry?.type === 'blob' ? readBlob(dir, entry.sha) : undefined;
}

import { git } from './git.ts';

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string | undefined;
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
};

/** A changed file without its lines, which is cheaper to find. */
export type ChangedPath = Pick<ChangedFile, 'path' | 'previousPath' | 'status' | 'sha'>;

export const diffPaths = async (dir: string, from: string, to: string): Promise<ChangedPath[]> =>
  parseRaw(await git(dir, ['diff', '-z', '-M', '--raw', '--no-abbrev', from, to]));

/** Files that differ between two commits. For a pull request, start from the merge base. */
export async function diffFiles(dir: string, from: string, to: string): Promise<ChangedFile[]> {
  const [paths, counts, patches] = await Promise.all([
    diffPaths(dir, from, to),
    git(dir, ['diff', '-M', '--numstat', from, to]),
    git(dir, ['diff', '-M', from, to]),
  ]);
  const lines = counts.split('\n');
  const texts = patches.split(/^(?=diff --git )/m);
  return paths.map((file, index) => ({ ...file, ...parseCounts(lines[index]), patch: hunks(texts[index]) }));
}

/** `:100644 100644 <old> <new> M\0path\0`, with two paths for a rename. */
function parseRaw(raw: string): ChangedPath[] {
  const words = raw.split('\0');
  const files = [];
  for (let at = 0; at + 1 < words.length; ) {
    const [, , oldSha = '', newSha = '', letter = 'M'] = (words[at] ?? '').split(' ');
    const renamed = letter.startsWith('R');
    const first = words[at + 1] ?? '';
    const path = renamed ? (words[at + 2] ?? '') : first;
    const status = statuses[letter.charAt(0)] ?? 'changed';
    files.push({ path, previousPath: renamed ? first : undefined, status, sha: letter === 'D' ? oldSha : newSha });
    at += renamed ? 3 : 2;
  }
  return files;
}

/** `12\t3\tpath`; binary files count `-`. */
function parseCounts(line = ''): Pick<ChangedFile, 'additions' | 'deletions'> {
  const [added = '0', deleted = '0'] = line.split('\t');
  return { additions: Number(added) || 0, deletions: Number(deleted) || 0 };
}

/** The patch as GitHub gives it: from the first hunk on. */
function hunks(text = ''): string | undefined {
  const start = text.search(/^@@ /m);
  return start < 0 ? undefined : text.slice(start).trimEnd();
}

export const mergeBase = async (dir: string, one: string, other: string): Promise<string> =>
  (await git(dir, ['merge-base', one, other])).trim();

export const countCommits = async (dir: string, base: string, head: string): Promise<number> =>
  Number(await git(dir, ['rev-list', '--count', `${base}..${head}`]));

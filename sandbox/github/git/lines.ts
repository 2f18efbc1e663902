import { diffFiles } from './diff.ts';

/** A piece of a file that differs, with its surroundings: which lines of the new file it shows. */
export interface Hunk {
  readonly text: string;
  readonly oldStart: number;
  readonly oldCount: number;
  readonly start: number;
  readonly count: number;
}

const HEADER = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** The hunks of a patch, as GitHub shows them. */
export function hunksOf(patch: string): Hunk[] {
  return patch.split(/^(?=@@ )/m).flatMap((text) => {
    const [, oldStart, oldCount = '1', start, count = '1'] = HEADER.exec(text) ?? [];
    if (start === undefined) return [];
    return [
      { text, oldStart: Number(oldStart), oldCount: Number(oldCount), start: Number(start), count: Number(count) },
    ];
  });
}

/** Where a line of one commit is in another; undefined where it is gone or another one. */
export async function lineIn(
  dir: string,
  { commit, path, line }: { commit: string; path: string; line: number },
  head: string,
): Promise<number | undefined> {
  const file = (await diffFiles(dir, commit, head)).find((one) => one.path === path || one.previousPath === path);
  if (!file) return line;
  if (file.status === 'removed' || file.patch === undefined) return undefined;
  let shift = 0;
  for (const hunk of hunksOf(file.patch)) {
    if (line < hunk.oldStart) break;
    if (line < hunk.oldStart + hunk.oldCount) return lineWithin(hunk, line);
    shift = hunk.start + hunk.count - hunk.oldStart - hunk.oldCount;
  }
  return line + shift;
}

function lineWithin(hunk: Hunk, wanted: number): number | undefined {
  let [old, now] = [hunk.oldStart, hunk.start];
  for (const row of hunk.text.split('\n').slice(1)) {
    if (row.startsWith('\\')) continue;
    if (old === wanted && !row.startsWith('+')) return row.startsWith('-') ? undefined : now;
    if (!row.startsWith('+')) old += 1;
    if (!row.startsWith('-')) now += 1;
  }
  return undefined;
}

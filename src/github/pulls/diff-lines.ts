import type { Repo } from '../../core/ids.ts';
import type { Client } from '../client.ts';
import { toRepoParams } from '../repo.ts';

/** Which lines of a file a pull request shows, of the file as it leaves it. */
export type ShownLines = ReadonlyMap<string, ReadonlySet<number>>;

const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm;

/** The lines of some files that a pull request shows: only there may be comments. Reads the list of its files no further than it has to. */
export async function shownLines(
  client: Client,
  repo: Repo,
  number: number,
  paths: readonly string[],
): Promise<ShownLines> {
  const lines = new Map<string, ReadonlySet<number>>();
  const pages = client.paginate.iterator(client.rest.pulls.listFiles, {
    ...toRepoParams(repo),
    ...{ pull_number: number, per_page: 100 },
  });
  for await (const { data } of pages) {
    for (const { filename, patch = '' } of data)
      if (paths.includes(filename)) lines.set(filename, new Set(linesOf(patch)));
    if (lines.size === new Set(paths).size) break;
  }
  return lines;
}

/** From the headings of hunks; a file that is too large to be shown has none. */
const linesOf = (patch: string): number[] =>
  [...patch.matchAll(HUNK)].flatMap(([, start, count = '1']) =>
    Array.from({ length: Number(count) }, (_, at) => Number(start) + at),
  );

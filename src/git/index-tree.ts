import type { Sha } from '../core/ids.ts';
import { type FileFacts, indexOf, isConfig, type RepoIndex, readFacts } from '../repo/index-tree.ts';
import type { Git } from './git.ts';
import { isSmallFile, listTree, readBlobs, toText } from './read.ts';

/** Commits whose index is kept: heads and default branches of what is open at a time. */
const KEPT_INDEXES = 50;
/** Files whose facts are kept; beyond, they are read anew. */
const KEPT_FILES = 200_000;

/** Indexes of the commits of one repository. A file is parsed once, however many commits have it. */
export function createIndexer(git: Git): (at: Sha) => Promise<RepoIndex> {
  const facts = new Map<string, FileFacts>();
  const indexes = new Map<Sha, Promise<RepoIndex>>();

  async function build(at: Sha): Promise<RepoIndex> {
    if (facts.size > KEPT_FILES) facts.clear();
    const files = (await listTree(git, at, '')).filter((entry) => isConfig(entry.path) && isSmallFile(entry));
    const unread = files.filter((file) => !facts.has(keyOf(file)));
    const blobs = await readBlobs(
      git,
      unread.map(({ sha }) => sha),
    );
    const read = files.map((file): [string, FileFacts] => {
      const known = facts.get(keyOf(file)) ?? readFacts(file.path, toText(blobs.get(file.sha) ?? Buffer.of(0)) ?? '');
      return [file.path, known];
    });
    for (const [n, [, known]] of read.entries()) facts.set(keyOf(files[n] as (typeof files)[number]), known);
    return indexOf(new Map(read));
  }

  return (at) => {
    const known = indexes.get(at) ?? build(at);
    known.catch(() => indexes.delete(at));
    indexes.delete(at);
    indexes.set(at, known);
    for (const oldest of indexes.keys()) {
      if (indexes.size <= KEPT_INDEXES) break;
      indexes.delete(oldest);
    }
    return known;
  };
}

/** The same bytes mean something else as JSON. */
const keyOf = ({ sha, path }: { sha: Sha; path: string }): string => `${sha}${path.endsWith('.json') ? ' json' : ''}`;

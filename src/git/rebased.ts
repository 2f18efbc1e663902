import type { Sha } from '../core/ids.ts';
import type { Git } from './git.ts';
import { type Commit, commitsBetween, readCommit } from './history.ts';

/**
 * The commit below those of a pull request whose last one is `merge`, where they were put on the branch one by one. They are known again by
 * what a rebase keeps: author, time and message; one that had nothing left to do is passed over. Undefined where `merge` is the only one.
 */
export async function rebasedOnto(
  git: Git,
  merge: Sha,
  { base, head }: { base: Sha; head: Sha },
): Promise<Sha | undefined> {
  const waiting = (await commitsBetween(git, base, head)).map(marks);
  let below = merge;
  for (let found = 0; ; found += 1) {
    const commit = await readCommit(git, below);
    const [parent, ...more] = commit.parents;
    const at = waiting.lastIndexOf(marks(commit));
    if (at < 0 || more.length > 0 || parent === undefined) return found > 1 ? below : undefined;
    waiting.length = at;
    below = parent;
  }
}

const marks = ({ authorName, authorEmail, authoredAt, message }: Commit): string =>
  [authorName, authorEmail, authoredAt, message].join('\n');

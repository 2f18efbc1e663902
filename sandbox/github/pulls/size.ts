import { countCommits } from '../git/diff.ts';
import { git } from '../git/git.ts';
import type { PullSize } from '../state/conversation.ts';

/** How much a pull request from `head` into `base` changes. @throws Error when they share no history */
export async function measure(dir: string, base: string, head: string): Promise<PullSize> {
  const [commits, summary] = await Promise.all([
    countCommits(dir, base, head),
    git(dir, ['diff', '--shortstat', `${base}...${head}`]),
  ]);
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  return { commits, files: count('file'), additions: count('insertion'), deletions: count('deletion') };
}

import type { Sha } from '../core/ids.ts';
import type { Point } from '../deploy/ports.ts';
import type { Git } from './git.ts';
import { isRefName } from './paths.ts';
import { resolve } from './read.ts';

/** Shorter ones are soon another's too. */
const COMMIT = /^[0-9a-f]{7,40}$/;

/**
 * The commit that people named by a tag or by its own name, and whether it lies in the history of `before`. Nothing else is a point: a
 * branch moves, and git's own ways to name things (`HEAD~3`, `@{yesterday}`) never reach git.
 */
export async function findPoint(git: Git, name: string, before: Sha): Promise<Point | undefined> {
  const tagged = isRefName(name) ? await resolve(git, `refs/tags/${name}`) : undefined;
  const sha = tagged ?? (COMMIT.test(name) ? await resolve(git, name) : undefined);
  if (!sha) return undefined;
  const { code } = await git(['merge-base', '--is-ancestor', sha, before], { okCodes: [0, 1] });
  return { sha, isBefore: code === 0 };
}

import { parseDeployId } from './ids.ts';

const LONGEST = 100;

/**
 * Why a name cannot be a release tag, or undefined: a part of what `git check-ref-format` allows, in one piece, and never to be taken for
 * another point of history.
 */
export function releaseTagProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name) || name.length > LONGEST)
    return `a tag is made of letters, digits, ".", "_", "+" and "-", begins with a letter or digit and has at most ${LONGEST} of them`;
  if (name.includes('..') || name.endsWith('.') || name.endsWith('.lock')) return 'git keeps such names for itself';
  if (/^[0-9a-f]{7,40}$/i.test(name)) return 'it reads like a commit';
  if (parseDeployId(name)) return 'it reads like a deploy';
  return /^(?:applied|head)$/i.test(name) ? 'that name is in use already' : undefined;
}

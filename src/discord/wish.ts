import type { Wish } from '../core/access-request.ts';
import type { GrantLimits } from '../core/governance.ts';
import { CAPABILITIES, type Problem, type Refusal } from '../core/refusal.ts';
import { KINDS } from '../core/request.ts';
import { SIZES } from '../core/size.ts';

/*
 * What a person who was refused could ask for, carried in the custom id of the button: `k=cluster`, `s=large`, `r=europe-west1`,
 * `c=identity`. It gives nothing: whoever grants reads it in words first.
 */

const MAX_CHARS = 40;
const spaced = (word: string): string => word.replaceAll('_', ' ');
const joined = (word: string): string => word.replaceAll(' ', '_');

/** What one reason says of what is missing; nothing where no grant would help. */
function wordOf(problem: Problem): string | undefined {
  switch (problem.code) {
    case 'no-capability':
      return problem.act === 'delete' ? undefined : `k=${problem.kind}`;
    case 'size-too-large':
      return `s=${problem.size}`;
    case 'region-not-granted':
      return `r=${problem.region}`;
    case 'capability-needed':
      return `c=${joined(problem.capability)}`;
    default:
      return undefined;
  }
}

/** The words of a wish; undefined where a refusal has no reason that a grant could take away. */
export function wishWords({ problems }: Pick<Refusal, 'problems'>): string[] | undefined {
  const words = [...new Set(problems.map(wordOf).filter((word) => word !== undefined))];
  const isRole = problems.some((problem) => problem.code === 'no-right' && problem.needs !== 'admin');
  if (words.length === 0 && !isRole) return undefined;
  return words.join('').length <= MAX_CHARS ? words : [];
}

/** The wish again; words that nobody could have been refused are left out. */
export function wishOf(words: readonly string[]): Wish {
  const of = (letter: string): string[] =>
    words.flatMap((word) => (word.startsWith(`${letter}=`) ? [word.slice(2)] : []));
  const kinds = KINDS.filter((kind) => of('k').includes(kind));
  const size = SIZES.findLast((one) => of('s').includes(one));
  const capabilities = CAPABILITIES.filter((one) => of('c').map(spaced).includes(one));
  const regions = of('r');
  const limits: GrantLimits = {
    ...(kinds.length > 0 && { kinds }),
    ...(size && { size }),
    ...(regions.length > 0 && { regions }),
    ...(capabilities.length > 0 && { capabilities }),
  };
  return { role: 'user', ...(Object.keys(limits).length > 0 && { limits }) };
}

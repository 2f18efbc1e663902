import type { Mend } from '../../core/review.ts';
import { inertCode } from '../inert-text.ts';

const MOST_LINES = 30;

/** What a pull request says that mends findings, in Markdown; addresses are other people's. */
export function mendText({ done, left }: { done: readonly Mend[]; left: readonly Mend[] }): string {
  const rest =
    left.length > 0
      ? ['', 'Left for a person, as the code of the default branch does not say it that way:', '', ...linesOf(left)]
      : [];
  return ['Mends what the rules found:', '', ...linesOf(done), ...rest].join('\n');
}

function linesOf(mends: readonly Mend[]): string[] {
  const shown = mends
    .slice(0, MOST_LINES)
    .map(
      ({ rule, address, path, value }) =>
        `- ${rule}: ${inertCode(`${path.join('.')} = ${value}`)} of ${inertCode(address)}`,
    );
  return mends.length > MOST_LINES ? [...shown, `- … and ${mends.length - MOST_LINES} more`] : shown;
}

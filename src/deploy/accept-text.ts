import type { Acceptance, ByHand } from '../core/acceptance.ts';
import { createRedactor } from '../core/redact.ts';
import { textBlock } from './text-block.ts';

const redact = createRedactor([]);

/** A line for each thing that a person has to look at; names and addresses in it are other people's. */
export const byHandLines = (byHand: readonly ByHand[]): string[] =>
  byHand.map(({ at, why }) => redact(`${at}: ${why}`));

/** What a pull request says that accepts drift, in Markdown. */
export function acceptText({ byHand }: Pick<Acceptance, 'byHand'>): string {
  const rest =
    byHand.length > 0
      ? `What it does not say, and the plan would change back. Write it into this branch, or leave it to the plan:\n\n${textBlock(byHandLines(byHand), 'text')}`
      : 'Nothing is left over, so the plan should have nothing to change: its apply only writes into the state what is there.';
  return `The code says now what was changed outside. Nothing in the cloud changes by it.\n\n${rest}`;
}

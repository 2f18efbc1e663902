import { editDistance } from '../../catalog/nearest.ts';

const LONGEST = 24;

/** The candidate that `word` most likely was meant to be, or undefined. Two slips at most, and never half of the word. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  if (typed.length > LONGEST) return undefined;
  const [best] = candidates
    .map((candidate) => ({ candidate, slips: editDistance(typed, candidate) }))
    .filter(({ candidate, slips }) => slips <= 2 && slips * 2 < candidate.length)
    .sort((a, b) => a.slips - b.slips);
  return best?.candidate;
}

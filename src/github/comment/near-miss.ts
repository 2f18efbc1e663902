const LONGEST = 24;

/** The candidate that `word` most likely was meant to be, or undefined. Two slips at most, and never half of the word. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  if (typed.length > LONGEST) return undefined;
  const [best] = candidates
    .map((candidate) => ({ candidate, slips: distance(typed, candidate) }))
    .filter(({ candidate, slips }) => slips <= 2 && slips * 2 < candidate.length)
    .sort((a, b) => a.slips - b.slips);
  return best?.candidate;
}

/** Levenshtein: insertions, deletions and substitutions that turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    let left = i + 1;
    const next = [left];
    for (const [j, other] of [...b].entries()) {
      const diagonal = row[j] ?? 0;
      left = Math.min((row[j + 1] ?? 0) + 1, left + 1, diagonal + (letter === other ? 0 : 1));
      next.push(left);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

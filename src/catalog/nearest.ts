/** Longer input is no typing mistake, and comparing it would take long. */
const LONGEST = 64;

/** The option a person most likely meant, or undefined when none is near: at most a third of the letters differ. */
export function nearest(text: string, options: Iterable<string>): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || wanted.length > LONGEST) return undefined;
  let best: { option: string; distance: number } | undefined;
  for (const option of options) {
    const distance = editDistance(wanted, option.toLowerCase());
    if (
      distance <= Math.max(wanted.length, option.length) / 3 &&
      distance < (best?.distance ?? Number.POSITIVE_INFINITY)
    )
      best = { option, distance };
  }
  return best?.option;
}

/** Letters to add, drop, replace or swap with their neighbour to make `a` into `b` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line.push(
        Math.min(
          at(back, column) + 1,
          at(line, column - 1) + 1,
          at(back, column - 1) + cost,
          swapped ? at(twoBack, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [twoBack, back] = [back, line];
  }
  return at(back, b.length);
}

const at = (line: readonly number[], column: number): number => line[column] ?? Number.POSITIVE_INFINITY;

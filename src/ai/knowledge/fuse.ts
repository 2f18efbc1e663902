/** Softens the lead of first places, as in the paper that proposed it. Source: https://doi.org/10.1145/1571941.1572114 */
const K = 60;

/** One ranking out of several, each best first: a place near the top of any counts, scores of different kinds are never compared. */
export function fuseByRank<Item>(rankings: readonly (readonly Item[])[]): { item: Item; score: number }[] {
  const scores = new Map<Item, number>();
  for (const ranking of rankings)
    for (const [place, item] of ranking.entries()) scores.set(item, (scores.get(item) ?? 0) + 1 / (K + place + 1));
  return [...scores].map(([item, score]) => ({ item, score })).sort((a, b) => b.score - a.score);
}

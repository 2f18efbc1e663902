/** Values to try, by name; undefined leaves the name out. */
export type Choices = Readonly<Record<string, readonly unknown[]>>;
export type Case = Readonly<Record<string, unknown>>;

type Pair = readonly [nameA: string, indexA: number, nameB: string, indexB: number];
const keyOf = (pair: Pair): string => pair.join('|');

/** Every two values of different names. */
function allPairs(choices: Choices): Pair[] {
  const names = Object.keys(choices);
  return names.flatMap((a, at) =>
    names
      .slice(at + 1)
      .flatMap((b) => (choices[a] ?? []).flatMap((_, i) => (choices[b] ?? []).map((__, j): Pair => [a, i, b, j]))),
  );
}

/** What a row of indexes would cover of the pairs that are left. */
const covered = (row: ReadonlyMap<string, number>, left: ReadonlyMap<string, Pair>): string[] =>
  [...left].flatMap(([key, [a, i, b, j]]) => (row.get(a) === i && row.get(b) === j ? [key] : []));

/**
 * Few cases in which every two values meet at least once: each begins with a pair that has not met, and takes for every other name the value
 * that meets most. The same choices give the same cases.
 */
export function pairwise(choices: Choices): Case[] {
  const left = new Map(allPairs(choices).map((pair) => [keyOf(pair), pair]));
  const rows: Map<string, number>[] = [];
  for (let [first] = left.values(); first; [first] = left.values()) {
    const [a, i, b, j] = first;
    const row = new Map([
      [a, i],
      [b, j],
    ]);
    for (const [name, values] of Object.entries(choices)) {
      if (row.has(name)) continue;
      const gains = values.map((_, index) => covered(new Map([...row, [name, index]]), left).length);
      row.set(name, gains.indexOf(Math.max(...gains)));
    }
    for (const key of covered(row, left)) left.delete(key);
    rows.push(row);
  }
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(choices).flatMap(([name, values]) => {
        const value = values[row.get(name) ?? 0];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

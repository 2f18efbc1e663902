import type { Diagram } from '../../core/advice.ts';

/** Where something stands in the picture: its column, from what refers to what is referred to, and its row in that. */
export interface Spot {
  column: number;
  row: number;
}

export interface Places {
  /** Of each node, in their order. */
  nodes: readonly Spot[];
  /** Of each edge, in their order: free spots that it goes through, in columns that it only passes. */
  ways: readonly (readonly Spot[])[];
}

/** A chain that is longer begins in the first column. */
const MOST_COLUMNS = 6;
/** With more of them the picture would be mostly arrows: then they go straight. */
const MOST_BENDS = 40;
const ROUNDS = 4;

type Edge = readonly [from: number, to: number];

/** Places for all nodes: arrows go to the right, through no box and with few crossings, and what refers to nothing stands below. */
export function placeNodes({ nodes, edges }: Pick<Diagram, 'nodes' | 'edges'>): Places {
  const columns = columnsOf(nodes.length, edges);
  const chains = chainsOf(nodes.length, columns, edges);
  const isLinked = new Set(edges.flat());
  const linked = columns.map((_, n) => n).filter((n) => n >= nodes.length || isLinked.has(n));
  const pieces = chains.flatMap((chain) => chain.slice(1).map((to, at): Edge => [chain[at] ?? to, to]));
  const rows = rowsOf(linked, columns, pieces);
  const below = Math.max(0, ...[...rows.values()].map((row) => row + 1));
  const width = Math.max(2, ...linked.map((n) => (columns[n] ?? 0) + 1));
  const alone = nodes.flatMap((_, n) => (isLinked.has(n) ? [] : [n]));
  for (const [at, n] of alone.entries()) {
    columns[n] = at % width;
    rows.set(n, below + Math.floor(at / width));
  }
  const spotOf = (n: number): Spot => ({ column: columns[n] ?? 0, row: rows.get(n) ?? 0 });
  return { nodes: nodes.map((_, n) => spotOf(n)), ways: chains.map((chain) => chain.slice(1, -1).map(spotOf)) };
}

/** By the longest way on from each node, so that it stands beside what it refers to; a circle ends in the first column. */
function columnsOf(count: number, edges: Diagram['edges']): number[] {
  const ways = Array.from({ length: count }, () => 0);
  for (let round = 0; round < MOST_COLUMNS; round += 1)
    for (const [from, to] of edges)
      ways[from] = Math.min(MOST_COLUMNS - 1, Math.max(ways[from] ?? 0, (ways[to] ?? 0) + 1));
  const longest = Math.max(0, ...ways);
  return ways.map((way) => longest - way);
}

/** Each edge as a chain of neighbours: a bend for every column that it passes, numbered after the nodes; their columns are added. */
function chainsOf(count: number, columns: number[], edges: Diagram['edges']): number[][] {
  const passed = edges.map(([from, to]) => between(columns[from] ?? 0, columns[to] ?? 0));
  const isTooMany = passed.flat().length > MOST_BENDS;
  let next = count;
  return edges.map(([from, to], at) => {
    const bends = (isTooMany ? [] : (passed[at] ?? [])).map((column) => {
      columns[next] = column;
      next += 1;
      return next - 1;
    });
    return [from, ...bends, to];
  });
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from - 1) }, (_, at) => from + 1 + at);

/** In each column by where its neighbours are, a few times over. */
function rowsOf(linked: readonly number[], columns: readonly number[], edges: readonly Edge[]): Map<number, number> {
  const rows = new Map<number, number>();
  const byColumn = Array.from({ length: MOST_COLUMNS }, (_, column) => linked.filter((n) => columns[n] === column));
  function number(column: readonly number[]): void {
    for (const [row, n] of column.entries()) rows.set(n, row);
  }
  function middleOf(n: number): number {
    const near = edges.flatMap(([from, to]) => (from === n ? [to] : to === n ? [from] : []));
    return near.reduce((sum, one) => sum + (rows.get(one) ?? 0), 0) / Math.max(1, near.length);
  }
  for (const column of byColumn) number(column);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const column of byColumn) {
      const middles = new Map(column.map((n) => [n, middleOf(n)]));
      number(column.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0)));
    }
  return rows;
}

import { type Problem, Refusal } from '../../core/refusal.ts';

/** One resource as a batch file says it: where it stands, and the text of each of its columns. */
export interface BatchRow {
  /** For people: `sheet vm, row 3`. */
  where: string;
  /** Of a column, for people: `column C`; or of a key: `line 7`. */
  place(column: string): string;
  kind: string;
  name: string;
  /** By setting. An empty text is a setting that was emptied; what has no column stays as it is. */
  cells: Readonly<Record<string, unknown>>;
}

/** A name of row and column: `sheet vm, row 3, column C (machine_type)`. */
export const placeIn = (row: BatchRow, column: string): string => `${row.where}, ${row.place(column)}`;

/** The refusal of a file as a whole. */
export const badFile = (why: string, expected: string): Refusal =>
  new Refusal({ code: 'bad-input', field: 'file', why, expected });

/** A problem of one setting with the place where it was written. */
export function inRow(problem: Problem, row: BatchRow): Problem {
  if (problem.code !== 'bad-input') return problem;
  const [column = ''] = problem.field.split(/[\s.,[]/);
  return { ...problem, field: placeIn(row, column) };
}

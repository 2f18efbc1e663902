import { nearest } from '../../catalog/nearest.ts';
import { kindOf } from '../../core/kind-words.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';
import { letterOf, plainCell } from './cells.ts';
import { MOST_CELL, MOST_ROWS } from './limits.ts';
import { type BatchRow, badFile } from './row.ts';

/** A table as its file holds it: the first row names the columns. */
export interface Table {
  /** Of a sheet of a workbook; undefined for a file that is one table. */
  sheet?: string;
  rows: readonly (readonly unknown[])[];
}

/** Values of a workbook come with types; here everything is the text that people see. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return plainCell(String(value).trim());
};

/** A row whose first text begins so is a remark: the example, or what somebody wants to keep out. */
const isRemark = (cells: readonly string[]): boolean => cells.find((cell) => cell !== '')?.startsWith('#') ?? true;

/**
 * The resources of a table. A sheet that is named after a kind needs no column that says the kind.
 * @throws Refusal `bad-input` by row and column
 */
export function tableRows({ sheet, rows }: Table): BatchRow[] {
  const [head = [], ...body] = rows.map((row) => row.map(textOf));
  const columns = head.map((column) => column.toLowerCase());
  const found = body.flatMap((cells, at) => (isRemark(cells) ? [] : [{ cells, row: at + 2 }]));
  if (found.length === 0) return [];
  if (found.length > MOST_ROWS) throw badFile(`it has ${found.length} rows`, `at most ${MOST_ROWS}`);
  const ofSheet = sheet === undefined ? undefined : kindOf(sheet);
  const place = (row: number) => [sheet && `sheet ${sheet}`, `row ${row}`].filter(Boolean).join(', ');
  refuseIf(headProblems(columns, place(1), ofSheet === undefined));
  refuseIf(found.flatMap(({ cells, row }) => longCells(cells, place(row))));
  return found.map(({ cells, row }) => toRow(columns, cells, place(row), ofSheet));
}

function toRow(columns: readonly string[], cells: readonly string[], where: string, ofSheet?: string): BatchRow {
  const said = Object.fromEntries(columns.flatMap((id, at) => (id === '' ? [] : [[id, cells[at] ?? '']])));
  const { kind = '', name = '', ...settings } = said;
  return {
    where,
    place: (column) => {
      const at = columns.indexOf(column);
      return at < 0 ? column : `column ${letterOf(at)} (${column})`;
    },
    kind: kind || (ofSheet ?? ''),
    name,
    cells: settings,
  };
}

function headProblems(columns: readonly string[], where: string, needsKind: boolean): Problem[] {
  const wanted = needsKind ? ['kind', 'name'] : ['name'];
  const missing = wanted.filter((column) => !columns.includes(column));
  const double = columns.filter((column, at) => column !== '' && columns.indexOf(column) !== at);
  return [
    ...missing.map((column): Problem => {
      const meant = nearest(column, columns);
      const why = `there is no column ${column}${meant ? `; is ${meant} meant to be it?` : ''}`;
      return { code: 'bad-input', field: where, why, expected: 'a first row with the names of the columns' };
    }),
    ...double.map(
      (column): Problem => ({
        code: 'bad-input',
        field: where,
        why: `there are two columns ${column}`,
        expected: 'one',
      }),
    ),
  ];
}

const longCells = (cells: readonly string[], where: string): Problem[] =>
  cells.flatMap((cell, at) =>
    cell.length > MOST_CELL
      ? [
          {
            ...{ code: 'bad-input', field: `${where}, column ${letterOf(at)}` },
            ...{ why: `it has ${cell.length} characters`, expected: `at most ${MOST_CELL}` },
          } as const,
        ]
      : [],
  );

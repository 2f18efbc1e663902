import { type Figure, isMet, summaryOf, type Target } from './figure.ts';

const HEAD = ['', 'min', 'median', 'p95', 'p99', 'max', 'n', 'target', ''];
const MARKS = { true: '✓', false: '✗', undefined: '' } as const;
const WORDS: Record<Target['of'], string> = { min: 'least', median: 'median', p95: 'p95', p99: 'p99', max: 'most' };

const numberText = (value: number, unit: Figure['unit']): string =>
  `${unit === 'x' ? value.toFixed(2) : value.toFixed(0)} ${unit === 'x' ? '×' : unit}`;

function targetText({ target, unit }: Figure): string {
  if (!target) return '';
  const [sign, limit] = 'below' in target ? ['<', target.below] : ['≤', target.atMost];
  return `${WORDS[target.of]} ${sign} ${numberText(limit, unit)}`;
}

function rowOf(figure: Figure): string[] {
  const { min, median, p95, p99, max } = summaryOf(figure.values);
  const numbers = [min, median, p95, p99, max].map((value) => numberText(value, figure.unit));
  return [figure.what, ...numbers, String(figure.values.length), targetText(figure), MARKS[`${isMet(figure)}`]];
}

/** A table for a terminal: one line for each figure, numbers to the right. */
export function renderFigures(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || column >= 7;
  const cell = (text: string, column: number) =>
    isText(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

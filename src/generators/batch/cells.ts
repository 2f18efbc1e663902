/** Signs at which a spreadsheet begins to calculate, or hands over to another program. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that no spreadsheet takes for a formula: what would begin one gets an apostrophe in front. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that was meant: the apostrophe that `safeCell` puts in front is taken off. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

/** `A`, `B`, … `AA`: as spreadsheets count columns; from 0. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

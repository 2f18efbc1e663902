/** Terraform's marks, longest first: a replacement begins with a mark of its own. */
const MARKED = /^(\s*)(-\/\+|\+\/-|[-+~])(\s.*)$/;

/**
 * The plan text with its marks in column 0, where GitHub's `diff` colours them; `~` becomes `!`, which is a colour of its own.
 * The words stay where they were.
 */
export const toDiff = (planText: string): string =>
  planText
    .split(/\r?\n/)
    .map((line) => {
      const [, indent, mark, rest] = MARKED.exec(line) ?? [];
      return mark === undefined ? line : `${mark === '~' ? '!' : mark}${indent}${rest}`;
    })
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();

/** The lines that fit in `max` characters, and how many do not. */
export function cutLines(whole: string, max: number): { shown: string; left: number } {
  if (whole.length <= max) return { shown: whole, left: 0 };
  const lines = whole.split('\n');
  let size = 0;
  const fitting = lines.findIndex((line) => {
    size += line.length + 1;
    return size > max;
  });
  return { shown: lines.slice(0, fitting).join('\n'), left: lines.length - fitting };
}

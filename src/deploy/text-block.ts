const MOST_LINES = 60;

/** Lines of plain text in a code block of Markdown: nothing in them can end it, and there are never more than a reader reads. */
export function textBlock(lines: readonly string[], language: 'diff' | 'text'): string {
  const shown = lines.slice(0, MOST_LINES).map((line) =>
    line
      .replaceAll('`', "'")
      .replace(/[\r\n]+/g, ' ')
      .slice(0, 300),
  );
  const left = lines.length - shown.length;
  return [`\`\`\`${language}`, ...shown, ...(left > 0 ? [`… and ${left} more`] : []), '```'].join('\n');
}

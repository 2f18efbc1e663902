import type { Place } from './entry.ts';

/** What stands under one heading: a list of fields, then text. */
export interface Section extends Place {
  /** How many # the heading has, 1 to 4. */
  depth: number;
  heading: string;
  lines: readonly string[];
}

const HEADING = /^(#{1,4})\s+(.*?)\s*#*$/;
const FENCE = /^\s*(```|~~~)/;

/** The sections of a Markdown file; what stands before the first heading is for the reader of the file alone. */
export function sectionsOf(file: string, text: string): Section[] {
  const sections: (Section & { lines: string[] })[] = [];
  let isCode = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (FENCE.test(line)) isCode = !isCode;
    // In a block of code `## …` is a comment.
    const [, marks, heading = ''] = (!isCode && HEADING.exec(line)) || [];
    if (marks === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ file, line: index + 1, depth: marks.length, heading, lines: [] });
  }
  return sections;
}

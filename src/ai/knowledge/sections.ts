import type { Place } from './entry.ts';

/** What stands under one heading: a list of fields, then text. */
export interface Section extends Place {
  heading: string;
  lines: readonly string[];
}

/** A heading of the second to fourth degree begins an entry; the first degree is the title of the file. */
const HEADING = /^#{2,4}\s+(.*?)\s*#*$/;
const FENCE = /^\s*(```|~~~)/;

/** The sections of a Markdown file; what stands before the first heading is for the reader of the file alone. */
export function sectionsOf(file: string, text: string): Section[] {
  const sections: { file: string; line: number; heading: string; lines: string[] }[] = [];
  let isCode = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (FENCE.test(line)) isCode = !isCode;
    // In a block of code `## …` is a comment.
    const heading = isCode ? undefined : HEADING.exec(line)?.[1];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ file, line: index + 1, heading, lines: [] });
  }
  return sections;
}

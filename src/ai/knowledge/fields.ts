import { nearest } from '../../catalog/nearest.ts';
import type { Problem } from './entry.ts';
import type { Section } from './sections.ts';

/** Fields of an entry, one a list item: `- services: s3, kms`. */
export const FIELDS = [
  ...['category', 'services', 'keywords', 'rules', 'reference', 'provider'],
  ...['problem', 'solution', 'complexity', 'cost'],
] as const;
export type Field = (typeof FIELDS)[number];
export type Fields = Partial<Record<Field, string>>;

const ITEM = /^[-*+]\s+(?:\*\*)?([A-Za-z][A-Za-z ]{0,30}?)(?:\*\*)?\s*:(?:\*\*)?\s+(\S.*)$/;
const isField = (name: string): name is Field => FIELDS.some((field) => field === name);

export interface Body {
  fields: Fields;
  text: string;
  problems: Problem[];
}

/** How a section is read: in the short form a list item that is no field is advice, else it is a mistake. */
export function readBody(section: Section, isShort: boolean): Body {
  const fields: Fields = {};
  const problems: Problem[] = [];
  const text: string[] = [];
  let isHead = true;
  for (const [index, line] of section.lines.entries()) {
    const [, given = '', value = ''] = ITEM.exec(line) ?? [];
    const name = given.toLowerCase();
    const at = { file: section.file, line: section.line + 1 + index };
    if (isHead && isField(name)) {
      if (name in fields) problems.push({ ...at, what: `"${name}" is there twice` });
      fields[name] ??= value.trim();
    } else if (isHead && name && !isShort) problems.push({ ...at, what: unknownField(name) });
    else {
      isHead &&= line.trim() === '' || isShort;
      text.push(line);
    }
  }
  return { fields, text: joined(text), problems };
}

function unknownField(name: string): string {
  const meant = nearest(name, FIELDS);
  return `there is no field "${name}"${meant ? `; did you mean "${meant}"?` : `: an entry has ${FIELDS.join(', ')}`}`;
}

/** Lines of a paragraph on one line; list items and blocks of code keep theirs. */
function joined(lines: readonly string[]): string {
  const blocks = lines
    .join('\n')
    .trim()
    .split(/(^[ \t]*(?:```|~~~)[\s\S]*?^[ \t]*(?:```|~~~)[^\n]*$)/m);
  return blocks
    .map((block, index) =>
      index % 2 === 1 ? block : block.replace(/([^\n])[ \t]*\n(?!\s*(?:[-*+]\s|\d+\.\s|\n|$))[ \t]*/g, '$1 '),
    )
    .join('')
    .replace(/\n{3,}/g, '\n\n');
}

/** `s3, kms` */
export const listOf = (text = ''): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

import { nearest } from '../../catalog/nearest.ts';
import { CATEGORIES, type Category, type Entry, type Problem } from './entry.ts';
import { type Fields, listOf, readBody } from './fields.ts';
import { idFromTitle, readHeading } from './heading.ts';
import { patternMistakes, patternText } from './pattern.ts';
import { scopeOfFile, toScope } from './scope.ts';
import { type Section, sectionsOf } from './sections.ts';

export const LONGEST_TITLE = 120;
export const LONGEST_TEXT = 1500;
const MOST_KEYWORDS = 20;

/** Letters that steer what shows them, or hide in it. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}]/u;

const RULE = /^[A-Z0-9]{2,8}-\d{3}$/;

export interface Parsed {
  entries: Entry[];
  problems: Problem[];
}

/**
 * Reads one Markdown file of entries; `file` names it in problems, and its folder or name says which cloud it is about. An entry with
 * mistakes is left out and told, the others count.
 */
export function parseKnowledge(file: string, text: string): Parsed {
  const sections = sectionsOf(file, text);
  const read = sections.filter((section, index) => !isTitle(section, sections[index + 1])).map(readEntry);
  return { entries: read.flatMap(({ entry }) => entry ?? []), problems: read.flatMap(({ problems }) => problems) };
}

/** The title of the file, or of some entries that follow: it is no entry itself. */
function isTitle({ heading, depth, lines }: Section, next: Section | undefined): boolean {
  const { id, category } = readHeading(heading);
  if (id !== undefined || category !== undefined) return false;
  return depth === 1 || (lines.every((line) => line.trim() === '') && (next?.depth ?? 0) > depth);
}

function readEntry(section: Section): { entry?: Entry; problems: Problem[] } {
  const heading = readHeading(section.heading);
  const isShort = heading.id === undefined && heading.category !== undefined;
  const { fields, text, problems } = readBody(section, isShort);
  const isPattern = fields.problem !== undefined || fields.solution !== undefined;
  const category = heading.category ?? fields.category?.toLowerCase() ?? (isPattern ? 'pattern' : '');
  const provider = fields.provider === undefined ? scopeOfFile(section.file) : toScope(fields.provider);
  const reference = fields.reference ?? (isShort ? linkIn(text) : undefined);
  const entry = {
    ...{ file: section.file, line: section.line, title: heading.title },
    id: heading.id ?? idFromTitle(provider ?? 'any', heading.title),
    provider: provider ?? 'any',
    category: category as Category,
    services: listOf(fields.services),
    keywords: listOf(fields.keywords),
    rules: listOf(fields.rules),
    text: isPattern ? patternText(fields, text) : text,
    ...(reference !== undefined && { reference }),
  };
  const wrong = [
    ...(isShort || heading.id
      ? []
      : ['the heading has neither an id, "## TEAM-001 Title", nor a category, "## Title [cost]"']),
    ...(provider ? [] : [`there is no provider "${fields.provider}": it is gcp, aws, azure or any`]),
    ...categoryMistakes(category),
    ...(isPattern ? patternMistakes(fields) : []),
    ...textMistakes(entry),
    ...referenceMistakes(fields, entry.reference, isShort || isPattern),
  ];
  problems.push(...wrong.map((what) => ({ file: section.file, line: section.line, what })));
  return problems.length > 0 ? { problems } : { entry, problems };
}

function categoryMistakes(category: string): string[] {
  if (CATEGORIES.some((known) => known === category)) return [];
  if (category === '') return [`the category is missing: it is ${CATEGORIES.join(', ')}`];
  const meant = nearest(category, CATEGORIES);
  return [
    `there is no category "${category}"${meant ? `; did you mean "${meant}"?` : `: it is ${CATEGORIES.join(', ')}`}`,
  ];
}

function textMistakes({ title, text, services, keywords, rules }: Entry): string[] {
  return [
    ...(title === '' ? ['the heading has no title'] : []),
    ...tooLong('title', title, LONGEST_TITLE),
    ...(text === '' ? ['there is no text under the heading'] : []),
    ...tooLong('text', text, LONGEST_TEXT),
    ...(keywords.length > MOST_KEYWORDS ? [`it has ${keywords.length} keywords; at most ${MOST_KEYWORDS}`] : []),
    ...rules.flatMap((rule) =>
      RULE.test(rule) ? [] : [`"${rule}" is no rule of the review: they are called STO-001`],
    ),
    ...([title, text, ...services, ...keywords].some((part) => UNSEEN.test(part))
      ? ['it has control characters or letters that nobody sees']
      : []),
  ];
}

const tooLong = (what: string, text: string, most: number): string[] =>
  text.length > most ? [`the ${what} is too long: ${text.length} letters, at most ${most}`] : [];

function referenceMistakes(fields: Fields, reference: string | undefined, mayLack: boolean): string[] {
  if (reference === undefined) return mayLack ? [] : ['the reference is missing: "- reference: https://…"'];
  const isAddress = URL.canParse(reference) && /^https?:$/.test(new URL(reference).protocol);
  return isAddress && !/\s/.test(reference) ? [] : [`the reference "${fields.reference}" is no https:// address`];
}

/** The first address in a text: in the short form that is the reference. */
const linkIn = (text: string): string | undefined => /https?:\/\/[^\s)>\]]+/.exec(text)?.[0].replace(/[.,;:]+$/, '');

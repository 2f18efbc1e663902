/**
 * One escape per place that text from outside can stand in. GitHub parses Markdown first and looks for mentions and references in
 * what is left, so an escape has two halves: structure is escaped, and what GitHub would turn into a mention, a reference or a link
 * is broken with a zero-width space.
 */

const ZERO_WIDTH = '\u200b';
const LONGEST_TEXT = 300;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not pass
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Invisible characters that change the order or the look of what follows. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const printable = (raw: string): string => raw.replace(CONTROL, '').replace(BIDI, '').replace(LONE_SURROGATE, '\ufffd');

/** Whether it can be shown as it is, sign by sign. */
export const isPlain = (raw: string): boolean => printable(raw.replace(/\r\n?|[\u2028\u2029]/g, '')) === raw;

const oneLine = (raw: string): string => printable(raw.replace(/[\s\u2028\u2029]+/g, ' ')).trim();

/** At most `max` characters, never half of one. */
export function shorten(raw: string, max: number): string {
  const characters = [...raw.slice(0, max * 2 + 2)];
  return characters.length <= max ? raw : `${characters.slice(0, max - 1).join('')}…`;
}

/** Breaks what GitHub links by itself: `@name`, `#12`, `GH-12`, addresses. Closing keywords need such a reference to act. */
const withoutLinks = (line: string): string =>
  line
    .replace(/[@#]/g, (sign) => sign + ZERO_WIDTH)
    .replace(/(GH-)(?=\d)/gi, `$1${ZERO_WIDTH}`)
    .replace(/:(?=\/\/)/g, `:${ZERO_WIDTH}`)
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}${ZERO_WIDTH}.`);

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const asEntities = (line: string): string => line.replace(/[&<>"]/g, (sign) => ENTITY[sign] ?? '');

/** Text in a sentence, a list item or a table cell: one line, and every mark of Markdown and HTML is only a letter. */
export const text = (raw: string, max = LONGEST_TEXT): string =>
  withoutLinks(shorten(oneLine(raw), max))
    .replace(/[&<>]/g, (sign) => ENTITY[sign] ?? '')
    .replace(/[\\`*_[\]~|#]|\$(?!\d)/g, (sign) => `\\${sign}`) // `$5` is a price, `$x$` would be a formula
    .replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));

/** Text inside an HTML element that we wrote, such as `<summary>`: no line break, which would end the element. */
export const html = (raw: string, max = LONGEST_TEXT): string => withoutLinks(asEntities(shorten(oneLine(raw), max)));

const longestRun = (raw: string): number => Math.max(0, ...(raw.match(/`+/g) ?? []).map(({ length }) => length));

/** A code span. Nothing inside is interpreted, so only the fence has to be longer than any run of backticks in it. */
export function code(raw: string, max = LONGEST_TEXT): string {
  const content = shorten(oneLine(raw), max) || ' ';
  const ticks = '`'.repeat(longestRun(content) + 1);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${content}${pad}${ticks}`;
}

/** A code span in a table cell, where `|` ends the cell even inside of code. */
export const codeCell = (raw: string, max = LONGEST_TEXT): string => code(raw, max).replaceAll('|', '\\|');

/** A fenced block; the fence is longer than any run of backticks inside. */
export function fence(raw: string, language = ''): string {
  const content = printable(raw.replace(/\r\n?|[\u2028\u2029]/g, '\n'));
  const ticks = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${ticks}${language}\n${content}${content.endsWith('\n') ? '' : '\n'}${ticks}`;
}

const QUOTED_LINES = 40;
const QUOTED_LINE = 1000;

/** What somebody wrote, as a quotation: its lines stay lines, and nothing in them is Markdown. */
export function quoted(raw: string): string {
  const all = raw.split(/\r\n?|[\n\u2028\u2029]/);
  const more = all.length > QUOTED_LINES ? ['> …'] : [];
  return [...all.slice(0, QUOTED_LINES).map((line) => `> ${text(line, QUOTED_LINE)}`), ...more].join('\n');
}

/** A link, or only its label where the address is not http. */
export const link = (label: string, url: string): string => linked(text(label), url);

/** The same around what is Markdown of ours already, such as a code span. */
export function linked(markdown: string, url: string): string {
  const address = safeUrl(url);
  return address === undefined ? markdown : `[${markdown}](${address})`;
}

function safeUrl(url: string): string | undefined {
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
    return parsed.href.replace(/[()<>|`\\"\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    return undefined;
  }
}

/** The value of a hidden marker: it can neither end the HTML comment nor hold a blank. */
export const markValue = (raw: string): string => raw.replace(/[^A-Za-z0-9._:/#=]/g, '_');

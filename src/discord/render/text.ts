import { stripVTControlCharacters } from 'node:util';
import { inEnglish, type Translate } from '../words/t.ts';

/*
 * Names, comments and terraform's output are hostile text. Everything that reaches Discord passes one of these: `inline` for
 * words in a sentence, `code` for identifiers, `fence` for output of programs.
 */

/** No escape is needed where there is nothing to pair. */
const BACKTICK_LIKE = 'ˋ';
const ZERO_WIDTH_SPACE = '\u200b';
/** Letters that reorder what follows them: they make text read differently from what it is. */
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const CONTROL_BUT_LINES = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

/** `text` in at most `max` UTF-16 units, never ending in half a character; what was cut shows as an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > max - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

const oneLine = (text: string): string => text.replace(REORDERING, '').replace(CONTROL, ' ').trim();

/** Text as words in a sentence: one line, no Markdown, no mention, no link, at most `max` characters before escaping. */
export function inline(text: string, max = 200): string {
  return cut(oneLine(text).replaceAll('`', BACKTICK_LIKE), max)
    .replace(/[\\*_~|[\]<>]/g, (mark) => `\\${mark}`)
    .replace(/^(?:[-+#]|\d+[.)])(?=[\s#])/, (mark) => `${ZERO_WIDTH_SPACE}${mark}`)
    .replace(/[@<]|:(?=\/\/)/g, (mark) => `${mark}${ZERO_WIDTH_SPACE}`);
}

/** Text as inline code. Inside code nothing is read but backticks, which become look-alikes. */
export const code = (text: string, max = 100): string =>
  `\`${cut(oneLine(text).replaceAll('`', BACKTICK_LIKE), max) || ' '}\``;

/** The first `most` of some addresses or settings. */
export const codes = (all: readonly string[], most: number, longest: number): string =>
  all
    .slice(0, most)
    .map((one) => code(one, longest))
    .join(', ');

/** The text of a code block: colours and other control characters gone, runs of backticks broken. */
export const fenced = (text: string): string =>
  stripVTControlCharacters(text)
    .replaceAll('\r\n', '\n')
    .replace(CONTROL_BUT_LINES, '')
    .replace(REORDERING, '')
    .replace(/`(?=`)/g, `\`${ZERO_WIDTH_SPACE}`);

/** A code block of at most `max` characters in all. */
export function fence(text: string, max: number, language = ''): string {
  const frame = `\`\`\`${language}\n\n\`\`\``.length;
  return `\`\`\`${language}\n${cut(fenced(text).trim() || ' ', max - frame)}\n\`\`\``;
}

/** Short plain text for labels and options, where Discord reads no Markdown. */
export const label = (text: string, max: number): string => cut(oneLine(text), max) || '·';

/** A moment as each reader's own clock shows it; `R` keeps counting by itself. */
export const time = (at: Date, style: 'R' | 'f' | 't' = 'R'): string =>
  `<t:${Math.floor(at.getTime() / 1000)}:${style}>`;

/** Lines that are there, one below the other. */
export const lines = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join('\n');

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Lines in at most `max` characters; whole lines are left out, never parts of one, and their number is told. */
export function clip(all: readonly string[], max: number, t: Translate = inEnglish): string {
  const fits = (count: number) => all.slice(0, count).join('\n').length <= max - 24;
  let shown = all.length;
  while (shown > 1 && !(shown === all.length ? all.join('\n').length <= max : fits(shown))) shown -= 1;
  const left = all.length - shown;
  const text = lines(...all.slice(0, shown), left > 0 && `-# ${t('common.more', { count: left })}`);
  return text.length <= max ? text : cut(text, max);
}

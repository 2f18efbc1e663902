/**
 * Text of people as one line of plain words: no line break, so it cannot begin a trailer; no control or direction character; nothing that
 * GitHub reads as a mention, an issue, a closing keyword's reference or Markdown; at most 80 characters.
 */
export function inertLine(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]+/gu, ' ')
    .replace(/[@#<>[\]`*_~|\\(){}!:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...line].slice(0, 80).join('').trim() || 'someone';
}

/**
 * A title that a person gave, as the first line of a commit on the default branch: the words stay, but it is one line, mentions nobody
 * and closes no issue (`fixes #1`, `GH-1` and addresses of issues do).
 */
export const inertTitle = (title: string): string =>
  title
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replace(/(?:[@#]|:\/\/|GH-)+(?=\w)/gi, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Lines of anybody's words as one block of code, in which nothing means anything: no line ends it, whatever it says. */
export const inertBlock = (lines: readonly string[]): string =>
  ['```text', ...lines.map(withoutMarks), '```'].join('\n');

/** The same within a line. */
export const inertCode = (text: string): string => `\`${withoutMarks(text)}\``;

const withoutMarks = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}`]+/gu, ' ')
    .slice(0, 400)
    .trim() || ' ';

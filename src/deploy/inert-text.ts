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

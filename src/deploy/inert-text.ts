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

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

/** Control, format (also the ones that reverse text), line separator, unassigned and private characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]/u;
const SURROGATE = /\p{Cs}/u;

const codeEscape = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

function escapeChar(char: string, before: string): string {
  const known = ESCAPES.get(char);
  if (known !== undefined) return known;
  // `${` and `%{` open templates; the sign in front of the brace is doubled, and only there.
  if (char === '{' && (before.endsWith('$') || before.endsWith('%'))) return `${before.slice(-1)}{`;
  if (SURROGATE.test(char)) return '\\ufffd'; // half a pair is no text in UTF-8
  return UNPRINTABLE.test(char) ? codeEscape(char) : char;
}

/** The inside of a quoted string. Terraform compares strings in NFC, so that is what we write. */
export function escapeText(text: string): string {
  let escaped = '';
  for (const char of text.normalize('NFC')) escaped += escapeChar(char, escaped);
  return escaped;
}

export const quote = (text: string): string => `"${escapeText(text)}"`;

/**
 * A quoted key, in ASCII: `terraform fmt` aligns what follows by counting graphemes, and how many those are depends on the version of
 * Unicode it was built with.
 */
export const quoteKey = (key: string): string =>
  `"${Array.from(escapeText(key), (char) => (char < '\u0080' ? char : codeEscape(char))).join('')}"`;

/** The same, line by line, for a heredoc, where only template signs have a meaning. */
export const escapeHeredocLine = (line: string): string =>
  line.normalize('NFC').replace(/([$%])\{/g, (_, sign: string) => `${sign}${sign}{`);

const COMMENT_WIDTH = 100;

/** Lines of a comment, without `#`: wrapped, and with nothing in them that could end the comment or hide text. */
export const commentLines = (text: string): string[] => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).flatMap(wrapLine);

function wrapLine(line: string): string[] {
  const words = visible(line).split(' ').flatMap(chop);
  const lines: string[] = [''];
  for (const word of words) {
    const last = lines[lines.length - 1] ?? '';
    if (last !== '' && last.length + 1 + word.length > COMMENT_WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((wrapped) => wrapped.trimEnd());
}

const visible = (line: string): string =>
  Array.from(line.replaceAll('\t', ' '), (char) => {
    if (SURROGATE.test(char)) return '\ufffd';
    return UNPRINTABLE.test(char) ? codeEscape(char) : char;
  }).join('');

/** A word longer than a line is cut, between code points. */
function chop(word: string): string[] {
  if (word.length <= COMMENT_WIDTH) return [word];
  const chars = Array.from(word);
  return Array.from({ length: Math.ceil(chars.length / COMMENT_WIDTH) }, (_, at) =>
    chars.slice(at * COMMENT_WIDTH, (at + 1) * COMMENT_WIDTH).join(''),
  );
}

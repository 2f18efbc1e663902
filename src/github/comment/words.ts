/** A command line in words, as a shell would split it: blanks separate, quotes and backslashes protect. */
export type Words = { kind: 'words'; words: string[] } | { kind: 'unclosed'; quote: string };

/** Splits one line. Nothing is expanded: `$`, `*` and `;` are letters like any other. */
export function splitWords(line: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  const characters = [...line];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? '';
    const isEscape = character === '\\' && quote !== "'" && i + 1 < characters.length;
    if (isEscape) {
      i += 1;
      word = (word ?? '') + (characters[i] ?? '');
    } else if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/u.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== undefined) return { kind: 'unclosed', quote };
  if (word !== undefined) words.push(word);
  return { kind: 'words', words };
}

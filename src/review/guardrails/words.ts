/** A word as it is compared: `*` at the end of a listed one stands for any ending. */
export type Phrase = readonly string[];

/**
 * The words of a text in any usual writing: without case and accents, `patientRecords` and `patient-records` are two words, and the plural
 * `patients` is the same as `patient`. What stands inside a longer word is no word of the text.
 */
export const wordsOf = (text: string): string[] =>
  text
    .slice(0, LONGEST)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter((word) => word !== '')
    .map(singular);

/** Nobody writes more about a request; beyond it nothing is read. */
const LONGEST = 20_000;

const singular = (word: string): string =>
  word.length > 3 && /[^s]s$/.test(word) && word !== 'https' ? word.slice(0, -1) : word;

/** Where each of some phrases stands: from, to, and the phrase. */
export interface Found {
  at: number;
  to: number;
  phrase: string;
}

/** Looks for a list of phrases; made once for each list. */
export function finderOf(listed: readonly string[]): (words: readonly string[]) => Found[] {
  const phrases = listed.map((phrase) => ({ phrase: phrase.replace('*', ''), words: wordsOf(phrase) }));
  return (words) =>
    words.flatMap((_, at) =>
      phrases
        .filter((one) => one.words.every((wanted, i) => isWord(words[at + i], wanted)))
        .map(({ phrase, words: of }) => ({ at, to: at + of.length, phrase })),
    );
}

const isWord = (word: string | undefined, wanted: string): boolean =>
  word !== undefined && (wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted);

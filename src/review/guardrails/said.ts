import { readFileSync } from 'node:fs';
import { type Found, finderOf, wordsOf } from './words.ts';

export const DATA_KINDS = ['health', 'payment', 'personal', 'financial', 'confidential'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** Words of several languages, and uses of them that mean something else. */
interface Lists {
  kinds: Readonly<
    Record<DataKind, { title: string; packs: readonly string[]; words: readonly string[]; not: readonly string[] }>
  >;
  /** Before a word: it is about what is not there. */
  negators: readonly string[];
  /** Between a negator and its word. */
  fillers: readonly string[];
  unprotected: readonly string[];
  /** Near `unprotected`: it says that this must not be. */
  protected: readonly string[];
  beginner: readonly string[];
  trial: readonly string[];
}

const LISTS = JSON.parse(readFileSync(new URL('../data/sensitive.json', import.meta.url), 'utf8')) as Lists;

/** One kind of data that a text speaks of, and the words that say so. */
export interface SensitiveData {
  kind: DataKind;
  title: string;
  /** Packs that are about such data. */
  packs: readonly string[];
  words: readonly string[];
}

const FINDERS = DATA_KINDS.map((kind) => ({
  kind,
  words: finderOf(LISTS.kinds[kind].words),
  not: finderOf(LISTS.kinds[kind].not),
}));
const ALL_WORDS = finderOf(DATA_KINDS.flatMap((kind) => LISTS.kinds[kind].words));

/** The kinds of sensitive data that a text speaks of; "no patient data" speaks of none, and neither does a health check. */
export function sensitiveIn(text: string): SensitiveData[] {
  const words = wordsOf(text);
  return FINDERS.flatMap(({ kind, words: find, not }) => {
    const elsewhere = not(words);
    const said = find(words)
      .filter((one) => !elsewhere.some((other) => one.at < other.to && other.at < one.to))
      .filter((one) => !isNegated(words, one));
    const { title, packs } = LISTS.kinds[kind];
    return said.length === 0 ? [] : [{ kind, title, packs, words: [...new Set(said.map(({ phrase }) => phrase))] }];
  });
}

/** "no health or payment data": over fillers and other words of the lists back to the one that takes them all away. */
function isNegated(words: readonly string[], { at }: Found): boolean {
  const before = words.slice(Math.max(0, at - FARTHEST), at);
  const listed = new Set(ALL_WORDS(before).flatMap(({ at: from, to }) => range(from, to)));
  for (let i = before.length - 1; i >= 0; i--) {
    const word = before[i] ?? '';
    if (LISTS.negators.includes(word)) return true;
    if (!LISTS.fillers.includes(word) && !listed.has(i)) return false;
  }
  return false;
}
const FARTHEST = 6;
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

const unprotectedIn = finderOf(LISTS.unprotected);
const beginnerIn = finderOf(LISTS.beginner);
const trialIn = finderOf(LISTS.trial);

/** Words that ask for data without encryption, backups or logs; "never unencrypted" asks for none. */
export function unprotectedWords(text: string): string[] {
  const words = wordsOf(text);
  return unprotectedIn(words)
    .filter(({ at, to }) => !words.slice(Math.max(0, at - 3), to + 1).some((word) => LISTS.protected.includes(word)))
    .map(({ phrase }) => phrase);
}

/** Ways of saying that data, or a way in for administrators, is open to the world. */
const OPEN: readonly RegExp[] = [
  /\bpublic(?:ly (?:readable|writable|accessible))? (?:bucket|database|db)\b/i,
  /\b(?:bucket|database|db) (?:open|public) to (?:everyone|all|the world|the internet)\b/i,
  /\bopen (?:ssh|rdp|all ports|to the world|to everyone|to the internet)\b/i,
  /\b(?:ssh|rdp|port \d+) (?:open )?(?:from|to) (?:anywhere|everywhere|everyone|the internet|the world)\b/i,
  /(?:\b0\.0\.0\.0|::)\/0/,
];

/** Words that ask for what everyone reaches; a public website is none of that. */
export const openWords = (text: string): string[] => OPEN.flatMap((words) => words.exec(text)?.[0] ?? []);

/** Whether somebody says of themselves that they are new to this. */
export const saysBeginner = (text: string): boolean => beginnerIn(wordsOf(text)).length > 0;

/** Whether it is for trying something out. */
export const saysTrial = (text: string): boolean => trialIn(wordsOf(text)).length > 0;

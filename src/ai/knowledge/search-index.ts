import BetterSqlite3 from 'better-sqlite3';
import type { Entry, Scope } from './entry.ts';
import { otherWords } from './synonyms.ts';
import { isWanted, type Wanted } from './wanted.ts';
import { isCode, wordsOf } from './words.ts';

export interface Found {
  entry: Entry;
  /** Higher is better; comparable within one search only. */
  score: number;
}

export interface SearchIndex {
  /** Best first. Any text is a question; one without a word that says something finds nothing. */
  find(question: string, wanted?: Wanted): Found[];
  close(): void;
}

const USUAL_LIMIT = 8;
/** What was not said but meant counts less than what was said. */
const MEANT_SHARE = 0.4;

/** What people call a cloud. */
const CLOUD_NAMES: Readonly<Record<Scope, string>> = {
  gcp: 'gcp google cloud',
  aws: 'aws amazon',
  azure: 'azure microsoft',
  any: '',
};

/** A word or phrase as FTS5 takes it: in quotes nothing is an operator. */
const quoted = (phrase: string): string => `"${phrase.replaceAll('"', '""')}"`;

/** Any of the phrases; what an entry is called, or which rules it explains, only where that stands. */
function anyOf(phrases: readonly string[]): string {
  const within = (columns: string, some: readonly string[]) =>
    some.length > 0 ? [`{${columns}} : (${some.map(quoted).join(' OR ')})`] : [];
  const codes = phrases.filter(isCode);
  const words = phrases.filter((phrase) => !isCode(phrase));
  return [...within('title keywords services text', words), ...within('codes', codes)].join(' OR ');
}

/** An index over entries, in memory. Words are compared by their stems; what an entry says is kept here alone, so that a search reads no rows. */
export function createSearchIndex(entries: readonly Entry[]): SearchIndex {
  const db = new BetterSqlite3(':memory:');
  db.exec(`create virtual table entries using fts5(title, keywords, services, text, codes, content = '',
    tokenize = 'porter unicode61 remove_diacritics 2')`);
  const insert = db.prepare(
    'insert into entries (rowid, title, keywords, services, text, codes) values (@row, @title, @keywords, @services, @text, @codes)',
  );
  db.transaction(() => {
    for (const [row, entry] of entries.entries())
      insert.run({
        ...{ row, title: entry.title, text: entry.text },
        keywords: entry.keywords.join(', '),
        services: [...entry.services, CLOUD_NAMES[entry.provider]].join(', '),
        codes: [entry.id, ...entry.rules].join(', '),
      });
  })();
  const match = db
    .prepare<[string], [row: number, score: number]>(
      'select rowid, -bm25(entries, 4.0, 3.0, 2.0, 1.0, 4.0) from entries where entries match ?',
    )
    .raw();

  return {
    find(question, wanted = {}) {
      const words = wordsOf(question);
      const scores = new Map<Entry, number>();
      for (const [phrases, share] of [
        [words, 1],
        [otherWords(words), MEANT_SHARE],
      ] as const)
        for (const [row, score] of phrases.length > 0 ? match.all(anyOf(phrases)) : []) {
          const entry = entries[row];
          if (entry && isWanted(entry, wanted)) scores.set(entry, (scores.get(entry) ?? 0) + share * score);
        }
      return [...scores]
        .map(([entry, score]) => ({ entry, score }))
        .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
        .slice(0, wanted.limit ?? USUAL_LIMIT);
    },
    close: () => void db.close(),
  };
}

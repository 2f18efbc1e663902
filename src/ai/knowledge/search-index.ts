import BetterSqlite3 from 'better-sqlite3';
import type { Category, Entry, Scope } from './entry.ts';
import { otherWords } from './synonyms.ts';
import { isCode, wordsOf } from './words.ts';

/** Which entries count; those for any cloud count for each. */
export interface Wanted {
  provider?: Scope;
  category?: Category;
  limit?: number;
}

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

/** An index over entries, in memory. Words are compared by their stems. */
export function createSearchIndex(entries: readonly Entry[]): SearchIndex {
  const db = new BetterSqlite3(':memory:');
  db.exec(`create virtual table entries using fts5(title, keywords, services, text, codes, provider unindexed, category unindexed,
    tokenize = 'porter unicode61 remove_diacritics 2')`);
  const insert = db.prepare(
    `insert into entries (rowid, title, keywords, services, text, codes, provider, category)
     values (@row, @title, @keywords, @services, @text, @codes, @provider, @category)`,
  );
  db.transaction(() => {
    for (const [row, entry] of entries.entries())
      insert.run({
        ...{ row, title: entry.title, text: entry.text, provider: entry.provider, category: entry.category },
        keywords: entry.keywords.join(', '),
        services: [...entry.services, CLOUD_NAMES[entry.provider]].join(', '),
        codes: [entry.id, ...entry.rules].join(', '),
      });
  })();
  const match = db.prepare<[string, Record<string, string | null>], { row: number; score: number }>(`
    select rowid as row, -bm25(entries, 4.0, 3.0, 2.0, 1.0, 4.0) as score from entries
    where entries match ? and (@provider is null or provider in (@provider, 'any')) and (@category is null or category = @category)`);

  return {
    find(question, { provider, category, limit = USUAL_LIMIT } = {}) {
      const filter = { provider: provider ?? null, category: category ?? null };
      const words = wordsOf(question);
      const scores = new Map<number, number>();
      for (const [phrases, share] of [
        [words, 1],
        [otherWords(words), MEANT_SHARE],
      ] as const)
        for (const { row, score } of phrases.length > 0 ? match.all(anyOf(phrases), filter) : [])
          scores.set(row, (scores.get(row) ?? 0) + share * score);
      return [...scores]
        .flatMap(([row, score]) => (entries[row] ? [{ entry: entries[row], score }] : []))
        .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
        .slice(0, limit);
    },
    close: () => void db.close(),
  };
}

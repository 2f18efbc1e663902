import { statSync } from 'node:fs';
import { type Embedder, likeness } from './embedder.ts';
import type { Entry } from './entry.ts';
import { fuseByRank } from './fuse.ts';
import { knowledgeFiles, loadKnowledge } from './load.ts';
import { createSearchIndex, type Found, type SearchIndex } from './search-index.ts';
import type { Vectors } from './vectors.ts';
import { isWanted, type Wanted } from './wanted.ts';

export interface KnowledgeNeeds {
  folders: readonly string[];
  /** Both or none: search by meaning beside search by words. */
  byMeaning?: { embedder: Embedder; vectors: Vectors };
  /** Search by meaning did not work; the answer came from words alone. */
  onTrouble?(error: unknown): void;
}

export interface Knowledge {
  /** Best first. A file that changed since the last search is read again. @throws Error when a folder is gone */
  search(question: string, wanted?: Wanted): Promise<Found[]>;
  /** The same by words alone, at once. */
  byWords(question: string, wanted?: Wanted): Found[];
  entries(): readonly Entry[];
  close(): void;
}

const USUAL_LIMIT = 8;
/** So many of each ranking take part in the fused one. */
const DEPTH = 50;

/** What practices and patterns say about a question. */
export function createKnowledge({ folders, byMeaning, onTrouble }: KnowledgeNeeds): Knowledge {
  let stand: { print: string; entries: readonly Entry[]; index: SearchIndex } | undefined;

  function present() {
    const print = fingerprint(folders);
    if (stand?.print === print) return stand;
    const { entries } = loadKnowledge(folders);
    stand?.index.close();
    stand = { print, entries, index: createSearchIndex(entries) };
    return stand;
  }

  async function nearest(
    question: string,
    entries: readonly Entry[],
    { embedder, vectors }: NonNullable<typeof byMeaning>,
  ) {
    const [asked] = await embedder.embed([question], 'query');
    const all = await vectors.of(entries);
    return entries
      .map((entry, index) => ({ entry, near: asked && all[index] ? likeness(asked, all[index]) : -1 }))
      .sort((a, b) => b.near - a.near)
      .map(({ entry }) => entry);
  }

  return {
    async search(question, { limit = USUAL_LIMIT, ...filter } = {}) {
      const { entries, index } = present();
      const byWords = index.find(question, { ...filter, limit: byMeaning ? DEPTH : limit });
      if (!byMeaning || question.trim() === '') return byWords.slice(0, limit);
      try {
        const near = await nearest(
          question,
          entries.filter((entry) => isWanted(entry, filter)),
          byMeaning,
        );
        const fused = fuseByRank([byWords.map(({ entry }) => entry), near.slice(0, DEPTH)]);
        return fused.slice(0, limit).map(({ item, score }) => ({ entry: item, score }));
      } catch (error) {
        onTrouble?.(error);
        return byWords.slice(0, limit);
      }
    },
    byWords: (question, wanted) => present().index.find(question, wanted),
    entries: () => present().entries,
    close() {
      stand?.index.close();
      byMeaning?.vectors.close();
    },
  };
}

/** Another one when a file came, went or changed. */
function fingerprint(folders: readonly string[]): string {
  return folders
    .flatMap(knowledgeFiles)
    .map((file) => {
      const { mtimeMs, size } = statSync(file);
      return `${file}:${mtimeMs}:${size}`;
    })
    .join('\n');
}

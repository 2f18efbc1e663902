import { createHash } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import type { Embedder } from './embedder.ts';
import type { Entry } from './entry.ts';

/** Vectors of entries; each text is sent once, until it or the model changes. */
export interface Vectors {
  /** In the order of the entries. @throws Error when the far end does not give those that are missing */
  of(entries: readonly Entry[]): Promise<Float32Array[]>;
  close(): void;
}

const textOf = ({ title, keywords, text }: Entry): string => `${title}\n${keywords.join(', ')}\n${text}`;
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Keeps vectors in a file that may be deleted at any time; `:memory:` keeps them while the program runs. */
export function createVectors(file: string, embedder: Embedder): Vectors {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.exec(
    'create table if not exists vectors (model text, digest text, vector blob not null, primary key (model, digest)) without rowid',
  );
  const get = db.prepare<[string, string], { vector: Buffer }>(
    'select vector from vectors where model = ? and digest = ?',
  );
  const put = db.prepare('insert or replace into vectors (model, digest, vector) values (?, ?, ?)');

  return {
    async of(entries) {
      const texts = new Map(entries.map((entry) => [digest(textOf(entry)), textOf(entry)]));
      const missing = [...texts].filter(([key]) => !get.get(embedder.model, key));
      const fresh =
        missing.length > 0
          ? await embedder.embed(
              missing.map(([, text]) => text),
              'document',
            )
          : [];
      db.transaction(() => {
        for (const [index, [key]] of missing.entries()) put.run(embedder.model, key, bytesOf(fresh[index]));
      })();
      return entries.map((entry) => toVector(get.get(embedder.model, digest(textOf(entry)))?.vector));
    },
    close: () => void db.close(),
  };
}

function bytesOf(vector: Float32Array | undefined): Buffer {
  if (!vector) throw new Error('there are fewer vectors than texts');
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** Copied, as a buffer from the database need not begin where four bytes do. */
const toVector = (bytes: Uint8Array = new Uint8Array()): Float32Array => new Float32Array(new Uint8Array(bytes).buffer);

import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Provider } from '../../core/project.ts';
import { type PriceBook, parseBook } from '../book.ts';
import { providers } from '../clouds.ts';
import { useBook } from '../load.ts';

const nameOf = ({ provider, asOf }: Pick<PriceBook, 'provider' | 'asOf'>) => `prices-${provider}-${asOf}.json`;

/** Writes a book beside the older ones, whole or not at all. Returns its file. */
export async function writeBook(folder: string, book: PriceBook): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, nameOf(book));
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(`${JSON.stringify(book)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return file;
}

export interface Newest {
  books: PriceBook[];
  /** Files that are no book, each with why; the next older one of its provider stands in for it. */
  unreadable: string[];
}

/** The newest book of each provider in a folder; none where there is no folder. */
export async function newestBooks(folder: string): Promise<Newest> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(providers().map((provider) => newestOf(folder, names, provider)));
  return { books: found.flatMap(({ books }) => books), unreadable: found.flatMap(({ unreadable }) => unreadable) };
}

async function newestOf(folder: string, names: readonly string[], provider: Provider): Promise<Newest> {
  const dated = new RegExp(`^prices-${provider}-\\d{4}-\\d\\d-\\d\\d\\.json$`);
  const unreadable: string[] = [];
  for (const name of names
    .filter((one) => dated.test(one))
    .sort()
    .reverse())
    try {
      return { books: [parseBook(await readFile(join(folder, name), 'utf8'))], unreadable };
    } catch (error) {
      unreadable.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  return { books: [], unreadable };
}

/** Puts the newest books of a folder in force. Answers which files are no book; what they would say stays as it was. */
export async function useNewestBooks(folder: string): Promise<string[]> {
  const { books, unreadable } = await newestBooks(folder);
  for (const book of books) useBook(book.provider, book);
  return unreadable;
}

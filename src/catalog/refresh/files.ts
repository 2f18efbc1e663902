import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PROVIDERS, type Provider } from '../../core/project.ts';
import { type PriceBook, parseBook } from '../book.ts';

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

/** The newest book of each provider in a folder; none where there is no folder. @throws Error for a file that is no book, by its name */
export async function newestBooks(folder: string): Promise<PriceBook[]> {
  const names = await readdir(folder).catch(() => []);
  const books = await Promise.all(PROVIDERS.map((provider) => newestOf(folder, names, provider)));
  return books.filter((book) => book !== undefined);
}

async function newestOf(folder: string, names: readonly string[], provider: Provider): Promise<PriceBook | undefined> {
  const dated = new RegExp(`^prices-${provider}-\\d{4}-\\d\\d-\\d\\d\\.json$`);
  const newest = names
    .filter((name) => dated.test(name))
    .sort()
    .at(-1);
  if (!newest) return undefined;
  try {
    return parseBook(await readFile(join(folder, newest), 'utf8'));
  } catch (error) {
    throw new Error(`${newest}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

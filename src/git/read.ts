import type { Sha } from '../core/ids.ts';
import { type Git, records } from './git.ts';
import { within } from './paths.ts';
import { entryAt } from './tree-entry.ts';

/** Larger files are not text that people wrote. */
const MAX_FILE_BYTES = 1024 * 1024;

/** The object a name stands for, or undefined. `type` peels tags and refuses other kinds. */
export const resolve = async (
  { objects }: Git,
  name: string,
  type: 'commit' | 'tree' = 'commit',
): Promise<Sha | undefined> => (await objects.info(`${name}^{${type}}`))?.sha;

export interface TreeEntry {
  mode: string;
  type: string;
  sha: Sha;
  bytes: number;
  path: string;
}

/** Every entry below `directory` (`''`: all) of a commit or tree, folders resolved to what is in them. */
export async function listTree(git: Git, at: Sha, directory: string): Promise<TreeEntry[]> {
  const { text } = await git(['ls-tree', '-r', '-z', '-l', '--full-tree', at, ...within(directory)]);
  return records(text).map(toEntry);
}

/** `<mode> <type> <object> <size padded>\t<path>` */
function toEntry(record: string): TreeEntry {
  const tab = record.indexOf('\t');
  const [mode = '', type = '', sha = '', bytes = ''] = record.slice(0, tab).split(/ +/);
  return { mode, type, sha: sha as Sha, bytes: Number(bytes) || 0, path: record.slice(tab + 1) };
}

/** Contents of blobs, by object name. */
export async function readBlobs({ objects }: Git, shas: readonly Sha[]): Promise<Map<Sha, Buffer>> {
  const read = [...new Set(shas)].map(async (sha): Promise<[Sha, Buffer]> => {
    const bytes = await objects.contents(sha);
    if (!bytes) throw new Error(`git has no blob ${sha}`);
    return [sha, bytes];
  });
  return new Map(await Promise.all(read));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes as text, or undefined when they are not: invalid UTF-8, or a NUL, by which git itself knows binary files. */
export function toText(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Neither a link nor a submodule, and no larger than people write. */
export const isSmallFile = ({ mode, bytes }: TreeEntry, most = MAX_FILE_BYTES): boolean =>
  (mode === '100644' || mode === '100755') && bytes <= most;

/** Text of the file at exactly that path, or undefined. */
export async function readFile(git: Git, at: Sha, path: string): Promise<string | undefined> {
  const found = await entryAt(git, at, path);
  if (!found || !isSmallFile(found, 2 * MAX_FILE_BYTES)) return undefined;
  const bytes = await git.objects.contents(found.sha);
  return bytes && toText(bytes);
}

/** The first of these paths that is a file; its text is undefined where it is larger than that or no text. */
export async function readFirst(
  git: Git,
  at: Sha,
  paths: readonly string[],
  mostBytes: number,
): Promise<{ path: string; text: string | undefined } | undefined> {
  for (const path of paths) {
    const found = await entryAt(git, at, path);
    if (!found) continue;
    if (!isSmallFile(found, mostBytes)) return { path, text: undefined };
    const bytes = await git.objects.contents(found.sha);
    return { path, text: bytes && toText(bytes) };
  }
  return undefined;
}

/** Text files below `directory`, by path from the root; symbolic links, submodules and large or binary files are left out. */
export async function readFiles(git: Git, at: Sha, directory: string): Promise<Map<string, string>> {
  const entries = (await listTree(git, at, directory)).filter((entry) => isSmallFile(entry));
  const blobs = await readBlobs(
    git,
    entries.map(({ sha }) => sha),
  );
  const files = new Map<string, string>();
  for (const { path, sha } of entries) {
    const text = toText(blobs.get(sha) ?? Buffer.of(0));
    if (text !== undefined) files.set(path, text);
  }
  return files;
}

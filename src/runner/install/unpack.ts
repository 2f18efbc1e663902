import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { NotGenuine } from './signed-sums.ts';

/**
 * Writes one file of a zip archive to `path`, executable. No name in the archive ever becomes a path of ours, and an archive with a name that
 * would lead out of its folder is refused as a whole.
 * @throws NotGenuine when there is no such file, it is larger than `mostBytes`, or the archive is none
 */
export async function unpackOne(archive: string, name: string, path: string, mostBytes: number): Promise<void> {
  try {
    const zip = await openPromise(archive, { autoClose: false });
    try {
      await write(zip, await entryOf(zip, name, mostBytes), path);
    } finally {
      zip.close();
    }
  } catch (fault) {
    if (fault instanceof NotGenuine || (fault as NodeJS.ErrnoException).code !== undefined) throw fault;
    throw new NotGenuine(`its archive cannot be unpacked: ${(fault as Error).message}`);
  }
}

/** Looks at every name, as yauzl refuses the bad ones when it comes to them. */
async function entryOf(zip: ZipFile, name: string, mostBytes: number): Promise<Entry> {
  let found: Entry | undefined;
  for await (const entry of zip.eachEntry()) if (entry.fileName === name) found = entry;
  if (!found) throw new NotGenuine(`there is no ${name} in its archive`);
  if (found.uncompressedSize > mostBytes) throw new NotGenuine(`${name} has more than ${mostBytes} bytes`);
  return found;
}

/** On the disk before anybody relies on it; more bytes than the archive promises end it. */
async function write(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  const into = createWriteStream(path, { flags: 'wx', mode: 0o755, flush: true });
  await pipeline(await zip.openReadStreamPromise(entry), into);
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** Paths of the files below a folder, with `/`. @throws Error for anything but files and folders, such as a link that leads elsewhere */
export async function filesBelow(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = posix.join(below, entry.name);
      if (entry.isDirectory()) return filesBelow(folder, path);
      if (entry.isFile()) return [path];
      throw new Error(`${path} in a provider is neither a file nor a folder`);
    }),
  );
  return lists.flat();
}

/**
 * The `h1:` checksum of an unpacked provider, as lock files have it: of the list of its files with the checksum of each.
 * Source: https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1
 */
export async function packageHash(folder: string): Promise<string> {
  const list = createHash('sha256');
  for (const path of (await filesBelow(folder)).sort(byBytes)) {
    const file = createHash('sha256');
    for await (const part of createReadStream(join(folder, path))) file.update(part as Buffer);
    list.update(`${file.digest('hex')}  ${path}\n`);
  }
  return `h1:${list.digest('base64')}`;
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

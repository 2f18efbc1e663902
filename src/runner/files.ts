import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import type { Folder } from './place.ts';

/** Creates the folders of a run, empty of code; nobody else on the host may look into them. */
export async function makeFolders({ root, tree, out, home, identity }: Folder): Promise<void> {
  await rm(tree, { recursive: true, force: true });
  for (const path of [root, tree, out, home, identity]) await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Writes a file that is either there whole or not at all, whenever the power fails. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/** The file's bytes, or undefined when there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** Overwrites and removes a file with secrets in clear; a file that is gone is fine. */
export async function shred(path: string): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size === undefined) return;
  const file = await open(path, 'r+');
  try {
    await file.write(Buffer.alloc(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
}

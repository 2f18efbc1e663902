import { access, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importAtlantis } from '../repo/import-atlantis.ts';
import { CONFIG_FILE } from '../repo/parse.ts';

/**
 * Writes `guildops.yaml` beside an `atlantis.yaml`; the lines to print say where it is and what was not carried over.
 * @throws Error when there is a guildops.yaml already: nothing a person wrote is overwritten
 */
export async function importConfig(source: string): Promise<string[]> {
  const target = join(dirname(source), CONFIG_FILE);
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Error(`${target} is there already. Move it away, and import again.`);
  const { text, left } = importAtlantis(await readFile(source, 'utf8'), source);
  await writeFile(target, text, { flag: 'wx' });
  return [`wrote ${target}`, ...left.map((line) => `left out: ${line}`)];
}

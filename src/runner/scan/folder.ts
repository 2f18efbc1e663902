import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Block, parseHcl } from '../../repo/hcl/blocks.ts';
import { parseJsonBlocks } from '../../repo/hcl/json-blocks.ts';
import { HclSyntaxError } from '../../repo/hcl/tokens.ts';

/** One file of configuration. */
export interface ConfigFile {
  name: string;
  blocks: readonly Block[];
}

/** What one folder holds, as far as the engine would look. */
export interface ConfigFolder {
  files: readonly ConfigFile[];
  /** Names that have no place in a repository, with the reason. */
  refused: readonly { name: string; what: string }[];
  /** Files that could not be read as what they claim to be. */
  broken: readonly { name: string; line: number; why: string }[];
}

const CONFIG = /\.(?:tf|tofu)(?:\.json)?$/;
const OVERRIDE = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/;
const MAX_BYTES = 1024 * 1024;

const REFUSED: readonly [name: RegExp, what: string][] = [
  [OVERRIDE, 'override files replace what was reviewed'],
  [/^\.terraform$/, 'a .terraform folder brings its own modules and backend'],
  [/^terraform\.d$/, 'a terraform.d folder brings its own providers'],
  [/^terraform\.tfstate(?:\.d|\.backup)?$/, 'a state has no place in a repository'],
];

/** Reads a folder's configuration; a folder that is not there is empty. */
export async function readConfigFolder(folder: string): Promise<ConfigFolder> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const files: ConfigFile[] = [];
  const broken: { name: string; line: number; why: string }[] = [];
  for (const name of names.filter((candidate) => CONFIG.test(candidate))) {
    try {
      const blocks = await readBlocks(join(folder, name));
      if (blocks) files.push({ name, blocks });
    } catch (fault) {
      if (!(fault instanceof HclSyntaxError)) throw fault;
      broken.push({ name, line: fault.line, why: fault.message });
    }
  }
  const refused = names.flatMap((name) =>
    REFUSED.filter(([pattern]) => pattern.test(name)).map(([, what]) => ({ name, what })),
  );
  return { files, refused, broken };
}

/** @throws HclSyntaxError also for a file that is too large or not UTF-8: what we cannot read must not run */
async function readBlocks(path: string): Promise<Block[] | undefined> {
  const facts = await stat(path);
  if (facts.isDirectory()) return undefined;
  if (!facts.isFile() || facts.size > MAX_BYTES) throw new HclSyntaxError(1, 'not a file of at most 1 MiB');
  const text = decode(await readFile(path));
  return path.endsWith('.json') ? parseJsonBlocks(text) : parseHcl(text);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HclSyntaxError(1, 'not UTF-8');
  }
}

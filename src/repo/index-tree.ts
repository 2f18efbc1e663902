import { posix } from 'node:path';
import { type Block, parseHcl } from './hcl/blocks.ts';
import { parseJsonBlocks } from './hcl/json-blocks.ts';
import { HclSyntaxError } from './hcl/tokens.ts';

/** What one file of configuration tells of its folder. */
export interface FileFacts {
  /** Sources of its modules that begin with `./` or `../`, as written. */
  modules: readonly string[];
  /** Only a root module has these. */
  isRoot: boolean;
}

/** What a repository's folders hold, as far as finding projects needs it. */
export interface RepoIndex {
  /** Folders with terraform files, from the root (`.`), and the folders of the repository that they use as modules. */
  folders: ReadonlyMap<string, { modules: readonly string[]; isRoot: boolean }>;
}

export const isConfig = (path: string): boolean => /\.(?:tf|tofu)(?:\.json)?$/.test(path);

const NOTHING: FileFacts = { modules: [], isRoot: false };

/** Reads one file; a file that cannot be read tells nothing, its plan will say what is wrong with it. */
export function readFacts(path: string, text: string): FileFacts {
  try {
    const blocks = path.endsWith('.json') ? parseJsonBlocks(text) : parseHcl(text);
    return { modules: blocks.flatMap(localSource), isRoot: blocks.some(makesRoot) };
  } catch (error) {
    if (error instanceof HclSyntaxError) return NOTHING;
    throw error;
  }
}

function localSource({ type, attributes }: Block): string[] {
  if (type !== 'module') return [];
  return attributes.flatMap(({ name, literal }) =>
    name === 'source' && literal !== undefined && /^\.{1,2}(?:\/|$)/.test(literal) ? [literal] : [],
  );
}

/** A backend, a cloud or the settings of a provider stand in root modules only. */
const makesRoot = ({ type, blocks }: Block): boolean =>
  type === 'provider' ||
  (type === 'terraform' && blocks.some((inner) => inner.type === 'backend' || inner.type === 'cloud'));

/** The index of a tree, from the facts of its configuration files by path. */
export function indexOf(files: ReadonlyMap<string, FileFacts>): RepoIndex {
  const folders = new Map<string, { modules: string[]; isRoot: boolean }>();
  for (const [path, facts] of files) {
    const at = posix.dirname(path);
    const folder = folders.get(at) ?? { modules: [], isRoot: false };
    folder.isRoot ||= facts.isRoot;
    folder.modules.push(...facts.modules.flatMap((source) => insideOf(at, source)));
    folders.set(at, folder);
  }
  return { folders };
}

/** The folder a source means; nothing for one outside of the repository. */
function insideOf(folder: string, source: string): string[] {
  const meant = posix.join(folder, source).replace(/\/+$/, '') || '.';
  return meant === '..' || meant.startsWith('../') ? [] : [meant];
}

/** Every folder that a folder uses, through modules of modules; without itself. */
export function modulesOf(index: RepoIndex, folder: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(index.folders.get(folder)?.modules ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || next === folder) continue;
    found.add(next);
    waiting.push(...(index.folders.get(next)?.modules ?? []));
  }
  return found;
}

import { posix } from 'node:path';
import type { BlockSettings } from '../core/backend.ts';
import type { Digest } from '../core/ids.ts';
import { type Block, parseHcl } from './hcl/blocks.ts';
import { blockDigest, isPlainBlock } from './hcl/canonical.ts';
import { parseJsonBlocks } from './hcl/json-blocks.ts';
import { HclSyntaxError } from './hcl/tokens.ts';

/** A backend block, as far as it says where a state is. */
export interface CodeBackend {
  kind: string;
  /** Equal for blocks that say the same. */
  digest: Digest;
  /** Its plain strings. */
  settings: BlockSettings;
  /** Nothing in it has to be computed. */
  isPlain: boolean;
}

/** What one file of configuration tells of its folder. */
export interface FileFacts {
  /** Sources of its modules that begin with `./` or `../`, as written. */
  modules: readonly string[];
  /** Only a root module has these. */
  isRoot: boolean;
  backends: readonly CodeBackend[];
  /** Names of terraform providers: those with settings, and those that resources begin with. */
  configured: readonly { name: string; region?: string }[];
  used: readonly string[];
}

/** What a folder of configuration holds; its modules are folders from the root. */
export type FolderFacts = FileFacts;

/** What a repository's folders hold, as far as finding projects needs it. */
export interface RepoIndex {
  /** Folders with terraform files, from the root (`.`), and the folders of the repository that they use as modules. */
  folders: ReadonlyMap<string, FolderFacts>;
}

export const isConfig = (path: string): boolean => /\.(?:tf|tofu)(?:\.json)?$/.test(path);

const NOTHING: FileFacts = { modules: [], isRoot: false, backends: [], configured: [], used: [] };

/** Reads one file; a file that cannot be read tells nothing, its plan will say what is wrong with it. */
export function readFacts(path: string, text: string): FileFacts {
  try {
    const blocks = path.endsWith('.json') ? parseJsonBlocks(text) : parseHcl(text);
    return {
      modules: blocks.flatMap(localSource),
      isRoot: blocks.some(makesRoot),
      backends: blocks.flatMap(({ blocks: inner }) => inner.filter(isBackend).map(toBackend)),
      configured: blocks.flatMap(configuredProvider),
      used: [...new Set(blocks.flatMap(usedProvider))],
    };
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
  type === 'provider' || (type === 'terraform' && blocks.some(isBackend));

const isBackend = ({ type }: Block): boolean => type === 'backend' || type === 'cloud';

const literalsOf = ({ attributes }: Block): BlockSettings =>
  Object.fromEntries(attributes.flatMap(({ name, literal }) => (literal === undefined ? [] : [[name, literal]])));

const toBackend = (block: Block): CodeBackend => ({
  kind: block.type === 'cloud' ? 'cloud' : (block.labels[0] ?? ''),
  digest: blockDigest(block),
  settings: literalsOf(block),
  isPlain: isPlainBlock(block),
});

function configuredProvider(block: Block): FileFacts['configured'] {
  const [name] = block.labels;
  if (block.type !== 'provider' || name === undefined) return [];
  const { region } = literalsOf(block);
  return [{ name, ...(region !== undefined && { region }) }];
}

/** Without a declaration the provider is the first word of the type. */
const usedProvider = ({ type, labels: [name = ''] }: Block): string[] =>
  type === 'resource' || type === 'data' ? [name.split('_')[0] ?? ''] : [];

/** The index of a tree, from the facts of its configuration files by path. */
export function indexOf(files: ReadonlyMap<string, FileFacts>): RepoIndex {
  const folders = new Map<string, FolderFacts>();
  for (const [path, facts] of files) {
    const at = posix.dirname(path);
    const found = { ...facts, modules: facts.modules.flatMap((source) => insideOf(at, source)) };
    folders.set(at, together(folders.get(at) ?? NOTHING, found));
  }
  return { folders };
}

const together = (a: FolderFacts, b: FolderFacts): FolderFacts => ({
  modules: [...a.modules, ...b.modules],
  isRoot: a.isRoot || b.isRoot,
  backends: [...a.backends, ...b.backends],
  configured: [...a.configured, ...b.configured],
  used: [...new Set([...a.used, ...b.used])],
});

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

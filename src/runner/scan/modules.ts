import { posix } from 'node:path';
import type { Block } from '../../repo/hcl/blocks.ts';

// Host (only the two public registries), namespace, name, target system, folder inside. A namespace has no dot, so that
// `github.com/owner/name`, which the engine reads as a git address, is not taken for one.
const REGISTRY =
  /^(?:registry\.(?:terraform\.io|opentofu\.org)\/)?[A-Za-z0-9][A-Za-z0-9_-]{0,63}\/[A-Za-z0-9][A-Za-z0-9_-]{0,63}\/[a-z0-9]{1,64}(?:\/\/[A-Za-z0-9_/-]{1,200})?$/;

const isLocal = (source: string): boolean => /^\.{1,2}\//.test(source);

/** True for a folder of the repository or a module of a public registry; git, http, buckets and archives are not. */
export const isAllowedModule = (source: string): boolean => isLocal(source) || REGISTRY.test(source);

/** What the sources of the modules in these blocks are; those that are not plain strings are left out. */
export const moduleSourcesIn = (blocks: readonly Block[]): string[] =>
  blocks
    .filter(({ type }) => type === 'module')
    .flatMap(({ attributes }) => attributes)
    .flatMap(({ name, literal }) => (name === 'source' && literal !== undefined ? [literal] : []));

/** Folders, from the tree's root, of the local modules that a folder uses; undefined for one outside of the tree. */
export const localModules = (directory: string, blocks: readonly Block[]): (string | undefined)[] =>
  moduleSourcesIn(blocks)
    .filter(isLocal)
    .map((source) => {
      const folder = posix.join(directory, source).replace(/\/+$/, '');
      return folder === '..' || folder.startsWith('../') ? undefined : folder;
    });

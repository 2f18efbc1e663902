import { type Digest, digestOf } from '../core/ids.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { RunProject } from '../deploy/ports.ts';
import type { Block } from '../repo/hcl/blocks.ts';
import { blockJson } from '../repo/hcl/canonical.ts';
import { backendArgs } from './backend.ts';
import type { Scan } from './scan/scan.ts';

export interface InitFacts {
  scan: Pick<Scan, 'folders'>;
  /** `.terraform.lock.hcl` of the project, when it has one. */
  lockFile: string | undefined;
  /** Engine, its version, what of its configuration decides what init does, and whether it is jailed: paths in the data folder differ. */
  engine: readonly string[];
  /** Init writes into the data folder where the state is. */
  project: Pick<RunProject, 'backend' | 'found'>;
}

const literals = (block: Block, ...names: string[]): Json =>
  block.attributes.filter(({ name }) => names.includes(name)).map(({ name, literal = '' }) => [name, literal]);

/** What a block asks of init: providers, backend, modules. The arguments of a module or the settings of a resource ask nothing. */
function wishes({ type, labels, attributes, blocks }: Block): Json[] {
  if (type === 'terraform') return [blockJson({ type, labels, attributes, blocks })];
  const [first = ''] = labels;
  if (type === 'module')
    return [[type, first, literals({ type, labels, attributes, blocks, line: 0 }, 'source', 'version')]];
  if (type === 'provider') return [['provider', first]];
  // Without a declaration the provider is the first word of the type.
  if (type === 'resource' || type === 'data' || type === 'ephemeral') return [['provider', first.split('_')[0] ?? '']];
  return blocks.flatMap(wishes);
}

/** Equal keys: init would do the same again, so it is left out. */
export function initKey({ scan, lockFile, engine, project }: InitFacts): Digest {
  const asked = [...scan.folders].map(([folder, { files }]): Json => {
    const all = files.flatMap(({ blocks }) => blocks.flatMap(wishes)).map(canonicalJson);
    return [folder, [...new Set(all)].sort()];
  });
  return digestOf(canonicalJson([engine, lockFile ?? null, backendArgs(project), asked]));
}

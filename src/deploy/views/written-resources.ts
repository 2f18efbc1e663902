import { posix } from 'node:path';
import { type Deploy, planOf } from '../../core/deploy.ts';
import type { Drift } from '../../core/drift.ts';
import type { DeployId } from '../../core/ids.ts';
import type { Project } from '../../core/project.ts';
import { isOurs } from '../../generators/ownership.ts';
import { type Block, parseHcl } from '../../repo/hcl/blocks.ts';
import { parseJsonBlocks } from '../../repo/hcl/json-blocks.ts';
import { HclSyntaxError } from '../../repo/hcl/tokens.ts';
import { isConfig } from '../../repo/index-tree.ts';
import type { Held } from '../ports.ts';
import type { Standing } from './list-resources.ts';
import { OPEN_STATES } from './search.ts';

/** A resource or module as people wrote it: one block of code, which may be any number of things. */
export interface WrittenResource {
  /** `google_compute_network.main`, `module.shop`. */
  address: string;
  /** File, from the project's folder. */
  path: string;
  /** `written`: it is in the code, and no apply of it is known. */
  standing: Standing | 'written';
  /** The deploy whose plan changes it. */
  deploy?: DeployId;
  /** As the last applied plan priced it; absent where it did not. */
  monthlyUsd?: number;
}

/** What is known of a project beside its code. */
export interface WrittenFacts {
  /** Newest first. */
  deploys: readonly Deploy[];
  holdings: readonly Held[];
  drift: Drift | undefined;
  /** Whose apply was the last. */
  applied: Deploy | undefined;
}

/** The blocks of a project's own folder; those of its modules are theirs. A file that cannot be read tells nothing, its plan says what is wrong with it. */
export function writtenResources(
  { directory }: Pick<Project, 'directory'>,
  files: ReadonlyMap<string, string>,
  facts: WrittenFacts,
): WrittenResource[] {
  return [...files]
    .filter(([path]) => posix.dirname(path) === directory && isConfig(path) && !isOurs(files, path))
    .flatMap(([path, text]) =>
      addressesIn(path, text).map((address) => ({
        ...{ address, path: posix.basename(path) },
        ...standingOf(address, facts),
        ...priceOf(address, facts),
      })),
    )
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

function addressesIn(path: string, text: string): string[] {
  try {
    return (path.endsWith('.json') ? parseJsonBlocks(text) : parseHcl(text)).flatMap(addressOf);
  } catch (error) {
    if (error instanceof HclSyntaxError) return [];
    throw error;
  }
}

function addressOf({ type, labels: [first, second] }: Block): string[] {
  if (type === 'resource' && first !== undefined && second !== undefined) return [`${first}.${second}`];
  return type === 'module' && first !== undefined ? [`module.${first}`] : [];
}

/** Whether an address of a plan is one of a block's: itself, one of several, or inside of a module. */
const isOf =
  (block: string) =>
  (address: string): boolean =>
    address === block ||
    address.startsWith(`${block}[`) ||
    (block.startsWith('module.') && address.startsWith(`${block}.`));

function standingOf(
  block: string,
  { deploys, holdings, drift }: WrittenFacts,
): Pick<WrittenResource, 'standing' | 'deploy'> {
  const is = isOf(block);
  const touching = deploys.find((deploy) => planOf(deploy)?.resources.some(({ address }) => is(address)));
  if (touching && OPEN_STATES.includes(touching.state.at)) return { standing: 'changing', deploy: touching.id };
  if (touching?.state.at === 'failed' && touching.state.during === 'apply')
    return { standing: 'failed', deploy: touching.id };
  if (drift?.found?.addresses.some(is)) return { standing: 'drifted' };
  const isApplied = touching?.state.at === 'applied' || holdings.some(({ address }) => is(address));
  return { standing: isApplied ? 'applied' : 'written' };
}

function priceOf(block: string, { applied }: WrittenFacts): Pick<WrittenResource, 'monthlyUsd'> {
  const is = isOf(block);
  const priced = (applied && planOf(applied))?.cost.lines.filter(({ address }) => is(address)) ?? [];
  return priced.length > 0 ? { monthlyUsd: priced.reduce((sum, { afterUsd }) => sum + afterUsd, 0) } : {};
}

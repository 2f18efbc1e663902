import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKS, type Pack, packIn } from './pack.ts';

/** What a folder holds, and what is wrong with the rest, each with file and line. */
export interface PackFolder {
  packs: readonly Pack[];
  problems: readonly string[];
}

/**
 * The packs of a team, one in each `.json` or `.yaml` file. A pack that is wrong is left out and told; one with the id of a pack that comes
 * with GuildOps takes its place.
 * @throws Error when the folder cannot be read
 */
export function packsIn(folder: string): PackFolder {
  const packs = new Map<string, Pack>();
  const problems: string[] = [];
  for (const name of readdirSync(folder)
    .filter((one) => /\.(?:json|ya?ml)$/.test(one))
    .toSorted())
    try {
      const path = join(folder, name);
      const pack = packIn(path, readFileSync(path, 'utf8'));
      if (packs.has(pack.id))
        problems.push(`${path}: there is a pack ${pack.id} in another file already; this one is left out`);
      else packs.set(pack.id, pack);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  return { packs: [...packs.values()], problems };
}

/** All packs: those of a team before those that come with GuildOps. */
export const withBuiltIn = (own: readonly Pack[]): Pack[] => [
  ...own,
  ...PACKS.filter(({ id }) => own.every((one) => one.id !== id)),
];

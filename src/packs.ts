import type { Config } from './config.ts';
import type { Log } from './deploy/ports.ts';
import { packsIn } from './review/packs/folder.ts';
import type { Pack } from './review/packs/pack.ts';

/** The team's own compliance packs. What is wrong with one stops nothing: it is left out and told. */
export function ownPacks({ GUILDOPS_PACKS: folder }: Pick<Config, 'GUILDOPS_PACKS'>, log: Log): readonly Pack[] {
  if (folder === undefined) return [];
  try {
    const { packs, problems } = packsIn(folder);
    for (const what of problems) log.warn({ what }, 'a compliance pack is left out');
    return packs;
  } catch (error) {
    log.warn({ folder, err: error }, 'compliance packs cannot be read');
    return [];
  }
}

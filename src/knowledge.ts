import { foldersOf } from './ai/knowledge/folders.ts';
import { loadKnowledge } from './ai/knowledge/load.ts';
import type { Config } from './config.ts';
import type { Log } from './deploy/ports.ts';

/** How many practices and patterns there are. What is wrong with the team's own stops nothing. */
export function countKnowledge(config: Pick<Config, 'GUILDOPS_KNOWLEDGE'>, log: Log): number {
  for (const folders of [foldersOf(config), foldersOf({})])
    try {
      const { entries, problems } = loadKnowledge(folders);
      for (const { file, line, what } of problems) log.warn({ file, line }, `knowledge: ${what}`);
      return entries.length;
    } catch (error) {
      log.warn({ folders, err: error }, 'knowledge cannot be read');
    }
  return 0;
}

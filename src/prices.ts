import { join } from 'node:path';
import { useNewestBooks } from './catalog/refresh/files.ts';
import type { Config } from './config.ts';
import type { Log } from './deploy/ports.ts';

/** Where fetched price books are kept. */
export const pricesFolder = ({ GUILDOPS_DATA: data }: Pick<Config, 'GUILDOPS_DATA'>): string => join(data, 'prices');

/** Puts the newest fetched prices in force, at start and when `guildops prices refresh` has written some. A broken file stops nothing. */
export async function usePrices(config: Pick<Config, 'GUILDOPS_DATA'>, log: Log): Promise<void> {
  for (const what of await useNewestBooks(pricesFolder(config))) log.warn({ file: what }, 'a price book is not usable');
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = join('shared', 'data', 'discord-openapi.json');

/**
 * Discord's published description: beside the checkout (`../shared/data/discord-openapi.json`), wherever this module
 * was compiled to. Nothing when it is not there.
 */
export function locateOpenApi(from = dirname(fileURLToPath(import.meta.url))): string | undefined {
  const candidate = join(from, FILE);
  if (existsSync(candidate)) return candidate;
  const parent = dirname(from);
  return parent === from ? undefined : locateOpenApi(parent);
}

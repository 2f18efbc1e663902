import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The entries that come with GuildOps, beside the source or beside the build. @throws Error when they are not there */
export function ownFolder(): string {
  const found = ['../../../knowledge', '../../../../knowledge']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (found === undefined)
    throw new Error('The folder knowledge, which comes with GuildOps, is not there. Install it again.');
  return found;
}

/** All folders that count: ours, and the team's own where there is one. */
export const foldersOf = ({ GUILDOPS_KNOWLEDGE: own }: { GUILDOPS_KNOWLEDGE?: string | undefined }): string[] => [
  ownFolder(),
  ...(own ? [own] : []),
];

import { PermissionFlagsBits } from 'discord.js';
import { doorWords } from './door-words.ts';

/** What a lobby and its thread take. Sending in a thread is a permission of its own. */
const NEEDED: readonly [bigint, string][] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.AttachFiles, 'Attach Files'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
  [PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
];

const POSTS_A_LOBBY: readonly string[] = ['cloud-deploy', 'cloud-rollback'];

/** Names of the permissions that are not among these. */
export const lackingOf = (ours: bigint): string[] =>
  (ours & PermissionFlagsBits.Administrator) === 0n
    ? NEEDED.filter(([bit]) => (ours & bit) === 0n).map(([, name]) => name)
    : [];

/** What to tell somebody whose command would post a lobby where we cannot; undefined when all is well. */
export function missingPermissions(command: string, appPermissions: string): string | undefined {
  if (!POSTS_A_LOBBY.includes(command)) return undefined;
  const missing = lackingOf(BigInt(appPermissions));
  return missing.length > 0 ? doorWords.missingPermissions(missing) : undefined;
}

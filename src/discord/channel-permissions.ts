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

/** What to tell somebody whose command would post a lobby where we cannot; undefined when all is well. */
export function missingPermissions(command: string, appPermissions: string): string | undefined {
  const ours = BigInt(appPermissions);
  if (!POSTS_A_LOBBY.includes(command) || (ours & PermissionFlagsBits.Administrator) !== 0n) return undefined;
  const missing = NEEDED.filter(([bit]) => (ours & bit) === 0n).map(([, name]) => name);
  return missing.length > 0 ? doorWords.missingPermissions(missing) : undefined;
}

import { PermissionsBitField, REST, Routes } from 'discord.js';
import type { GuildId } from '../core/ids.ts';

/** What the invitation asks for; a lobby and its thread need them all. */
export const INVITE_PERMISSIONS = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'ManageThreads',
] as const;

export interface DiscordProbe {
  bot: string;
  /** Per bound server: its name, or undefined where the bot is not; and what its roles lack. */
  guilds: readonly { id: GuildId; name?: string; missing: readonly string[] }[];
}

interface Seen {
  id: string;
  name: string;
  permissions: string;
}

/** Asks Discord who the token is for and where it may work. @throws DiscordAPIError, 401 for a wrong token */
export async function probeDiscord({
  token,
  apiUrl,
  guilds,
}: {
  token: string;
  apiUrl?: string;
  guilds: readonly GuildId[];
}): Promise<DiscordProbe> {
  const rest = new REST({ retries: 0, timeout: 5_000, ...(apiUrl && { api: apiUrl }) }).setToken(token);
  const [bot, seen] = await Promise.all([rest.get(Routes.user()), rest.get(Routes.userGuilds())]);
  return {
    bot: (bot as { username: string }).username,
    guilds: guilds.map((id) => {
      const guild = (seen as Seen[]).find((one) => one.id === id);
      if (!guild) return { id, missing: [] };
      return {
        id,
        name: guild.name,
        missing: new PermissionsBitField(BigInt(guild.permissions)).missing([...INVITE_PERMISSIONS]),
      };
    }),
  };
}

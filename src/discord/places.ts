import { performance } from 'node:perf_hooks';
import { type ChannelType, type Client, Constants, type GuildBasedChannel, Routes } from 'discord.js';
import type { GuildId } from '../core/ids.ts';
import type { Reached } from '../deploy/ports.ts';
import { lackingOf } from './channel-permissions.ts';

/** What the connection knows of servers without asking: where we may write, and in which language a server speaks. */
export interface Places {
  /** Names of the permissions that we lack in a channel; undefined for a channel that is gone or hidden from us. */
  lacking(guild: GuildId, channel: string): readonly string[] | undefined;
  /** Discord's locale of a server. */
  localeOf(guild: GuildId): string | undefined;
  openThreads(): number;
  /** How long Discord takes to answer a small question. */
  answers(): Promise<Reached>;
}

const isThread = (channel: { type: ChannelType }): boolean =>
  (Constants.ThreadChannelTypes as ChannelType[]).includes(channel.type);

export function createPlaces(client: Client): Places {
  const channelIn = (guild: GuildId, id: string): GuildBasedChannel | undefined =>
    client.guilds.cache.get(guild)?.channels.cache.get(id);
  return {
    lacking(guild, id) {
      const channel = channelIn(guild, id);
      const me = client.guilds.cache.get(guild)?.members.me;
      if (!channel || !me) return undefined;
      return lackingOf(channel.permissionsFor(me).bitfield);
    },
    localeOf: (guild) => client.guilds.cache.get(guild)?.preferredLocale,
    openThreads: () =>
      client.channels.cache.filter((channel) => isThread(channel) && !('archived' in channel && channel.archived)).size,
    async answers() {
      const began = performance.now();
      try {
        await client.rest.get(Routes.user());
        return { ms: Math.round(performance.now() - began) };
      } catch (error) {
        return { why: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

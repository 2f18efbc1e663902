import { ChannelType, type GatewayGuildCreateDispatchData, OverwriteType } from 'discord-api-types/v10';
import type { ChannelRecord, DmChannel, GuildRecord, TextChannel, ThreadChannel } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { NO_FLAGS, toMember, toRole, toTimestamp, toUser, userOf } from './people.ts';

const messagesIn = (world: World, channelId: string) =>
  [...world.messages.values()].filter((message) => message.channelId === channelId && !message.visibleTo);

const lastMessageId = (world: World, channelId: string) => messagesIn(world, channelId).at(-1)?.id ?? null;

const toTextChannel = (world: World, channel: TextChannel) => ({
  id: channel.id,
  type: ChannelType.GuildText as const,
  guild_id: channel.guildId,
  name: channel.name,
  position: channel.position,
  flags: NO_FLAGS,
  topic: null,
  nsfw: false,
  parent_id: null,
  rate_limit_per_user: 0,
  last_message_id: lastMessageId(world, channel.id),
  permission_overwrites: channel.overwrites.map(({ id, kind, allow, deny }) => ({
    id,
    type: kind === 'role' ? OverwriteType.Role : OverwriteType.Member,
    allow: allow.toString(),
    deny: deny.toString(),
  })),
});

const toThread = (world: World, thread: ThreadChannel) => ({
  id: thread.id,
  type: thread.isPrivate ? (ChannelType.PrivateThread as const) : (ChannelType.PublicThread as const),
  guild_id: thread.guildId,
  parent_id: thread.parentId,
  owner_id: thread.ownerId,
  name: thread.name,
  flags: NO_FLAGS,
  rate_limit_per_user: 0,
  last_message_id: lastMessageId(world, thread.id),
  message_count: messagesIn(world, thread.id).length,
  total_message_sent: messagesIn(world, thread.id).length,
  member_count: 1,
  thread_metadata: {
    archived: thread.archived,
    locked: thread.locked,
    auto_archive_duration: thread.autoArchiveMinutes,
    archive_timestamp: toTimestamp(thread.archivedAt),
    create_timestamp: toTimestamp(thread.createdAt),
  },
});

const toDm = (world: World, channel: DmChannel) => ({
  id: channel.id,
  type: ChannelType.DM as const,
  flags: NO_FLAGS,
  last_message_id: lastMessageId(world, channel.id),
  recipients: [toUser(userOf(world, channel.recipientId))],
});

export function toChannel(world: World, channel: ChannelRecord) {
  switch (channel.kind) {
    case 'text':
      return toTextChannel(world, channel);
    case 'thread':
      return toThread(world, channel);
    case 'dm':
      return toDm(world, channel);
  }
}

const channelsOf = (world: World, guildId: string) =>
  [...world.channels.values()].filter((channel) => channel.kind !== 'dm' && channel.guildId === guildId);

const textChannels = (world: World, guildId: string) =>
  channelsOf(world, guildId).filter((channel): channel is TextChannel => channel.kind === 'text');

const openThreads = (world: World, guildId: string) =>
  channelsOf(world, guildId).filter(
    (channel): channel is ThreadChannel => channel.kind === 'thread' && !channel.archived,
  );

export const toTextChannels = (world: World, guildId: string) =>
  textChannels(world, guildId).map((channel) => toTextChannel(world, channel));

export const toOpenThreads = (world: World, guildId: string) =>
  openThreads(world, guildId).map((thread) => toThread(world, thread));

/** A guild as `GET /guilds/{id}` gives it. */
export const toGuild = (guild: GuildRecord) => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  features: [],
  owner_id: guild.ownerId,
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300 as const,
  system_channel_id: null,
  system_channel_flags: NO_FLAGS,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  roles: [...guild.roles.values()].map(toRole),
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: guild.locale,
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  hub_type: null,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
});

/** A guild as the gateway announces it: of the members only the bot, as without the privileged intent. */
export function toGuildCreate(world: World, guild: GuildRecord): GatewayGuildCreateDispatchData {
  const bot = guild.members.get(world.bot.id);
  return {
    ...toGuild(guild),
    joined_at: toTimestamp(guild.joinedAt),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: bot ? [toMember(world, bot)] : [],
    channels: toTextChannels(world, guild.id),
    threads: toOpenThreads(world, guild.id),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

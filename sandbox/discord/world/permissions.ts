import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelRecord, GuildRecord, MemberRecord, TextChannel } from './model.ts';
import type { World } from './world.ts';

export const EVERYTHING = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What a fresh server lets everyone do, without the rights that matter for moderation. */
export const EVERYONE_BY_DEFAULT =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseApplicationCommands;

/** What the bot's invitation asks for (research: 326417632256). */
export const BOT_BY_DEFAULT =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ManageThreads;

/** What the roles of a member add up to. The owner and administrators may do everything. */
export function guildPermissions(guild: GuildRecord, member: MemberRecord): bigint {
  if (member.userId === guild.ownerId) return EVERYTHING;
  const roles = [guild.id, ...member.roleIds];
  const sum = roles.reduce((all, id) => all | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  return sum & PermissionFlagsBits.Administrator ? EVERYTHING : sum;
}

/**
 * The same in one channel: everyone's overwrite, then those of the roles together, then the member's own.
 * Source: https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function channelPermissions(guild: GuildRecord, member: MemberRecord, channel: TextChannel): bigint {
  const base = guildPermissions(guild, member);
  if (base === EVERYTHING) return base;
  const stages = [
    channel.overwrites.filter(({ id }) => id === guild.id),
    channel.overwrites.filter(({ id, kind }) => kind === 'role' && member.roleIds.includes(id)),
    channel.overwrites.filter(({ id, kind }) => kind === 'member' && id === member.userId),
  ];
  return stages.reduce((now, overwrites) => {
    const deny = overwrites.reduce((all, overwrite) => all | overwrite.deny, 0n);
    const allow = overwrites.reduce((all, overwrite) => all | overwrite.allow, 0n);
    return (now & ~deny) | allow;
  }, base);
}

/** What a user may do where a message would appear: threads follow their parent, direct messages allow everything. */
export function permissionsIn(world: World, userId: string, channel: ChannelRecord): bigint {
  if (channel.kind === 'dm') return EVERYTHING;
  const guild = world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) return 0n;
  const place = channel.kind === 'thread' ? world.channels.get(channel.parentId) : channel;
  return place?.kind === 'text' ? channelPermissions(guild, member, place) : 0n;
}

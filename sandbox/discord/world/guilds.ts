import { Locale } from 'discord-api-types/v10';
import { toMember, toRole } from '../wire/people.ts';
import { toChannel, toGuildCreate } from '../wire/places.ts';
import type {
  ChannelRecord,
  GuildRecord,
  MemberRecord,
  Overwrite,
  RoleRecord,
  TextChannel,
  UserRecord,
} from './model.ts';
import { BOT_BY_DEFAULT, EVERYONE_BY_DEFAULT } from './permissions.ts';
import type { World } from './world.ts';

/** Takes a guild's id or a channel's id and so on, and the record that must be there. */
function existing<T>(records: Map<string, T>, id: string, kind: string): T {
  const record = records.get(id);
  if (!record) throw new Error(`No ${kind} ${id} in the sandbox Discord`);
  return record;
}

export const guildOf = (world: World, id: string): GuildRecord => existing(world.guilds, id, 'guild');
export const channelOf = (world: World, id: string): ChannelRecord => existing(world.channels, id, 'channel');
export const memberOf = (guild: GuildRecord, userId: string): MemberRecord =>
  existing(guild.members, userId, `member of ${guild.name}`);

export function createUser(world: World, name: string, locale: Locale = Locale.EnglishUS): UserRecord {
  const user = { id: world.nextId(), name, bot: false, dmsClosed: false, locale };
  world.users.set(user.id, user);
  return user;
}

const newRole = (guild: GuildRecord, id: string, name: string, permissions: bigint): RoleRecord => ({
  id,
  name,
  permissions,
  position: guild.roles.size,
  managed: false,
  mentionable: false,
});

export interface NewGuild {
  name: string;
  ownerId?: string;
  /** What the bot's own role allows; the rights of the invitation otherwise. */
  botPermissions?: bigint;
  /** The language that the guild says it speaks. */
  locale?: Locale;
}

/** A guild with @everyone (whose id is the guild's), an owner and the bot; a connected client hears of it. */
export function createGuild(world: World, given: NewGuild): GuildRecord {
  const { name, ownerId, botPermissions = BOT_BY_DEFAULT, locale = Locale.EnglishUS } = given;
  const id = world.nextId();
  const joinedAt = world.clock.now();
  const owner = ownerId ?? createUser(world, `${name} owner`).id;
  const guild: GuildRecord = { id, name, ownerId: owner, joinedAt, locale, roles: new Map(), members: new Map() };
  guild.roles.set(id, newRole(guild, id, '@everyone', EVERYONE_BY_DEFAULT));
  const botRole = { ...newRole(guild, world.nextId(), world.bot.name, botPermissions), managed: true };
  guild.roles.set(botRole.id, botRole);
  guild.members.set(owner, { userId: owner, roleIds: [], joinedAt });
  guild.members.set(world.bot.id, { userId: world.bot.id, roleIds: [botRole.id], joinedAt });
  world.guilds.set(id, guild);
  world.dispatch('GUILD_CREATE', toGuildCreate(world, guild), { guildId: id });
  return guild;
}

export function createTextChannel(world: World, guild: GuildRecord, name: string): TextChannel {
  const position = [...world.channels.values()].filter(({ kind }) => kind === 'text').length;
  const channel: TextChannel = { kind: 'text', id: world.nextId(), guildId: guild.id, name, position, overwrites: [] };
  world.channels.set(channel.id, channel);
  world.dispatch('CHANNEL_CREATE', toChannel(world, channel), { guildId: guild.id });
  return channel;
}

export function createRole(world: World, guild: GuildRecord, name: string, permissions = 0n): RoleRecord {
  const role = newRole(guild, world.nextId(), name, permissions);
  guild.roles.set(role.id, role);
  world.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role: toRole(role) }, { guildId: guild.id });
  return role;
}

/** Nothing is announced: members other than the bot travel only with the privileged intent. */
export function createMember(world: World, guild: GuildRecord, userId: string, roleIds: string[]): MemberRecord {
  for (const id of roleIds) existing(guild.roles, id, `role of ${guild.name}`);
  const member = { userId, roleIds: [...roleIds], joinedAt: world.clock.now() };
  guild.members.set(userId, member);
  return member;
}

/** Gives the bot or a person other roles; the client is told only about the bot's. */
export function setRoles(world: World, guild: GuildRecord, userId: string, roleIds: string[]): void {
  const member = memberOf(guild, userId);
  member.roleIds = [...new Set(roleIds)];
  if (userId !== world.bot.id) return;
  world.dispatch('GUILD_MEMBER_UPDATE', { guild_id: guild.id, ...toMember(world, member) }, { guildId: guild.id });
}

/** Changes what a role allows, and tells the client. */
export function setRolePermissions(world: World, guild: GuildRecord, roleId: string, permissions: bigint): void {
  const role = existing(guild.roles, roleId, `role of ${guild.name}`);
  role.permissions = permissions;
  world.dispatch('GUILD_ROLE_UPDATE', { guild_id: guild.id, role: toRole(role) }, { guildId: guild.id });
}

/** What a role, or the bot when none is named, may in one channel; the client is told. */
export function setOverwrite(
  world: World,
  channel: TextChannel,
  { allow = 0n, deny = 0n }: { allow?: bigint; deny?: bigint },
  roleId?: string,
): void {
  const id = roleId ?? world.bot.id;
  const overwrite: Overwrite = { id, kind: roleId ? 'role' : 'member', allow, deny };
  channel.overwrites = [...channel.overwrites.filter((each) => each.id !== id), overwrite];
  world.dispatch('CHANNEL_UPDATE', toChannel(world, channel), { guildId: channel.guildId });
}

/** Removes a channel or thread with everything in it; the client is told. */
export function removeChannel(world: World, channel: ChannelRecord): void {
  const threads = [...world.channels.values()].filter((each) => each.kind === 'thread' && each.parentId === channel.id);
  for (const thread of threads) removeChannel(world, thread);
  for (const message of [...world.messages.values()])
    if (message.channelId === channel.id) world.messages.delete(message.id);
  world.channels.delete(channel.id);
  if (channel.kind === 'dm') return;
  const event = channel.kind === 'thread' ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
  world.dispatch(event, toChannel(world, channel), { guildId: channel.guildId });
}

import type { APIGuildMember, APIRole, APIUser } from 'discord-api-types/v10';
import type { GuildRecord, MemberRecord, RoleRecord, UserRecord } from '../world/model.ts';
import { guildPermissions } from '../world/permissions.ts';
import type { World } from '../world/world.ts';

/** No bit set: a `number`, since the enums of flags have no name for nothing. */
export const NO_FLAGS: number = 0;

/** Discord writes UTC with an offset, never with a `Z`. */
export const toTimestamp = (ms: number) => new Date(ms).toISOString().replace('Z', '000+00:00');

export const toUser = ({ id, name, bot }: UserRecord) =>
  ({
    id,
    username: name,
    discriminator: '0',
    global_name: bot ? null : name,
    avatar: null,
    flags: NO_FLAGS,
    public_flags: NO_FLAGS,
    primary_guild: null,
    ...(bot ? { bot: true } : {}),
  }) satisfies APIUser;

export function userOf(world: World, id: string): UserRecord {
  const user = world.users.get(id);
  if (!user) throw new Error(`No user ${id} in the sandbox Discord`);
  return user;
}

export const toRole = (role: RoleRecord) =>
  ({
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managed,
    mentionable: role.mentionable,
    icon: null,
    unicode_emoji: null,
    flags: NO_FLAGS,
  }) satisfies APIRole;

export const toMember = (world: World, member: MemberRecord) =>
  ({
    user: toUser(userOf(world, member.userId)),
    nick: null,
    avatar: null,
    banner: null,
    roles: [...member.roleIds],
    joined_at: toTimestamp(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: NO_FLAGS,
    communication_disabled_until: null,
  }) satisfies APIGuildMember;

/** A member as interactions carry it: with what the person may do, so that the client needs no cache. */
export const toInteractionMember = (world: World, guild: GuildRecord, member: MemberRecord, permissions?: bigint) => ({
  ...toMember(world, member),
  permissions: (permissions ?? guildPermissions(guild, member)).toString(),
});

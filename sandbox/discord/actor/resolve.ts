import { toMember, toRole, toUser, userOf } from '../wire/people.ts';
import { toChannel } from '../wire/places.ts';
import type { GuildRecord } from '../world/model.ts';
import { guildPermissions, permissionsIn } from '../world/permissions.ts';
import type { World } from '../world/world.ts';

/** What people can point at in menus and options. */
export type Pointable = 'user' | 'role' | 'channel';

/** What was pointed at: ids, and the facts about them that travel along as `resolved`. */
export interface Resolved {
  ids: string[];
  resolved: Record<string, Record<string, object>>;
}

function namedIn(world: World, guild: GuildRecord, kind: Pointable): { id: string; name: string }[] {
  switch (kind) {
    case 'user':
      return [...guild.members.keys()].map((id) => userOf(world, id));
    case 'role':
      return [...guild.roles.values()];
    case 'channel':
      return [...world.channels.values()].flatMap((channel) =>
        channel.kind !== 'dm' && channel.guildId === guild.id ? [{ id: channel.id, name: channel.name }] : [],
      );
  }
}

/** The facts that Discord sends along for one id, by their collection. */
function factsOf(world: World, guild: GuildRecord, kind: Pointable, id: string): Record<string, object> {
  const channel = world.channels.get(id);
  const role = guild.roles.get(id);
  const member = guild.members.get(id);
  if (kind === 'channel' && channel) {
    return {
      channels: { ...toChannel(world, channel), permissions: permissionsIn(world, world.bot.id, channel).toString() },
    };
  }
  if (kind === 'role' && role) return { roles: toRole(role) };
  if (!member) return {};
  // As in Discord, the member comes without the user, which stands beside it.
  const { user: _user, deaf: _deaf, mute: _mute, ...rest } = toMember(world, member);
  return {
    users: toUser(userOf(world, id)),
    members: { ...rest, permissions: guildPermissions(guild, member).toString() },
  };
}

/** Finds what `wanted` names, by id or by name. @throws Error when there is no such thing in the guild */
export function resolve(world: World, guild: GuildRecord, kinds: Pointable[], wanted: string[]): Resolved {
  const found: Resolved = { ids: [], resolved: {} };
  for (const text of wanted) {
    const hit = kinds
      .flatMap((kind) => namedIn(world, guild, kind).map((named) => ({ kind, ...named })))
      .find(({ id, name }) => id === text || name === text);
    if (!hit) throw new Error(`There is no ${kinds.join(' or ')} "${text}" in ${guild.name}`);
    found.ids.push(hit.id);
    for (const [collection, facts] of Object.entries(factsOf(world, guild, hit.kind, hit.id))) {
      found.resolved[collection] = { ...found.resolved[collection], [hit.id]: facts };
    }
  }
  return found;
}

export function mergeResolved(parts: Resolved['resolved'][]): Resolved['resolved'] {
  const all: Resolved['resolved'] = {};
  for (const part of parts) {
    for (const [collection, entries] of Object.entries(part)) all[collection] = { ...all[collection], ...entries };
  }
  return all;
}

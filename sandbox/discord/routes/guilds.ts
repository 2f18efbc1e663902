import { ok } from '../http/call.ts';
import { errors } from '../http/errors.ts';
import type { Route } from '../http/router.ts';
import { toMember, toRole, toUser } from '../wire/people.ts';
import { toChannel, toGuild, toOpenThreads, toTextChannels } from '../wire/places.ts';
import type { DmChannel, GuildRecord } from '../world/model.ts';
import type { World } from '../world/world.ts';

function knownGuild(world: World, id: string | undefined): GuildRecord {
  const guild = world.guilds.get(id ?? '');
  if (!guild) throw errors.unknownGuild();
  return guild;
}

/** The direct channel with a person; asking again gives the same one. */
function openDm(world: World, recipientId: string): DmChannel {
  if (!world.users.has(recipientId) || recipientId === world.bot.id) throw errors.unknownUser();
  const before = [...world.channels.values()].find(
    (channel) => channel.kind === 'dm' && channel.recipientId === recipientId,
  );
  if (before?.kind === 'dm') return before;
  const channel: DmChannel = { kind: 'dm', id: world.nextId(), recipientId };
  world.channels.set(channel.id, channel);
  return channel;
}

export const guildRoutes: Route[] = [
  {
    method: 'GET',
    path: '/guilds/{guild_id}',
    operation: 'get_guild',
    auth: 'bot',
    answer: ({ params }, world) => ok(toGuild(knownGuild(world, params.guild_id))),
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/channels',
    operation: 'list_guild_channels',
    auth: 'bot',
    answer: ({ params }, world) => ok(toTextChannels(world, knownGuild(world, params.guild_id).id)),
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/threads/active',
    operation: 'get_active_guild_threads',
    auth: 'bot',
    answer: ({ params }, world) =>
      ok({ threads: toOpenThreads(world, knownGuild(world, params.guild_id).id), members: [], has_more: false }),
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/roles',
    operation: 'list_guild_roles',
    auth: 'bot',
    answer: ({ params }, world) => ok([...knownGuild(world, params.guild_id).roles.values()].map(toRole)),
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/members/{user_id}',
    operation: 'get_guild_member',
    auth: 'bot',
    answer({ params }, world) {
      const member = knownGuild(world, params.guild_id).members.get(params.user_id ?? '');
      if (!member) throw errors.unknownMember();
      return ok(toMember(world, member));
    },
  },
  {
    method: 'GET',
    path: '/users/{user_id}',
    operation: 'get_user',
    auth: 'bot',
    answer({ params }, world) {
      const user = world.users.get(params.user_id ?? '');
      if (!user) throw errors.unknownUser();
      return ok(toUser(user));
    },
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    operation: 'create_dm',
    auth: 'bot',
    answer({ body }, world) {
      const { recipient_id: recipientId } = body as { recipient_id: string };
      return ok(toChannel(world, openDm(world, recipientId)));
    },
  },
];

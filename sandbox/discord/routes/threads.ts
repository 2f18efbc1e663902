import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type Call, created, noContent, ok, type Reply } from '../http/call.ts';
import { errors, invalidForm } from '../http/errors.ts';
import type { Route } from '../http/router.ts';
import { lengthProblems } from '../rules/problem.ts';
import { toChannel } from '../wire/places.ts';
import type { ThreadChannel } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { demand, publicMessage, visibleChannel } from './access.ts';

const { CreatePublicThreads, CreatePrivateThreads, ManageThreads, ManageChannels } = PermissionFlagsBits;
const DAY_MINUTES = 1440;
const PRIVATE_THREAD = 12;

interface ThreadBody {
  name?: string;
  type?: number;
  auto_archive_duration?: number | null;
  archived?: boolean;
  locked?: boolean;
}

const checkName = ({ name }: ThreadBody): void => {
  const problems = lengthProblems(['name'], name, [1, 100]);
  if (problems.length > 0) throw invalidForm(problems);
};

function openThread(world: World, parentId: string | undefined, id: string, body: ThreadBody): Reply {
  const parent = visibleChannel(world, parentId);
  if (parent.kind !== 'text') throw errors.missingPermissions();
  checkName(body);
  const isPrivate = body.type === PRIVATE_THREAD;
  demand(world, parent, isPrivate ? CreatePrivateThreads : CreatePublicThreads);
  const now = world.clock.now();
  const thread: ThreadChannel = {
    kind: 'thread',
    id,
    guildId: parent.guildId,
    parentId: parent.id,
    name: body.name ?? '',
    ownerId: world.bot.id,
    archived: false,
    locked: false,
    autoArchiveMinutes: body.auto_archive_duration ?? DAY_MINUTES,
    archivedAt: now,
    createdAt: now,
    isPrivate,
  };
  world.channels.set(id, thread);
  world.dispatch('THREAD_CREATE', { ...toChannel(world, thread), newly_created: true }, { guildId: parent.guildId });
  return created(toChannel(world, thread));
}

/** A thread on a message has the message's id, so there can be one only. @throws DiscordError 160004 */
function fromMessage({ params, body }: Call, world: World): Reply {
  const message = publicMessage(world, visibleChannel(world, params.channel_id), params.message_id);
  if (world.channels.has(message.id)) throw errors.threadExists();
  return openThread(world, params.channel_id, message.id, { ...(body as ThreadBody), type: 11 });
}

/** Its creator may rename and archive a thread; locking takes the right to manage threads. */
function updateThread(world: World, thread: ThreadChannel, body: ThreadBody): Reply {
  if (body.locked !== undefined && body.locked !== thread.locked) demand(world, thread, ManageThreads);
  if (thread.ownerId !== world.bot.id) demand(world, thread, ManageThreads);
  const onlyOpens = body.archived === false;
  const changes = body.name !== undefined || body.auto_archive_duration !== undefined;
  if (thread.archived && !onlyOpens && changes) throw errors.threadArchived();
  checkName(body);
  if (body.archived !== undefined && body.archived !== thread.archived) thread.archivedAt = world.clock.now();
  thread.archived = body.archived ?? thread.archived;
  thread.locked = body.locked ?? thread.locked;
  thread.name = body.name ?? thread.name;
  thread.autoArchiveMinutes = body.auto_archive_duration ?? thread.autoArchiveMinutes;
  world.dispatch('THREAD_UPDATE', toChannel(world, thread), { guildId: thread.guildId });
  return ok(toChannel(world, thread));
}

function update({ params, body }: Call, world: World): Reply {
  const channel = visibleChannel(world, params.channel_id);
  const sent = body as ThreadBody;
  if (channel.kind === 'thread') return updateThread(world, channel, sent);
  demand(world, channel, ManageChannels);
  if (channel.kind === 'text') channel.name = sent.name ?? channel.name;
  return ok(toChannel(world, channel));
}

export const threadRoutes: Route[] = [
  {
    method: 'POST',
    path: '/channels/{channel_id}/messages/{message_id}/threads',
    operation: 'create_thread_from_message',
    auth: 'bot',
    answer: fromMessage,
  },
  {
    method: 'POST',
    path: '/channels/{channel_id}/threads',
    operation: 'create_thread',
    auth: 'bot',
    answer: ({ params, body }, world) =>
      openThread(world, params.channel_id, world.nextId(), { type: PRIVATE_THREAD, ...(body as ThreadBody) }),
  },
  {
    method: 'GET',
    path: '/channels/{channel_id}',
    operation: 'get_channel',
    auth: 'bot',
    answer: ({ params }, world) => ok(toChannel(world, visibleChannel(world, params.channel_id))),
  },
  { method: 'PATCH', path: '/channels/{channel_id}', operation: 'update_channel', auth: 'bot', answer: update },
  {
    method: 'PUT',
    path: '/channels/{channel_id}/thread-members/@me',
    operation: 'join_thread',
    auth: 'bot',
    answer({ params }, world) {
      visibleChannel(world, params.channel_id);
      return noContent;
    },
  },
  {
    method: 'POST',
    path: '/channels/{channel_id}/typing',
    operation: 'trigger_typing_indicator',
    auth: 'bot',
    answer({ params }, world) {
      visibleChannel(world, params.channel_id);
      return noContent;
    },
  },
];

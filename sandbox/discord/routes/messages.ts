import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type Call, noContent, ok, type Reply } from '../http/call.ts';
import { errors } from '../http/errors.ts';
import type { Route } from '../http/router.ts';
import type { MessageBody } from '../messages/body.ts';
import type { MessageRecord } from '../messages/model.ts';
import { deleteMessage, editMessage, postMessage } from '../messages/write.ts';
import { toMessage } from '../wire/message.ts';
import { toChannel } from '../wire/places.ts';
import type { ChannelRecord } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { demand, mayAll, publicMessage, visibleChannel } from './access.ts';

const { SendMessages, SendMessagesInThreads, AttachFiles, ReadMessageHistory, ManageMessages } = PermissionFlagsBits;
const CHANNEL = '/channels/{channel_id}/messages';
const MESSAGE = `${CHANNEL}/{message_id}`;
/** How long the same nonce means the same message; Discord says "a few minutes". */
const NONCE_VALID_MS = 5 * 60_000;

/** The message that was already made with this nonce, so that a repeated call makes no second one. */
function alreadySent(
  world: World,
  channel: ChannelRecord,
  { nonce, enforce_nonce }: MessageBody,
): MessageRecord | undefined {
  if (!enforce_nonce || nonce == null) return undefined;
  const since = world.clock.now() - NONCE_VALID_MS;
  return [...world.messages.values()].find(
    (message) => message.channelId === channel.id && message.nonce === nonce && message.createdAt >= since,
  );
}

/** A message to an archived thread opens it again, unless it is locked. @throws DiscordError 50007, 50083 */
function openFor(world: World, channel: ChannelRecord): void {
  if (channel.kind === 'dm' && world.users.get(channel.recipientId)?.dmsClosed) throw errors.dmsClosed();
  if (channel.kind !== 'thread' || !channel.archived) return;
  if (channel.locked) throw errors.threadArchived();
  channel.archived = false;
  channel.archivedAt = world.clock.now();
  world.dispatch('THREAD_UPDATE', toChannel(world, channel), { guildId: channel.guildId });
}

function create({ params, body, files }: Call, world: World): Reply {
  const channel = visibleChannel(world, params.channel_id);
  const sent = body as MessageBody;
  demand(world, channel, channel.kind === 'thread' ? SendMessagesInThreads : SendMessages);
  if (files.length > 0) demand(world, channel, AttachFiles);
  const before = alreadySent(world, channel, sent);
  if (before) return ok(toMessage(world, before));
  openFor(world, channel);
  return ok(toMessage(world, postMessage(world, { channel, body: sent, files })));
}

function edit({ params, body, files }: Call, world: World): Reply {
  const channel = visibleChannel(world, params.channel_id);
  const message = publicMessage(world, channel, params.message_id);
  if (message.authorId !== world.bot.id) throw errors.notTheAuthor();
  if (channel.kind === 'thread' && channel.archived) throw errors.threadArchived();
  return ok(toMessage(world, editMessage(world, message, body as MessageBody, files)));
}

function remove({ params }: Call, world: World): Reply {
  const channel = visibleChannel(world, params.channel_id);
  const message = publicMessage(world, channel, params.message_id);
  if (message.authorId !== world.bot.id) demand(world, channel, ManageMessages);
  deleteMessage(world, message);
  return noContent;
}

/** Newest first, as Discord lists them; without the right to read history there is none. */
function list({ params, query }: Call, world: World): Reply {
  const channel = visibleChannel(world, params.channel_id);
  if (!mayAll(world, channel, ReadMessageHistory)) return ok([]);
  const [after, before] = [query.get('after'), query.get('before')];
  const found = [...world.messages.values()].filter(
    ({ channelId, visibleTo, id }) =>
      channelId === channel.id &&
      !visibleTo &&
      (after === null || BigInt(id) > BigInt(after)) &&
      (before === null || BigInt(id) < BigInt(before)),
  );
  const newest = found.slice(-Number(query.get('limit') ?? 50)).reverse();
  return ok(newest.map((message) => toMessage(world, message)));
}

export const messageRoutes: Route[] = [
  { method: 'POST', path: CHANNEL, operation: 'create_message', auth: 'bot', answer: create },
  { method: 'GET', path: CHANNEL, operation: 'list_messages', auth: 'bot', answer: list },
  {
    method: 'GET',
    path: MESSAGE,
    operation: 'get_message',
    auth: 'bot',
    answer({ params }, world) {
      const channel = visibleChannel(world, params.channel_id);
      return ok(toMessage(world, publicMessage(world, channel, params.message_id)));
    },
  },
  { method: 'PATCH', path: MESSAGE, operation: 'update_message', auth: 'bot', answer: edit },
  { method: 'DELETE', path: MESSAGE, operation: 'delete_message', auth: 'bot', answer: remove },
];

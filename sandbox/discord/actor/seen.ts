import { MessageFlags } from 'discord-api-types/v10';
import type { SeenFile, SeenMessage, SeenThread } from '../api.ts';
import { attachmentUrl } from '../messages/attachments.ts';
import { readableText } from '../render/text.ts';
import { userOf } from '../wire/people.ts';
import type { AttachmentRecord, MessageRecord, ThreadChannel } from '../world/model.ts';
import type { World } from '../world/world.ts';

const toSeenFile = (world: World, channelId: string, file: AttachmentRecord): SeenFile => ({
  filename: file.filename,
  contentType: file.contentType,
  url: attachmentUrl(world, channelId, file),
  content: file.content,
  text: () => file.content.toString('utf8'),
});

/** The name behind an id, be it a person's, a role's or a channel's. */
function nameOf(world: World, id: string): string | undefined {
  const channel = world.channels.get(id);
  if (channel) return channel.kind === 'dm' ? undefined : channel.name;
  const roles = [...world.guilds.values()].flatMap((guild) => guild.roles.get(id) ?? []);
  return world.users.get(id)?.name ?? roles[0]?.name;
}

function namesIn(world: World, message: MessageRecord): Record<string, string> {
  const text = JSON.stringify([message.content, message.components, message.embeds]);
  const ids = [...text.matchAll(/<(?:@[!&]?|#)(\d+)>/g)].map(([, id]) => id ?? '');
  return Object.fromEntries(ids.flatMap((id) => [[id, nameOf(world, id) ?? 'unknown']]));
}

export function toSeen(world: World, message: MessageRecord): SeenMessage {
  const { id, channelId, content, flags, revision, pings, createdAt, visibleTo } = message;
  const seen = {
    id,
    channelId,
    author: userOf(world, message.authorId).name,
    content,
    embeds: structuredClone(message.embeds),
    components: structuredClone(message.components),
    files: message.attachments.map((file) => toSeenFile(world, channelId, file)),
    flags,
    isLoading: (flags & MessageFlags.Loading) !== 0,
    isEdited: message.editedAt !== undefined,
    revision,
    pings,
    createdAt,
    names: namesIn(world, message),
    ...(visibleTo ? { visibleTo } : {}),
  };
  return { ...seen, text: readableText(seen) };
}

/** The messages of a channel that everyone sees, and with a reader also the ephemeral ones for those eyes. */
export const messagesIn = (world: World, channelId: string, readerId?: string): SeenMessage[] =>
  [...world.messages.values()]
    .filter((message) => message.channelId === channelId && (!message.visibleTo || message.visibleTo === readerId))
    .map((message) => toSeen(world, message));

export function dmsOf(world: World, userId: string): SeenMessage[] {
  const channel = [...world.channels.values()].find((each) => each.kind === 'dm' && each.recipientId === userId);
  return channel ? messagesIn(world, channel.id) : [];
}

export const toSeenThread = ({ id, name, parentId, archived, locked }: ThreadChannel): SeenThread => ({
  id,
  name,
  parentId,
  isArchived: archived,
  isLocked: locked,
});

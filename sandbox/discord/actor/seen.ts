import { MessageFlags } from 'discord-api-types/v10';
import type { SeenFile, SeenMessage, SeenThread } from '../api.ts';
import { attachmentUrl } from '../messages/attachments.ts';
import type { AttachmentRecord, MessageRecord } from '../messages/model.ts';
import { readableText } from '../render/text.ts';
import { userOf } from '../wire/people.ts';
import type { ThreadChannel } from '../world/model.ts';
import type { World } from '../world/world.ts';

const toSeenFile = (world: World, channelId: string, file: AttachmentRecord): SeenFile => ({
  filename: file.filename,
  contentType: file.contentType,
  ...(file.description ? { alt: file.description } : {}),
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

function namesIn(
  world: World,
  parts: Pick<MessageRecord, 'content' | 'embeds' | 'components'>,
): Record<string, string> {
  const text = JSON.stringify(parts);
  const ids = [...text.matchAll(/<(?:@[!&]?|#)(\d+)>/g)].map(([, id]) => id ?? '');
  return Object.fromEntries(ids.flatMap((id) => [[id, nameOf(world, id) ?? 'unknown']]));
}

const seen = new WeakMap<MessageRecord, SeenMessage>();

/** Looked at once for each revision: everybody who waits looks at every message after every change. */
export function toSeen(world: World, message: MessageRecord): SeenMessage {
  const known = seen.get(message);
  if (known?.revision === message.revision) return known;
  const look = lookAt(world, message);
  seen.set(message, look);
  return look;
}

/** What can be read is worked out only when somebody reads it: most messages are passed over. */
function lookAt(world: World, message: MessageRecord): SeenMessage {
  const { id, channelId, content, embeds, components, flags, revision, pings, createdAt, visibleTo } = message;
  // A copy of the fields: an edit replaces them in the record and leaves this look as it was.
  const then = { content, embeds, components };
  const author = userOf(world, message.authorId);
  let text: string | undefined;
  return {
    id,
    channelId,
    author: author.name,
    isOfBot: author.bot,
    ...then,
    files: message.attachments.map((file) => toSeenFile(world, channelId, file)),
    flags,
    isLoading: (flags & MessageFlags.Loading) !== 0,
    isEdited: message.editedAt !== undefined,
    revision,
    pings,
    createdAt,
    ...(visibleTo ? { visibleTo } : {}),
    get names() {
      return namesIn(world, then);
    },
    get text() {
      text ??= readableText(this);
      return text;
    },
  };
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

export const toSeenThread = ({
  id,
  name,
  parentId,
  archived,
  locked,
  autoArchiveMinutes,
}: ThreadChannel): SeenThread => ({
  id,
  name,
  parentId,
  isArchived: archived,
  archivesAfter: autoArchiveMinutes,
  isLocked: locked,
});

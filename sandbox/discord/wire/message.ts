import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { InteractionRecord } from '../interactions/model.ts';
import { attachmentUrl } from '../messages/attachments.ts';
import type { AttachmentRecord, Component, MessageRecord } from '../messages/model.ts';
import { flatten, isSelect } from '../messages/tree.ts';
import type { World } from '../world/world.ts';
import { toTimestamp, toUser, userOf } from './people.ts';
import { toChannel } from './places.ts';

/** Fills what Discord adds to components in its answers: an id each, and the defaults of what was left out. */
export function toComponents(world: World, message: MessageRecord): Component[] {
  const taken = new Set(flatten(message.components).map(({ id }) => id));
  let last = 0;
  const nextId = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const media = (url: string) => {
    const file = message.attachments.find(({ filename }) => url === `attachment://${filename}`);
    const at = file ? attachmentUrl(world, message.channelId, file) : url;
    return {
      id: file?.id ?? message.id,
      url: at,
      proxy_url: at,
      ...(file ? { attachment_id: file.id, content_type: file.contentType } : {}),
    };
  };
  const fill = (component: Component): Component => {
    const { components, accessory, ...own } = component;
    const id = own.id || nextId();
    return {
      ...own,
      id,
      ...defaultsOf(component, message.attachments),
      ...(own.file ? { file: media(own.file.url) } : {}),
      ...(own.media ? { media: media(own.media.url) } : {}),
      ...(own.items
        ? {
            items: own.items.map((item) => ({
              description: null,
              spoiler: false,
              ...item,
              media: media(item.media.url),
            })),
          }
        : {}),
      ...(components ? { components: components.map(fill) } : {}),
      ...(accessory ? { accessory: fill(accessory) } : {}),
    };
  };
  return message.components.map(fill);
}

function defaultsOf(component: Component, attachments: AttachmentRecord[]): object {
  if (isSelect(component)) return { min_values: component.min_values ?? 1, max_values: component.max_values ?? 1 };
  switch (component.type) {
    case ComponentType.Container:
      return { accent_color: component.accent_color ?? null, spoiler: component.spoiler ?? false };
    case ComponentType.Separator:
      return { spacing: component.spacing ?? 1, divider: component.divider ?? true };
    case ComponentType.Thumbnail:
      return { description: component.description ?? null, spoiler: component.spoiler ?? false };
    case ComponentType.File: {
      const file = attachments.find(({ filename }) => component.file?.url === `attachment://${filename}`);
      return { name: file?.filename ?? null, size: file?.content.length ?? null, spoiler: component.spoiler ?? false };
    }
    default:
      return {};
  }
}

/** From which interaction a message comes, as far back as the command that began it. */
function toMetadata(world: World, interaction: InteractionRecord): object {
  const { id, type, userId, guildId, messageId, cause } = interaction;
  const owners = guildId ? { 0: guildId } : {};
  return {
    id,
    type,
    user: toUser(userOf(world, userId)),
    authorizing_integration_owners: owners,
    ...(messageId && !cause ? { interacted_message_id: messageId } : {}),
    ...(cause ? { triggering_interaction_metadata: toMetadata(world, cause) } : {}),
  };
}

const toAttachment = (world: World, channelId: string, file: AttachmentRecord, isEphemeral: boolean) => ({
  id: file.id,
  filename: file.filename,
  size: file.content.length,
  url: attachmentUrl(world, channelId, file),
  proxy_url: attachmentUrl(world, channelId, file),
  content_type: file.contentType,
  ...(file.description ? { description: file.description } : {}),
  ...(isEphemeral ? { ephemeral: true } : {}),
});

/** A message as every route and event shows it. */
export function toMessage(world: World, message: MessageRecord): object {
  const { id, channelId, via, pings } = message;
  const thread = world.channels.get(id);
  const hasThread = thread?.kind === 'thread' ? { thread: toChannel(world, thread) } : {};
  const mentioned = pings.users.flatMap((userId) => world.users.get(userId) ?? []);
  return {
    id,
    channel_id: channelId,
    author: toUser(userOf(world, message.authorId)),
    type: message.type,
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: toComponents(world, message),
    attachments: message.attachments.map((file) => toAttachment(world, channelId, file, Boolean(message.visibleTo))),
    flags: thread ? message.flags | MessageFlags.HasThread : message.flags,
    mentions: mentioned.map(toUser),
    mention_roles: pings.roles,
    mention_everyone: pings.everyone,
    timestamp: toTimestamp(message.createdAt),
    edited_timestamp: message.editedAt ? toTimestamp(message.editedAt) : null,
    pinned: false,
    tts: false,
    ...hasThread,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(via
      ? { application_id: world.bot.id, webhook_id: world.bot.id, interaction_metadata: toMetadata(world, via) }
      : {}),
  };
}
